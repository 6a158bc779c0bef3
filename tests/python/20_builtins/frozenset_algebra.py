"""Sets as values: equal hashes, sets of sets, subset order, methods that take any iterable, operators that do not."""

fs = frozenset
print(hash(fs("abc")) == hash(fs("cba")), fs([1, 2]) == {1, 2}, {fs([1]), fs([1.0]), fs([True])}, fs() in {fs(): 0})
power = {fs(x for i, x in enumerate("abc") if bits >> i & 1) for bits in range(8)}
print(len(power), fs("ab") in power, sorted(map(sorted, power)))
print({1, 2} in [fs([2, 1])], {1} in {fs([1])}, {fs([3]): "found"}[fs({3})])
target = {fs([1])}
target.discard({1})
print(target)

a, b = {1, 2, 3}, {2, 3, 4}
print(
    a <= b, a < {1, 2, 3, 4}, a >= {1}, a > a, not a.isdisjoint(b), set() <= a, a != b,
    sorted([{1, 2}, {1}, set()], key=len),
)
print(
    a.union([5], "x") == {1, 2, 3, 5, "x"}, a.intersection(range(3), [1, 2]), a.difference([1], (3,)),
    sorted(a.symmetric_difference([3, 9])),
)
print(type(fs(a) | b).__name__, type(b | fs(a)).__name__, type(fs(a).union(b)).__name__, a - fs(b), fs(b) - a)
a.update([7], {8: 0}), a.intersection_update([1, 7, 8]), a.difference_update([8], [9]), a.symmetric_difference_update(
    {1, 5}
)
print(a)
c = a
c |= {0}
c &= {0, 7, 5}
c ^= {7}
c -= {100}
print(c, c is a)
f = g = fs([1])
f |= {2}
print(f, g)
print(fs(g) is g, fs(fs("a")) == fs("a"), g.copy() is g, fs() is fs([]), type(g.__reduce__()).__name__)


class Tagged(set):
    pass


print(
    type(Tagged([1]) | {2}).__name__, type(Tagged([1]).copy()).__name__, type({1} & Tagged([1])).__name__,
    Tagged([1]),
)


def attempt(action):
    try:
        print("no error:", action())
    except (TypeError, KeyError, AttributeError) as error:
        print(type(error).__name__, "-", error)


attempt(lambda: {1} | [2])
attempt(lambda: {1} < [1, 2])
attempt(lambda: {[]})
attempt(lambda: {1}.add({2}))
attempt(lambda: {1}.union(5))
attempt(lambda: {1}.remove(2))
attempt(lambda: {1}.remove({2}))
attempt(lambda: set().pop())
attempt(lambda: fs([1]).add(2))
attempt(lambda: hash({1}))
attempt(lambda: [] in {1})
attempt(lambda: {1}.isdisjoint(3))
attempt(lambda: set(1))
attempt(lambda: set([1], [2]))
attempt(lambda: fs(x=1))
attempt(lambda: {1} == [1])
