"""struct: every format character, byte orders, alignment, errors."""

import struct

for code, value in (("b", -1), ("B", 255), ("?", True), ("h", -2), ("H", 65535), ("i", -3), ("I", 4), ("l", -5), ("L", 6), ("q", -7), ("Q", 2 ** 64 - 1), ("e", 1.5), ("f", 0.1), ("d", 0.1), ("c", b"x"), ("3s", b"ab"), ("5p", b"abc"), ("n", -1), ("N", 1), ("P", 5)):
    data = struct.pack(code, value)
    print(code, struct.calcsize(code), data, struct.unpack(code, data), end="; ")
    if code not in "nNP": print(struct.pack(">" + code, value), struct.pack("<" + code, value))
print(struct.calcsize("bi"), struct.calcsize("=bi"), struct.calcsize("ib"), struct.calcsize("b0i"), struct.calcsize("2h3x"), struct.calcsize(""), struct.calcsize("@lq"), struct.calcsize("<lq"), struct.pack("bxh", 1, 2), struct.pack("3B", 1, 2, 3), struct.pack("0s", b""), struct.pack(" b  h ", 1, 2))
s = struct.Struct(">HB")
print(s.format, s.size, s.pack(1, 2), s.unpack(b"\0\1\2"), list(s.iter_unpack(b"\0\1\2\0\3\4")), s.unpack_from(b"xx\0\5\6", 2), struct.unpack_from("b", bytearray(b"\xff\x01"), 1))
b = bytearray(5)
s.pack_into(b, 1, 258, 9)
print(b, struct.unpack("2s2p", b"ab\x01c"), struct.pack("f", 1), struct.pack("?", "x"), struct.unpack("e", b"\x00\x7c"), struct.pack("e", float("nan")) != b"", s)if False else print(b, struct.unpack("2s2p", b"ab\x01c"), struct.pack("f", 1), struct.pack("?", "x"), struct.unpack("e", b"\x00\x7c"))
for action in (lambda: struct.pack("b", 128), lambda: struct.pack("B", -1), lambda: struct.pack("h", 40000), lambda: struct.pack("i", 1.5), lambda: struct.pack("i", "a"), lambda: struct.pack("i"), lambda: struct.pack("i", 1, 2), lambda: struct.pack("z", 1), lambda: struct.unpack("i", b"abc"), lambda: struct.unpack("c", "a"), lambda: struct.pack("c", 5), lambda: struct.pack("c", b"ab"), lambda: struct.pack("3s", "abc"), lambda: struct.pack("f", "a"), lambda: struct.pack("f", 1e300), lambda: struct.pack("e", 1e10), lambda: s.unpack_from(b"ab"), lambda: s.pack_into(bytearray(2), 0, 1, 2), lambda: list(s.iter_unpack(b"ab")), lambda: struct.calcsize("2"), lambda: struct.pack("Q", -1), lambda: struct.pack("q", 2 ** 63), lambda: struct.unpack_from("b", b"a", 5), lambda: struct.pack("<P", 1)):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
for number in (65519.9, 65520.0, 1e300, -7e4, 65504.0, 2.0**-25, 5.97e-8, 2049.0):
    try:
        print(struct.pack("<e", number))
    except OverflowError as error:
        print(error)
