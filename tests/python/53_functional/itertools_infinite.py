"""count, cycle, repeat and what bounds them."""
from itertools import accumulate, chain, count, cycle, islice, repeat, starmap, takewhile
import operator


def attempt(function):
    try:
        print(repr(function()))
    except Exception as error:
        print(type(error).__name__, error)


counter = count()
print(next(counter), next(counter), counter)
print(list(islice(count(10, -3), 5)), list(islice(count(0.5, 0.25), 4)))
print(count(3), count(3, 2), count(1.0), count(step=5), count(-1, -1))
print(list(islice(count(2 ** 63 - 2), 4)))
print(list(islice(count(True), 3)), list(islice(count(1j, 2), 3)))
attempt(lambda: count("a"))
attempt(lambda: count([]))
attempt(lambda: count(1, 2, 3))
attempt(lambda: count(begin=3))

print(list(islice(cycle("abc"), 7)), list(cycle([])))
attempt(lambda: cycle())
attempt(lambda: cycle(5))

print(list(repeat("x", 3)), repeat("x"), repeat("x", 2), list(repeat(1, 0)), list(repeat(1, -4)))
r = repeat([], 3)
next(r)
print(r, r.__length_hint__())
print(list(map(pow, range(5), repeat(2))))
attempt(lambda: repeat())
attempt(lambda: repeat(1, "2"))
attempt(lambda: repeat(object=1, times=2))
attempt(lambda: repeat(1).__length_hint__())

print(list(accumulate([1, 2, 3, 4])), list(accumulate([1, 2, 3, 4], operator.mul)), list(accumulate([])))
print(list(accumulate([1, 2], initial=100)), list(accumulate([], initial=7)), list(accumulate("abc")))
print(list(accumulate([3, 1, 4, 1, 5, 9, 2, 6], max)), list(accumulate([1, 2], None)))
attempt(lambda: list(accumulate([1, "a"])))
attempt(lambda: accumulate())
attempt(lambda: accumulate([1], max, 3))

print(list(chain("ab", [1, 2], (), {3: 4})), list(chain()), list(chain.from_iterable(["ab", "cd"])))
print(list(chain.from_iterable(range(n) for n in range(4))))
attempt(lambda: list(chain("a", 5)))
attempt(lambda: chain(a=1))

print(list(starmap(pow, [(2, 5), (3, 2), [10, 3]])), list(starmap(max, ["abc", "xyz"])))
attempt(lambda: list(starmap(pow, [(2,)])))
attempt(lambda: starmap(pow))
print(list(takewhile(lambda n: n < 30, (n * n for n in count(1)))))
for iterator in (count(), cycle(""), repeat(1), accumulate([]), chain(), starmap(pow, [])):
    print(type(iterator), iter(iterator) is iterator)
