"""set and frozenset. Sets are printed sorted, since their order is not fixed."""

a, b = {1, 2, 3}, {2, 3, 4}
print(sorted(a | b), sorted(a & b), sorted(a - b), sorted(a ^ b), a.isdisjoint({9}), a.issubset({1, 2, 3, 4}), a.issuperset({1}))
print(sorted(a.union([7], (8,))), sorted(a.intersection([1, 2])), sorted(a.difference([1])), sorted(a.symmetric_difference([1, 9])))
a.add(10)
a.add(1)
a.discard(99)
a.remove(2)
print(sorted(a), len(a), 3 in a, 2 in a, bool(set()), set(), {1}, frozenset({5}), frozenset())
a.update([20], (30,))
a |= {40}
a -= {1}
a &= {10, 20, 30, 3}
a ^= {3, 4}
print(sorted(a), sorted(a.copy()), a == {4, 10, 20, 30})
a.clear()
print(a, set("hello") == {"h", "e", "l", "o"}, sorted(set("hello")), {1, 1.0, True})
f = frozenset([1, 2])
print(f == {1, 2}, hash(f) == hash(frozenset([2, 1])), {f: "key"}[frozenset([2, 1])], sorted(f | {3}), type(f | {3}).__name__, type({3} | f).__name__)
print({1, 2} < {1, 2, 3}, {1} <= {1}, {1, 2} > {3}, {1, 2} == {2, 1}, {1} != {2}, sorted({x % 3 for x in range(9)}))
s = {5}
print(s.pop(), s, sorted({(1, 2), (0, 1)}), sum({1, 2, 3}), max({1, 5}), sorted({"b", "a"}, reverse=True))
for code in (
    lambda: set().pop(),
    lambda: {1}.remove(5),
    lambda: {[]},
    lambda: {1} | [2],
    lambda: {1} + {2},
    lambda: frozenset().add(1),
    lambda: {1}[0],
    lambda: {1} < [1],
    lambda: set(5),
    lambda: {{1}},
):
    try:
        print(code())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
seen, duplicates = set(), set()
for n in [3, 1, 3, 2, 1, 3]:
    (duplicates if n in seen else seen).add(n)
print(sorted(seen), sorted(duplicates))
big = set(range(0, 5000, 3)) & set(range(0, 5000, 7))
print(len(big), sum(big))
