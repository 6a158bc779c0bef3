"""Sorting: stability, keys, errors, mutation."""

people = [("bob", 3), ("alice", 1), ("carol", 2), ("dave", 1), ("eve", 3)]
print(sorted(people), sorted(people, key=lambda p: p[1]), sorted(people, key=lambda p: p[1], reverse=True))
print(sorted([3, 1, 2], reverse=1), sorted("hello"), sorted({"b": 1, "a": 2}), sorted([]), sorted([True, 0, -1, 0.5]), sorted([(1, "b"), (1, "a")]))
print(sorted(["b", "A", "c"], key=str.lower), sorted([[2], [1, 5], []], key=len), sorted([1, 2, 3], key=lambda x: (x % 2, -x)))
calls = []


def key(x):
    calls.append(x)
    return x % 3


print(sorted(range(7), key=key), calls)


class Card:
    def __init__(self, rank):
        self.rank = rank

    def __lt__(self, other):
        comparisons.append((self.rank, other.rank))
        return self.rank < other.rank

    def __repr__(self):
        return f"C{self.rank}"


comparisons = []
print(sorted([Card(3), Card(1), Card(2)]), len(comparisons))
for action in (lambda: sorted([1, "a"]), lambda: sorted([None, None]), lambda: sorted([1j, 2j]), lambda: sorted(5), lambda: sorted(), lambda: sorted([1], 2), lambda: sorted([1], key=5), lambda: sorted([2, 1], key=lambda x: 1 / 0), lambda: [3, 1].sort(lambda x: x)):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
data = [3, 2, 1]


def change(x):
    data.append(x)
    return x


try:
    data.sort(key=change)
except ValueError as error:
    print(error)
print(data)
import functools

print(sorted([5, 2, 9, 1], key=functools.cmp_to_key(lambda a, b: b - a)))
big = [(i * 7919) % 1009 for i in range(1009)]
print(sorted(big) == list(range(1009)), sorted(big, reverse=True)[:3], sum(big))
print(max(people, key=lambda p: p[1]), min(people, key=lambda p: p[1]), max([], default="none"), min([3, 1], default=0), max(1, 5, 3), max("abc"), min(2, 1, key=lambda x: -x))
for action in (lambda: max(), lambda: max([]), lambda: max(1), lambda: max(1, "a"), lambda: max(1, 2, default=3), lambda: min([], key=len), lambda: max([1], foo=1)):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
