"""set and frozenset: all operations and errors."""


def show(label, action):
    try:
        result = action()
        print(label, sorted(result) if isinstance(result, (set, frozenset)) else repr(result))
    except Exception as error:
        print(label, type(error).__name__, error)


a, b = {1, 2, 3}, {3, 4}
for kind in (set, frozenset):
    x, y = kind(a), kind(b)
    print(type(x | y).__name__, sorted(x | y), sorted(x & y), sorted(x - y), sorted(x ^ y), x <= y, x < {1, 2, 3, 4}, x >= {1}, x > x, x == a, x != a, x.isdisjoint({9}), x.issubset([1, 2, 3, 4]), x.issuperset((1,)))
    print(sorted(x.union(y, [7])), sorted(x.intersection(y, [3])), sorted(x.difference(y)), sorted(x.symmetric_difference([3, 9])), sorted(x.union()), x.copy() == x, x.copy() is x, len(x), 1 in x, 9 not in x, bool(kind()), bool(x))
    show("or list", lambda: x | [1])
    show("lt list", lambda: x < [1])
    show("union int", lambda: x.union(5))
    show("new int", lambda: kind(5))
    show("new two", lambda: kind([1], [2]))
    show("unhashable", lambda: kind([[]]))
    show("in unhashable", lambda: [] in x)
    show("index", lambda: x[0])
    show("attr", lambda: x.nope)
print(repr(set()), repr(frozenset()), repr({1}), repr(frozenset({1})), str({"a"}), {frozenset({1}): 2}, repr({(1, 2)}), set("aab") == {"a", "b"})
show("hash set", lambda: hash({1}))
show("hash frozen", lambda: hash(frozenset([1, 2])) == hash(frozenset([2, 1])))
s = {1, 2, 3}
show("add", lambda: (s.add(4), s.add(4), sorted(s)))
show("remove", lambda: (s.remove(4), sorted(s)))
show("remove missing", lambda: s.remove(99))
show("remove tuple", lambda: s.remove((1, 2)))
show("discard", lambda: s.discard(99))
show("pop empty", lambda: set().pop())
show("pop", lambda: {5}.pop())
show("update", lambda: (s.update([7], (8,), {9: 1}), sorted(s)))
show("intersection_update", lambda: (s.intersection_update([1, 7, 8]), sorted(s)))
show("difference_update", lambda: (s.difference_update([7]), sorted(s)))
show("symmetric_difference_update", lambda: (s.symmetric_difference_update([8, 20]), sorted(s)))
show("clear", lambda: (s.clear(), s))
show("frozen add", lambda: frozenset().add(1))
show("add unhashable", lambda: s.add({}))
show("add none", lambda: s.add())
show("update int", lambda: s.update(1))
t = {1, 2}
u = t
t |= {3}
t &= {1, 3, 5}
t -= {1}
t ^= {9}
print(sorted(t), t is u)
f = g = frozenset([1])
f |= {2}
print(sorted(f), g, f is g)
try:
    t |= [1]
except TypeError as error:
    print(error)
show("nested", lambda: {frozenset({1}), frozenset({1})} == {frozenset({1})})
show("set in set", lambda: {1} in {frozenset({1})})
show("discard set", lambda: {frozenset({1})}.discard({1}))
try:
    for x in t:
        t.add(x + 100)
except RuntimeError as error:
    print(error)
print({*"ab"} == {*["a", "b"]}, {x % 3 for x in range(10)} == {0, 1, 2}, {True, 1, 1.0}, len({0, False, 0.0, "", None}), sorted({3, 1, 2}, reverse=True), max({1, 5}), sum({1, 2}))
print(set.__name__, {1}.__len__(), {1}.__contains__(1), {1}.__eq__([1]), {1}.__or__([1]), {1} == frozenset({1}), frozenset({1}) == {1}, type({1} | frozenset({2})), type(frozenset({2}) | {1}))


class MySet(set):
    pass


m = MySet([1, 2])
print(m, type(m | {3}), type(m.copy()), type(m.union([1])), m == {1, 2}, repr(MySet()))


class Emptying:
    def __hash__(self):
        return 1

    def __eq__(self, other):
        crowd.clear()
        return False


for act in (lambda: Emptying() in crowd, lambda: crowd.add(Emptying()), lambda: crowd.discard(Emptying()), lambda: crowd & {Emptying()}, lambda: {Emptying()} - crowd, lambda: crowd == {Emptying()}):
    crowd = {Emptying()}
    result = act()
    print(result if isinstance(result, bool) else "-", len(crowd))
