"""bytearray: mutation."""


def show(label, action):
    try:
        print(label, repr(action()))
    except Exception as error:
        print(label, type(error).__name__, error)


b = bytearray(b"abc")
b.append(100)
b.extend(b"ef")
b.extend([103, 104])
b.insert(0, 65)
b.insert(-1, 66)
b.insert(100, 67)
print(b, len(b), b.pop(), b.pop(0), b)
b.remove(66)
b.reverse()
print(b, b.copy() == b, b.copy() is b)
b[0] = 90
b[1:3] = b"1234"
b[::2] = b"....." [:len(b[::2])]
del b[0]
del b[1:3]
print(b)
b += b"xy"
b *= 2
print(b, b + b"!", b"!" + b, type(b + b"!"), type(b"!" + b), bytearray(b"a") * 3)
b.clear()
print(b, bool(b), repr(b), str(b), bytearray(3), bytearray("é", "utf-8"), bytearray([1, 2]), bytearray())
c = d = bytearray(b"q")
c += b"w"
print(c is d, d)
show("append", lambda: b.append(256))
show("append str", lambda: b.append("a"))
show("append bytes", lambda: b.append(b"a"))
show("extend str", lambda: b.extend("ab"))
show("extend int", lambda: b.extend(5))
show("extend bad", lambda: b.extend([1, 300]))
show("pop empty", lambda: b.pop())
show("pop range", lambda: bytearray(b"a").pop(5))
show("remove", lambda: b.remove(1))
show("remove bad", lambda: b.remove("a"))
show("insert", lambda: b.insert("a", 1))
show("hash", lambda: hash(b))
show("set", lambda: b.__setitem__(0, 1))
show("set str", lambda: bytearray(b"a").__setitem__(0, "b"))
show("set slice str", lambda: bytearray(b"a").__setitem__(slice(0, 1), "b"))
show("set slice int", lambda: bytearray(b"abc").__setitem__(slice(0, 1), 5))
show("set extended", lambda: bytearray(b"abcd").__setitem__(slice(0, 4, 2), b"1"))
show("add str", lambda: bytearray(b"a") + "a")
show("new", lambda: bytearray(-1))
show("new str", lambda: bytearray("a"))
show("new obj", lambda: bytearray(object()))
show("compare", lambda: bytearray(b"a") < "a")
e = bytearray(b"hello")
print(e == b"hello", e < b"help", e[1], e[-1:], e.find(b"l"), 104 in e, b"ell" in e, sorted(e), list(reversed(e)), e.hex(), e.decode())
for i, byte in enumerate(e):
    e[i] = byte - 32
print(e, e.__alloc__() > 0 if hasattr(e, "__alloc__") else True)
