"""Recipes made of itertools: chunks, windows, round robin, powersets, primes, flattening, grouping."""

import itertools
import operator
from collections import deque


def chunks(iterable, size):
    iterator = iter(iterable)
    while chunk := tuple(itertools.islice(iterator, size)):
        yield chunk


def windows(iterable, size):
    iterator = iter(iterable)
    window = deque(itertools.islice(iterator, size), maxlen=size)
    if len(window) == size:
        yield tuple(window)
    for item in iterator:
        window.append(item)
        yield tuple(window)


def round_robin(*iterables):
    pending = deque(map(iter, iterables))
    while pending:
        try:
            yield next(pending[0])
            pending.rotate(-1)
        except StopIteration:
            pending.popleft()


def powerset(items):
    return itertools.chain.from_iterable(itertools.combinations(items, n) for n in range(len(items) + 1))


def primes():
    multiples = {}
    for n in itertools.count(2):
        step = multiples.pop(n, None)
        if step is None:
            yield n
            multiples[n * n] = n
        else:
            place = next(m for m in itertools.count(n + step, step) if m not in multiples)
            multiples[place] = step


print(list(chunks("abcdefg", 3)), list(windows(range(5), 3)), "".join(round_robin("abc", "d", "ef")), list(powerset("xyz")), list(itertools.islice(primes(), 12)))
print([(key, len(list(group))) for key, group in itertools.groupby("aaabccd")], list(itertools.accumulate([1, 2, 3, 4], operator.mul)), list(itertools.accumulate("abc", initial=">")), list(itertools.pairwise("abcd")))
print(list(itertools.zip_longest("ab", "c", fillvalue="-")), list(itertools.starmap(pow, [(2, 3), (3, 2)])), list(itertools.compress("abcd", [1, 0, 1])), list(itertools.takewhile(lambda x: x < 3, [1, 2, 5, 1])), list(itertools.dropwhile(str.islower, "abCd")), list(itertools.filterfalse(None, [0, 1, "", 2])))
first, second = itertools.tee(iter(range(3)))
next(first)
print(list(zip(first, second)), list(itertools.product("ab", repeat=2)), list(itertools.permutations("abc", 2))[:3], list(itertools.combinations_with_replacement("ab", 2)), next(itertools.cycle([7])), list(itertools.repeat("x", 2)), list(itertools.islice("abcdefg", 1, None, 3)))
groups = {k: list(g) for k, g in itertools.groupby(sorted(["apple", "bob", "avocado", "cat"]), key=lambda w: w[0])}
print(groups, sum(1 for _ in itertools.chain("ab", [1], {2: 3})), list(map(operator.itemgetter(1), enumerate("ab"))))
