"""struct: formats, byte orders, limits and errors."""
import struct


def t(function):
    try:
        print(repr(function()))
    except struct.error as error:
        print("struct.error", error)
    except Exception as error:
        print(type(error).__name__, error)


for fmt, values in [("<bBhHiIlLqQ", (-1, 255, -2, 65535, -3, 4294967295, -4, 5, -6, 2 ** 64 - 1)), (">hIq", (1, 2, 3)), ("!H", (258,)), ("=iq", (1, 2)), ("bhiq", (1, 2, 3, 4)),
                    ("<fd", (1.5, -2.25)), ("<e", (1.5,)), ("5s", (b"abc",)), ("3s", (b"abcdef",)), ("5p", (b"abc",)), ("c?x", (b"a", True)), ("<3h", (1, 2, 3)), ("0i", ()), ("<2x", ()), ("n", (-5,)), ("N", (5,)), (" < h  h ".strip(), (1, 2)), ("3?", (1, 0, 2))]:
    data = struct.pack(fmt, *values)
    print(fmt, data, struct.calcsize(fmt), struct.unpack(fmt, data))
for fmt in ("<", "bi", "ib", "qb", "bq0q", "<bi", "10s", "2h3i", "ci", "hhl", "0l"):
    print(fmt, struct.calcsize(fmt))
for bad in (lambda: struct.pack("B", 256), lambda: struct.pack("b", -129), lambda: struct.pack("h", 40000), lambda: struct.pack("H", -1), lambda: struct.pack("i", 2 ** 31), lambda: struct.pack("I", -1), lambda: struct.pack("q", 2 ** 63),
            lambda: struct.pack("Q", -1), lambda: struct.pack("i", "x"), lambda: struct.pack("i", 1.5), lambda: struct.pack("f", "x"), lambda: struct.pack("f", 1e300), lambda: struct.pack("e", 1e10), lambda: struct.pack("s", "x"), lambda: struct.pack("c", b"ab"),
            lambda: struct.pack("ii", 1), lambda: struct.pack("z"), lambda: struct.pack("3"), lambda: struct.unpack("i", b"abc"), lambda: struct.unpack("<hh", b"abcde"), lambda: struct.unpack_from("i", b"abc"), lambda: struct.unpack_from("i", b"abcdefgh", 6),
            lambda: struct.unpack_from("i", b"abcd", -5), lambda: struct.unpack_from("i", b"abcdef", -2), lambda: list(struct.iter_unpack("i", b"abcde")), lambda: list(struct.iter_unpack("", b"")), lambda: struct.unpack("i", "abcd"), lambda: struct.calcsize(5), lambda: struct.pack("<n", 1)):
    t(bad)
s = struct.Struct("<Hb")
print(s.size, s.format, s.pack(1, 2), s.unpack(b"\x01\x00\x02"), list(s.iter_unpack(b"\x01\x00\x02\x03\x00\x04")), s.unpack_from(b"zz\x01\x00\x02", 2), s.unpack_from(buffer=b"\1\0\2", offset=0))
buffer = bytearray(8)
struct.pack_into("<h", buffer, 2, -2)
s.pack_into(buffer, -3, 513, 7)
print(buffer)
t(lambda: struct.pack_into("i", buffer, 6, 1))
t(lambda: struct.pack_into("i", b"abcd", 0, 1))
print(struct.unpack("<2f", struct.pack("<2f", 0.1, float("inf"))), struct.unpack("<d", struct.pack("<d", float("nan")))[0] != 0, [struct.unpack("<e", struct.pack("<e", x))[0] for x in (0.0, -0.0, 1e-7, 65504.0, 0.333251953125, float("-inf"), 6e-8, 2.0 ** -14)])
print(struct.unpack(">I", bytearray(b"\0\0\1\0")), struct.pack("<q", True), struct.unpack("<?", b"\x05"))
