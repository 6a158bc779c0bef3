"""Every method of list, and tuples."""

values = [3, 1, 2]
values.append(4)
values.extend([5, 6])
values.extend("ab")
values.insert(0, "first")
values.insert(-1, "near end")
values.insert(100, "last")
print(values)
print(values.pop(), values.pop(0), values.pop(-2), values)
values.remove("a")
values.remove("b") if "b" in values else None
print(values, values.index(2), values.index(5, 2), values.count(3), len(values))
values.reverse()
print(values)
values.sort()
print(values)
values.sort(reverse=True)
print(values)
values.sort(key=lambda n: (n % 2, n))
print(values)
copy = values.copy()
copy.clear()
print(copy, values, values * 2, [0] * 3, [1] + [2], [] or "empty", [1, 2] == [1, 2], [1, [2]] == [1, [2]])
print(2 in values, 9 not in values, min(values), max(values), sum(values), sorted(values), list(reversed(values)))
words = ["banana", "kiwi", "apple", "fig", "cherry", "date"]
words.sort(key=len)
print(words)
words.sort(key=lambda word: word[-1])
print(words)
print(sorted(words, key=lambda word: (-len(word), word)), sorted(range(10), key=lambda n: n % 3))
pairs = [(1, "b"), (2, "a"), (1, "a")]
print(sorted(pairs), sorted(pairs, key=lambda p: p[1]), max(pairs), min(pairs, key=lambda p: p[::-1]))
nested = [[1, 2], [3]]
shallow = nested[:]
shallow[0].append(99)
shallow.append("own")
print(nested, shallow)
print(list(range(3)), list("abc"), list((1, 2)), list({"k": 1}), list(), [*range(2), 5])
t = (1, 2, 3, 2)
print(t.count(2), t.index(2), t + (4,), t * 2, t[1:], len(t), 2 in t, (), (1,), tuple("ab"), t == (1, 2, 3, 2), t < (1, 3), hash(t) == hash((1, 2, 3, 2)))
for code in (
    lambda: [].pop(),
    lambda: [1].pop(5),
    lambda: [1].remove(2),
    lambda: [1].index(2),
    lambda: (1,).index(2),
    lambda: [1, "a"].sort(),
    lambda: [].append(),
    lambda: [].append(1, 2),
    lambda: [1] + "a",
    lambda: [1].extend(5),
    lambda: [3, 1].sort(5),
    lambda: [1].insert("x", 1),
    lambda: [1] * "a",
    lambda: ["a"].pop("x"),
):
    try:
        print(code())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


class Weird:
    def __init__(self, n):
        self.n = n

    def __lt__(self, other):
        return self.n > other.n

    def __repr__(self):
        return f"W{self.n}"


print(sorted([Weird(1), Weird(3), Weird(2)]))
queue = []
for i in range(5):
    queue.append(i)
    if i % 2:
        queue.pop(0)
print(queue)
matrix = [[1, 2, 3], [4, 5, 6]]
print(list(zip(*matrix)), [list(row) for row in zip(*matrix)], [sum(row) for row in matrix])
big = list(range(1000))
big[10:990] = []
print(len(big), big[8:12])
