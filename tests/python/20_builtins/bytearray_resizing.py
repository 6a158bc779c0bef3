"""A bytearray that grows and shrinks: slices of other lengths, itself as the value, and what each index may be."""

data = bytearray(b"0123456789")
for where, value in (
    (slice(2, 4), b"abcdef"), (slice(0, 3), b""), (slice(None, None, 2), b"-" * 6), (slice(5, 2), b"in"), (
        slice(-2, None), "xy".encode(),
    ),
    (slice(3, 3), [65, 66]), (slice(100, 200), (33,)), (slice(None, 2), bytearray(b"[")), (
        slice(1, 2), memoryview(b"view"),
    ),
):
    data[where] = value
    print(where, data)
data[1:3] = data
print(len(data), data[:8])
data *= 0
print(data, bytearray(3), bytearray([1, 2]), bytearray("é", "utf-8"), bytearray(b"x") + b"y", b"x" + bytearray(b"y"))
data.extend(range(5))
data.insert(0, 255)
data.insert(-100, 254)
data.append(7)
print(
    data, data.pop(), data.pop(0), data.pop(-2), data.remove(2), data, data.reverse(), data.index(1),
    data.copy() is data,
)
del data[::2]
print(data, data.clear(), data, not data)
words = bytearray(b"one two")
print(
    words.replace(b"o", b"00"), words.upper(), words.split(), words.partition(b" "), words == b"one two",
    words.join([b"a", b"b"]), words,
)
print(
    words < b"p", bytearray(b"a") in words, 111 in words, hash(bytes(words)) == hash(b"one two"), words.decode(),
    [*words[:3]],
)


def attempt(action):
    try:
        print("no error:", action())
    except (TypeError, ValueError, IndexError, BufferError, OverflowError) as error:
        print(type(error).__name__, "-", error)


attempt(lambda: words.append(256))
attempt(lambda: words.append("a"))
attempt(lambda: words.extend("ab"))
attempt(lambda: words.extend([1, 300]))
attempt(lambda: words.__setitem__(0, -1))
attempt(lambda: words.__setitem__(99, 1))
attempt(lambda: words.__setitem__(slice(0, 4, 2), b"abc"))
attempt(lambda: words.__setitem__(slice(0, 1), 5))
attempt(lambda: words.__setitem__(slice(0, 1), "s"))
attempt(lambda: words.__setitem__("a", 1))
attempt(lambda: words.__delitem__(50))
attempt(lambda: bytearray().pop())
attempt(lambda: words.pop(50))
attempt(lambda: words.remove(0))
attempt(lambda: words.insert("x", 1))
attempt(lambda: bytearray("text"))
attempt(lambda: bytearray(-1))
attempt(lambda: bytearray([1, "2"]))
attempt(lambda: hash(words))
attempt(lambda: words + "s")
print(words)
