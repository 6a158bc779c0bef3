"""One subscript, many meanings: what `__getitem__` is given, and slices of every built-in sequence compared."""


class Show:
    def __getitem__(self, key):
        return key

    def __setitem__(self, key, value):
        print("set", key, value)

    def __delitem__(self, key):
        print("del", key)


s = Show()
print(s[1], s[1:2], s[::], s[1:2, ...], s[:, None], s[()], s[(1, 2)] == s[1, 2], s["a":"b":"c"], s[lambda: 0:1].stop)
print(s[*[1, 2]], s[0, *"ab", 3], s[*()], s[1:2, *[3]])
s[1:2] = 3
s[..., 0] = None
del s[::2], s["x"]
a, s[0], (b, s[1:]) = 1, 2, (3, 4)

text, numbers = "abcdefghij", list(range(10))
for cut in (
    slice(2, 5), slice(None, None, -1), slice(-3, None), slice(8, 2, -2), slice(5, 2), slice(-100, 100, 3),
    slice(2**70),
):
    views = [
        text[cut], "".join(map(chr, bytes(text, "ascii")[cut])), "".join(text[i] for i in range(10)[cut]),
        "".join(text[i] for i in numbers[cut]),
        "".join(tuple(text)[cut]), memoryview(text.encode())[cut].tobytes().decode(
        ),
        bytearray(text.encode())[cut].decode(), "".join(text[i] for i in range(*cut.indices(10))),
    ]
    print(cut, set(views), range(10)[cut])
for where, value in (
    (slice(1, 3), "XYZ"), (slice(0, 0), [9]), (slice(None, None, 5), "ab"), (slice(8, 2), "m"), (slice(-1, None), ()),
):
    items = list(numbers)
    items[where] = value
    print(items)
for where in (slice(1, 4), slice(None, None, 3), slice(None, None, -4), slice(3, 3), slice(5, None, -1)):
    items, data = list(numbers), bytearray(range(10))
    del items[where], data[where]
    print(items, bytes(items) == data)
for action in (
    lambda: numbers["a"], lambda: numbers[1.0], lambda: text[1:"2"], lambda: numbers[::0],
    lambda: (1,)[5], lambda: ""[0],
    lambda: numbers.__setitem__(slice(None, None, 2), [1]), lambda: numbers.__setitem__(slice(0, 1), 5),
    lambda: range(3)[7],
    lambda: numbers[slice], lambda: text[1, 2], lambda: b"a"[1], lambda: numbers.__delitem__(10),
    lambda: text.__setitem__,
):
    try:
        print(action())
    except (TypeError, IndexError, ValueError, AttributeError) as error:
        print(type(error).__name__, error)
