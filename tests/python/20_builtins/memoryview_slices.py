"""memoryview: slices, casts, item access, comparison, release, and writes through to the buffer."""

data = bytearray(b"abcdefgh")
m = memoryview(data)
print(m[0], m[-1], bytes(m[2:4]), m[::2].tobytes(), m[::-1].tolist()[:3], len(m), m.nbytes, m.format, m.itemsize, m.shape, m.strides, m.ndim, m.readonly, m.contiguous, m.obj is data)
m[0] = 65
m[1:3] = b"XY"
m[3:8][::2] = b"..."
print(data, m == data, m == b"AXY.e.g.", m != b"x", m[1:3] == b"XY", memoryview(b"ab") == memoryview(bytearray(b"ab")), hash(memoryview(b"ab")) == hash(b"ab"))
n = m.cast("H")
print(n.format, n.itemsize, len(n), n.tolist(), n[0] == int.from_bytes(b"AX", "little"), n.cast("B").tobytes() == bytes(data))
n[0] = 0x4241
print(data, list(memoryview(b"\x01\xff").cast("b")), memoryview(b"\x00\x00\x80\x3f").cast("f")[0], memoryview(b"12").cast("c").tolist(), memoryview(bytes(8)).cast("q").tolist(), memoryview(b"\x01\x00").cast("?").tolist())
grid = memoryview(bytes(range(6))).cast("B", (2, 3))
print(grid.tolist(), grid.shape, grid[1, 2], len(grid), grid.nbytes, grid.strides)
print(m.hex(), m.hex("-", 4), m[:3].tobytes(), bytes(m.toreadonly()[:2]), m.toreadonly().readonly, 65 in m, list(reversed(m[:3])), [x for x in m[:2]], m.tolist()[4:6])
for action in ("m[100]", "m['a']", "m[0] = 300", "m[0] = 'a'", "m[0:2] = b'xyz'", "m[0:2] = 5", "memoryview('text')", "memoryview(5)", "memoryview(b'abc')[0] == 97", "memoryview(b'x').__setitem__(0, 1)", "hash(m)", "m.cast('Z')", "memoryview(b'abc').cast('H')", "n.cast('I')", "grid[0]", "grid[5, 0]", "del m[0]", "m + m", "m < m", "memoryview()", "m[1.0]"):
    try:
        exec(f"print({action!r}, {action})" if "=" not in action.replace("==", "") and not action.startswith("del") else action)
    except (TypeError, ValueError, IndexError, NotImplementedError, BufferError) as error:
        print(action, "->", type(error).__name__, str(error).split(" at 0x")[0])
with memoryview(b"temp") as temp:
    print(bytes(temp))
try:
    temp[0]
except ValueError as error:
    print(error)
