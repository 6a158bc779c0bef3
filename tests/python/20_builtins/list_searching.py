"""index, count, remove, insert, pop, extend, copy, clear, reverse: bounds, equality and errors."""

items = [1, 2, 3, 2, 1.0, True]
print(items.index(2), items.index(2, 2), items.index(1, 1), items.index(2, -4, -1), items.count(1), items.count(None))
for args in ((9,), (2, 4), (1, 1, 3), (2, -2)):
    try:
        print(items.index(*args))
    except ValueError as error:
        print(error)
items.insert(0, "first")
items.insert(100, "last")
items.insert(-1, "before last")
items.insert(-100, "really first")
print(items, items.pop(), items.pop(0), items.pop(-2), len(items))
items.remove(2)
items.extend("ab")
items.extend(x for x in items[:2])
items += (None,)
print(items)
shared = items.copy()
items.reverse()
print(items[0], shared[-1], items is not shared, [].copy(), [1] * 3, 2 * [[]], [1, 2] * -1, [1] + [2], [[0] * 2 for _ in range(2)])
items.clear()
for action in ("items.pop()", "items.pop(0)", "items.remove(1)", "[1].pop(5)", "[1].insert('a', 1)", "[1].extend(5)", "[1] + (2,)", "[1] * 'a'", "[1] * 1.5", "[].index()", "[1].remove()", "[1].pop('x')", "[1].append()", "[1].copy(2)", "[1, 'a'].sort()", "[1].sort(lambda x: x)", "list(5)", "list(1, 2)", "[1, 2] * 2**62"):
    try:
        print(action, eval(action))
    except (TypeError, ValueError, IndexError, MemoryError, OverflowError) as error:
        print(action, "->", type(error).__name__, error)


class Odd:
    def __eq__(self, other):
        return other == 3


print([5, 3].index(Odd()), [Odd()].count(3), Odd() in [1, 2], 3 in [Odd()])
