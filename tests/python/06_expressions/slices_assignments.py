"""Slices in depth: extended slices, slice objects, deletion, user classes, strings, ranges."""

base = list(range(10))
for s in (slice(None), slice(2, 5), slice(None, None, 2), slice(None, None, -1), slice(-3, None), slice(None, -3), slice(8, 2, -2), slice(-1, -5, -1), slice(20, 30), slice(5, 2), slice(None, None, 3), slice(1, None, -1)):
    print(s, base[s], "0123456789"[s], tuple(base)[s], list(range(10)[s]), bytes(base)[s], s.indices(10))
for start, stop, values in ((0, 2, ["a"]), (3, 3, "xy"), (-2, None, []), (None, None, (1, 2)), (100, 200, [9]), (2, 1, ["in"])):
    copy = base[:]
    copy[start:stop] = values
    print(copy)
copy = base[:]
copy[::3] = "abcd"
copy[1::-1] = [None, True]
print(copy)
for bad in (lambda: copy.__setitem__(slice(None, None, 2), [1]), lambda: copy.__setitem__(slice(0, 1), 5), lambda: base[::0], lambda: base["a":"b"], lambda: base[1.5:]):
    try:
        print(bad())
    except (ValueError, TypeError) as error:
        print(error)
for s in (slice(2, 5), slice(None, None, 2), slice(None, None, -3), slice(8, 100), slice(5, 2), slice(None)):
    copy = base[:]
    del copy[s]
    print(s, copy)


class Recorder:
    def __getitem__(self, key):
        return key

    def __setitem__(self, key, value):
        print("set", key, value)

    def __delitem__(self, key):
        print("del", key)


r = Recorder()
print(r[1:2], r[:], r[::], r[1:2, 3], r[..., 1], r[()], r[-1], r["x":], r[1:2:3, ::-1])
r[1:5] = "value"
r[2, 3] = 4
del r[::2]
r[0] += 1
print(slice(1, 2) == slice(1, 2), slice(1) != slice(2), repr(slice("a", None, [])))
word = "reverse"
print(word[::-1], word[-3:], word[:-3], word[::2] + word[1::2], word[2:4].upper(), word[10:] == "", word[-100:2])
matrix = [[r * 4 + c for c in range(4)] for r in range(4)]
print([row[1:3] for row in matrix[1:3]], [row[::-1] for row in matrix[::-1]][0], [matrix[i][i] for i in range(4)], [matrix[i][~i] for i in range(4)])
queue = list("abcdef")
while len(queue) > 2:
    queue = queue[2:] + queue[:1]
print(queue)
text = "key=value;other=thing"
print(text[: text.index("=")], text[text.index("=") + 1 : text.index(";")], text[text.rindex("=") + 1 :])
base[2:8:2], rest = "xyz", base[8:]
print(base, rest)
base[3:3] = base
print(base)
base[:] = base[::2]
print(base, len(base))
