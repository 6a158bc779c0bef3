"""Indexing and slicing of every sequence, reading, writing and deleting."""

values = list(range(10))
text = "abcdefghij"
for sequence in (values, tuple(values), text, range(10), bytes(range(97, 107))):
    print(sequence[0], sequence[-1], sequence[2:5], sequence[:3], sequence[7:], sequence[::3], sequence[::-1], sequence[-3:], sequence[8:2:-2], sequence[20:], sequence[-100:2], sequence[5:2])
values[0] = "first"
values[-1] = "last"
print(values)
values[1:4] = ["a", "b"]
print(values)
values[2:2] = [100, 200]
print(values)
values[::2] = [0] * len(values[::2])
print(values)
del values[0], values[-1]
print(values)
del values[1:3]
print(values)
del values[::2]
print(values)
values[:] = "xyz"
print(values)
values[1:] = []
values[5:] = [1, 2]
print(values)
s = slice(1, 5, 2)
print(s, s.start, s.stop, s.step, text[s], slice(3), s.indices(4), slice(None) == slice(None, None))
for code in (
    lambda: [1][5],
    lambda: (1,)[-2],
    lambda: "a"[1],
    lambda: range(3)[3],
    lambda: b""[0],
    lambda: [1]["x"],
    lambda: "a"[1.0],
    lambda: [1][None],
    lambda: {}["k"],
    lambda: [1][::0],
    lambda: {1: 2}[3],
    lambda: 3[0],
    lambda: [1, 2]["a":],
):
    try:
        print(code())
    except (IndexError, TypeError, KeyError, ValueError) as error:
        print(type(error).__name__, error)
numbers = [1, 2, 3]


def store(target, key, value):
    try:
        target[key] = value
        print(target)
    except (IndexError, TypeError, ValueError) as error:
        print(type(error).__name__, error)


def remove(target, key):
    try:
        del target[key]
        print(target)
    except (IndexError, TypeError, KeyError) as error:
        print(type(error).__name__, error)


store(numbers, 7, 0)
store((1, 2), 0, 0)
store("abc", 0, "z")
store(numbers, slice(0, 3, 2), [1])
store(numbers, slice(0, 1), 5)
store({}, [], 1)
remove(numbers, 9)
remove((1,), 0)
remove({}, "k")
remove({"k": 1}, "k")
matrix = [[0] * 3 for _ in range(2)]
matrix[1][2] = 5
matrix[0][0] += 7
print(matrix, matrix[1][2])
shared = [[0]] * 3
shared[0].append(1)
print(shared)
index = 0
data = [3, 1, 2]
index, data[index] = 2, "assigned after index"
print(index, data)
