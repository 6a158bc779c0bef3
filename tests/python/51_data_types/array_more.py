"""array.array: typecodes, methods, slices, buffer, errors."""

from array import array, typecodes

a = array("i", [1, 2, 3])
print(a, a.typecode, a.itemsize, typecodes, a[0], a[-1], a[1:], len(a), list(a), 2 in a, a.index(3), a.count(1), a == array("i", [1, 2, 3]), a == array("d", [1, 2, 3]), a < array("i", [1, 3]))
a.append(4)
a.extend([5, 6])
a.extend(array("i", [7]))
a.insert(0, 0)
a.remove(5)
print(a, a.pop(), a.pop(0), a.reverse(), a, a + array("i", [9]), a * 2, a.tobytes()[:4], a.tolist(), a.buffer_info()[1])
a[0] = 100
a[1:3] = array("i", [7, 8, 9])
del a[0]
a += array("i", [1])
a *= 2
print(a, array("u", "héllo"), array("u", "ab").tounicode(), array("d", [1.5]), array("b", b"\x01\xff"), array("B"), array("f", [0.1]), array("q", [2 ** 62]))
b = array("h")
b.frombytes(b"\x01\x00\x02\x00")
b.fromlist([3])
b.byteswap()
print(b, memoryview(a)[0], bytes(array("B", [65, 66])), bytearray(array("H", [1])), memoryview(array("d", [2.5])).format, array("i", range(3))[::-1], array("B", b"abc").tobytes().decode())
m = memoryview(a)
m[0] = 42
print(a[0], m.itemsize, m.nbytes == len(a) * 4)
for action in (lambda: array("z"), lambda: array("i", ["a"]), lambda: array("b", [200]), lambda: array("i", [1.5]), lambda: a[99], lambda: a["x"], lambda: a.remove(12345), lambda: a.index(12345), lambda: array("i").pop(), lambda: a + [1], lambda: array("i") + array("d"), lambda: a.extend(array("d", [1])), lambda: array("B", [-1]), lambda: a.append("x"), lambda: array("u", 5), lambda: array(), lambda: array("ii"), lambda: b.frombytes(b"odd"), lambda: hash(a), lambda: a.__setitem__(slice(0, 1), [1]), lambda: array("i", "text"), lambda: array("I", [2 ** 32])):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
