"""itertools: one look at every function, with odd arguments."""

import itertools as it

s = it.islice
print(list(s(it.count(5, 2), 3)), list(s(it.count(0.5, 0.25), 3)), list(s(it.cycle("ab"), 5)), list(it.repeat(1, 3)), list(it.accumulate([1, 2, 3])), list(it.accumulate([3, 1, 2], max)), list(it.accumulate([1, 2], initial=10)), list(it.accumulate([], initial=0)), list(it.chain("ab", [1], ())), list(it.chain.from_iterable(["ab", "c"])), list(it.compress("abcd", [1, 0, "x", None])), list(it.dropwhile(lambda x: x < 3, [1, 4, 2])), list(it.takewhile(lambda x: x < 3, [1, 4, 2])), list(it.filterfalse(None, [0, 1, ""])))
print([(k, list(g)) for k, g in it.groupby("aabca")], [(k, len(list(g))) for k, g in it.groupby([1, 3, 2], lambda x: x % 2)], list(s("abcdef", 1, None, 2)), list(s("abc", 0)), list(it.pairwise("abcd")), list(it.pairwise("a")), list(it.starmap(pow, [(2, 3), (3, 2)])), [list(t) for t in it.tee("ab", 3)], list(it.zip_longest("abc", "x", fillvalue="-")), list(it.zip_longest()), list(it.product("ab", [1, 2])), list(it.product("ab", repeat=2)), list(it.product()), list(it.permutations("abc", 2)), list(it.permutations("ab")), list(it.permutations("a", 2)), list(it.combinations("abc", 2)), list(it.combinations("ab", 0)), list(it.combinations_with_replacement("ab", 2)))
print(repr(it.count(3)), repr(it.count(1, 2)), repr(it.repeat("x")), repr(it.repeat("x", 2)), next(it.count()), it.repeat(1, 5).__length_hint__(), type(it.chain()).__name__, list(s(it.repeat(None), 2)), list(it.repeat(0, -1)))
a, b = it.tee(iter([1, 2, 3]))
print(next(a), next(a), list(b), list(a))
groups = it.groupby("aab")
k1, g1 = next(groups)
k2, g2 = next(groups)
print(list(g1), list(g2), k1, k2)
c = it.count(10)
print(list(zip(c, "ab")), next(c), list(map(lambda x, y: x + y, it.count(), [1, 2])), sum(s(it.count(), 5)))
for action in (lambda: s([1], -1), lambda: s([1], 0, 5, 0), lambda: s([1], "a"), lambda: s(), lambda: it.count("a"), lambda: it.cycle(5), lambda: it.chain(5).__next__(), lambda: it.combinations("a", -1), lambda: it.permutations("a", -1), lambda: it.permutations("a", "b"), lambda: it.product("a", repeat=-1), lambda: it.tee([], -1), lambda: it.accumulate(), lambda: it.repeat(), lambda: it.repeat(1, "a"), lambda: it.starmap(pow, [1]).__next__(), lambda: it.zip_longest("a", x=1), lambda: it.compress("a"), lambda: it.groupby(), lambda: it.takewhile(5, [1]).__next__(), lambda: it.product(5), lambda: it.pairwise(5), lambda: list(it.accumulate(["a", 1])), lambda: it.combinations("ab"), lambda: next(it.filterfalse(5, [1]))):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
