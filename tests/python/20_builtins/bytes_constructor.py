"""bytes(): what it takes; indexing and operators."""


def show(*args, **kwargs):
    try:
        print(args, kwargs, "->", repr(bytes(*args, **kwargs)))
    except Exception as error:
        print(args, kwargs, "->", type(error).__name__, error)


show()
show(3)
show(0)
show(-1)
show([1, 2, 255])
show((256,))
show([-1])
show(["a"])
show("a")
show("é", "utf-8")
show("é", "ascii")
show("é", "ascii", "ignore")
show("a", errors="strict")
show(b"abc")
show(bytearray(b"x"))
show(range(3))
show({1: 2})
show(1.5)
show(None)
show(object)
show(b"a", "utf-8")
show(1, 2, 3, 4)
show(source=5)
show(x=5)
show(10**20)
b = b"hello"
print(b[0], b[-1], b[1:3], b[::-1], b[::2], b[10:], list(b), b + b"!", b * 2, 2 * b, b * -1, b"l" in b, 104 in b, len(b), hash(b) == hash(b"hello"), bytes(b) is b)
print(b == b"hello", b < b"hellp", b == "hello", b != bytearray(b"hello"), b == bytearray(b"hello"), sorted([b"b", b"a", b""]), max(b), min(b))
for action in (lambda: b[5], lambda: b["a"], lambda: b + "a", lambda: b + 1, lambda: b * b, lambda: 300 in b, lambda: "a" in b, lambda: b < "a", lambda: b.x, lambda: b[0:1, 2], lambda: b"%d" % "a", lambda: b.__setitem__(0, 1)):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
try:
    b[0] = 1
except TypeError as error:
    print(error)
try:
    del b[0]
except TypeError as error:
    print(error)
print(repr(b"a'b"), repr(b'a"b'), repr(b"'\""), repr(b"\x00\t\n\r\\\x7f\xff"), str(b"x"), bytes(range(120, 132)))
print(b"ab" b"cd", rb"\x", Rb"\n", b"\x41\102\n\q" if False else b"\x41\102", b'''tri
ple''')
print(b"%d %s %a %r %c %x %5.1f %b %%" % (1, b"s", "é", "r", 65, 255, 2.5, b"b"), b"%(k)s" % {b"k": b"v"}, b"%c" % b"z", b"%s" % bytearray(b"ba"))
for template, value in ((b"%s", "a"), (b"%b", 1), (b"%c", 256), (b"%c", b"ab"), (b"%d", b"1"), (b"%z", 1), (b"%s %s", (b"a",)), (b"a", (1,))):
    try:
        print(template % value)
    except Exception as error:
        print(type(error).__name__, error)
