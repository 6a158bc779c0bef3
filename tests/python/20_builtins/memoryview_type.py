"""memoryview over bytes, bytearray and array-like formats."""


def show(label, action):
    try:
        print(label, repr(action()))
    except Exception as error:
        print(label, type(error).__name__, error)


m = memoryview(b"hello")
print(m[0], m[-1], m[1:3].tobytes(), m[::-1].tobytes(), len(m), list(m), m.tolist(), bytes(m), m.nbytes, m.itemsize, m.format, m.ndim, m.shape, m.strides, m.readonly, m.contiguous, m.c_contiguous, m.f_contiguous, m.suboffsets, m.obj)
print(m == b"hello", m == memoryview(b"hello"), m != b"x", m == "hello", hash(m) == hash(b"hello"), 104 in m, m.hex(), m.hex(":"), b"" .join([m, b"!"]), m.tobytes("C"))
b = bytearray(b"abcdef")
w = memoryview(b)
w[0] = 65
w[1:3] = b"XY"
w[3:5] = memoryview(b"pq")
print(b, w.readonly, bytes(w[::2]), w[2:][0], w.tolist())
show("grow", lambda: b.append(1))
show("grow slice", lambda: b.extend(b"x"))
show("set size", lambda: w.__setitem__(slice(0, 2), b"abc"))
show("set type", lambda: w.__setitem__(0, "a"))
show("set range", lambda: w.__setitem__(0, 256))
show("set index", lambda: w.__setitem__(99, 1))
show("del", lambda: w.__delitem__(0))
show("readonly", lambda: m.__setitem__(0, 1))
show("index", lambda: m[9])
show("index str", lambda: m["a"])
show("new str", lambda: memoryview("a"))
show("new none", lambda: memoryview())
show("hash writable", lambda: hash(w))
show("attr", lambda: m.nope)
show("lt", lambda: m < m)
w.release()
show("released", lambda: w[0])
show("released len", lambda: len(w))
b.append(33)
print(b)
with memoryview(b) as v:
    print(v[0])
show("after with", lambda: v.tolist())
c = memoryview(bytes(range(16))).cast("I")
print(c.tolist(), c.format, c.itemsize, len(c), c.nbytes, c[1], c.shape, c.strides)
print(memoryview(b"\x01\x00\xff\xff").cast("h").tolist(), memoryview(b"\x01\xff").cast("b").tolist(), memoryview(b"ab").cast("c").tolist(), memoryview(b"\x00\x01").cast("?").tolist(), memoryview(bytes(8)).cast("d").tolist())
g = memoryview(bytes(range(6))).cast("B", [2, 3])
print(g.tolist(), g.shape, g.ndim, g[1, 2], g.strides)
show("cast size", lambda: memoryview(b"abc").cast("H"))
show("cast format", lambda: memoryview(b"abc").cast("Z"))
show("cast int", lambda: memoryview(b"abc").cast(5))
print(repr(m).startswith("<memory at 0x"), m.toreadonly().readonly, memoryview(bytearray(b"z")).toreadonly().readonly, str(memoryview(b"q").obj), type(m).__name__, isinstance(m, memoryview))
print(int.from_bytes(memoryview(b"\x01\x02"), "big"), bytearray(memoryview(b"12")), bytes(memoryview(b"34")[1:]), b"1" + memoryview(b"2"), memoryview(b"abc").tobytes().upper(), b"bc" in bytes(memoryview(b"abc")), sum(memoryview(b"\x01\x02")))
