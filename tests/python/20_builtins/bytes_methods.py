"""bytes and bytearray."""

b = b"Hello, \x00\xff"
print(b, len(b), b[0], b[-1], b[1:3], list(b[:3]), b[::-1], 72 in b, b"ell" in b, b * 2, b + b"!")
print(bytes([1, 2, 3]), bytes(2), b"abc".upper(), b"A B".split(), b",".join([b"a", b"b"]), b"abc".find(b"c"), b"abc".replace(b"b", b"xx"))
print(b"abc".hex(), bytes.fromhex("00ff 10"), b"abc".decode(), b"\xc3\xa9".decode("utf-8"), b"\xe9".decode("latin-1"), b"a\xff".decode("ascii", "replace"), b"a\xff".decode("ascii", "ignore"))
print(b" x ".strip(), b"abc".startswith(b"a"), b"abc" < b"abd", b"abc" == "abc", hash(b"a") == hash(b"a"), {b"k": 1}[b"k"], b"".join([]), b"a\nb".splitlines())
print(repr(b"'"), repr(b'"'), repr(b"'\""), b"\\", b"\t\n\r\x7f\x80", str(b"abc"), b"%d-%s" % (1, b"x"))
a = bytearray(b"abc")
a[0] = 65
a.append(100)
a.extend(b"ef")
a += b"!"
del a[1]
print(a, len(a), bytes(a), a.pop(), a.decode(), a == b"Acdef", bytearray(3), bytearray([1, 2]))
a[1:3] = b"XYZ"
a.insert(0, 48)
a.reverse()
print(a, a.find(b"X"), a.upper())
print(int.from_bytes(b"\x01\x00", "big"), int.from_bytes(b"\x01\x00", "little"), (258).to_bytes(2, "big"), (-1).to_bytes(2, "little", signed=True), int.from_bytes(b"\xff", "big", signed=True))
for code in (
    lambda: b"a" + "a",
    lambda: b"abc"[5],
    lambda: bytes([300]),
    lambda: b"\xff".decode(),
    lambda: bytes("abc"),
    lambda: b"".join(["a"]),
    lambda: bytes.fromhex("zz"),
    lambda: b"abc".find("a"),
    lambda: (256).to_bytes(1, "big"),
    lambda: "a" in b"abc",
    lambda: bytearray(b"a").append(256),
    lambda: b"abc".nope,
):
    try:
        print(code())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
try:
    b[0] = 1
except TypeError as error:
    print(error)
