"""bytearray as a mutable sequence: item and slice assignment, list methods, growth, and errors."""

b = bytearray(b"hello")
b[0] = 72
b[-1:] = b"o!"
b[1:3] = bytearray(b"EE")
b.append(33)
b.extend([46, 46])
b.insert(0, 62)
b += b"??"
print(b, len(b), b.pop(), b.pop(0), b)
del b[0]
del b[::2]
b.remove(ord("E"))
b.reverse()
print(b, b * 2, b + b"x", b"x" + b, type(b + b"x").__name__, type(b"x" + b).__name__, 33 in b, b"!" in b, b.index(33), b.count(b"!"), b == bytes(b), b[0], b[:1])
b[1:2] = range(65, 70)
b[::2] = b"." * len(b[::2])
print(b, list(b)[:3], b.hex(), b.hex("-", 2), bytearray.fromhex("0a 0B"), bytearray(3), bytearray("é", "utf-8"), bytearray([1, 2]), bytearray(), repr(bytearray(b"'\"")))
view = memoryview(b)
for action in ("b.append(1)", "b.clear()", "del b[0]", "b.extend(b'x')", "b += b'x'", "b[0:1] = b'abc'", "b[0] = 1", "b.pop()"):
    try:
        exec(action)
        print(action, "fine")
    except BufferError as error:
        print(action, "->", error)
view.release()
b.clear()
for action in ("b.pop()", "b.append(256)", "b.append(-1)", "b.append('a')", "b.extend('ab')", "b.extend([300])", "b.remove(1)", "b[0]", "b['a']", "b[0] = 1", "b.insert('x', 1)", "b + 'x'", "b += 'x'", "b * 'x'", "bytearray('x')", "bytearray(-1)", "bytearray([256])", "b.index(1)", "b[0:0] = 5", "b[:] = 'abc'", "hash(b)", "bytearray(None)", "b.find('x')", "b.join([1])", "b.append(1.0)", "bytearray.fromhex('0')", "bytearray.fromhex('zz')"):
    try:
        exec(action)
        print(action, "fine", b)
    except (TypeError, ValueError, IndexError, OverflowError) as error:
        print(action, "->", type(error).__name__, error)
    b.clear()
