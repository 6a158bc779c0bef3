"""Padding and sizes in `struct`: native alignment against the standard sizes, and views packed into."""

import struct

for layout in ("cb", "ci", "cq", "chci", "ih", "iq", "c0i", "c0q", "bhilq", "?d", "3s2h", "P", "n", "N"):
    native = struct.calcsize(layout)
    try:
        standard = struct.calcsize("=" + layout)
    except struct.error as error:
        standard = str(error)
    print(layout, native, standard)

print(struct.pack("ci", b"x", 1), struct.pack("<ci", b"x", 1), struct.pack(">ci", b"x", 1))
print(struct.pack("5s", b"ab"), struct.pack("2s", b"abcdef"), struct.pack("4p", b"abcdef"), struct.pack("0s", b"x"))
print(struct.unpack("4p", b"\x02xyz"), struct.unpack("xxB", b"\0\0\x07"))
print(struct.pack("<e", 1.5), struct.unpack("<e", b"\x00\x3c"), struct.pack(">e", 65504.0))

record = struct.Struct(">HbxI")
print(record.size, record.format)
buffer = bytearray(20)
record.pack_into(buffer, 3, 513, -2, 0xDEADBEEF)
print(buffer.hex())
print(record.unpack_from(buffer, 3), record.unpack_from(memoryview(buffer)[3:]))
many = b"".join(record.pack(n, -n, n * n) for n in range(3))
for fields in record.iter_unpack(many):
    print(fields)


def attempt(action):
    try:
        print("no error:", action())
    except (struct.error, OverflowError, TypeError) as error:
        print(type(error).__name__, "-", error)


attempt(lambda: struct.pack("B", 256))
attempt(lambda: struct.pack("<h", -40000))
attempt(lambda: struct.pack("i", "1"))
attempt(lambda: struct.pack("c", b"ab"))
attempt(lambda: struct.pack("s", "text"))
attempt(lambda: struct.pack("ii", 1))
attempt(lambda: struct.unpack("i", b"abc"))
attempt(lambda: record.unpack_from(b"12345", 0))
attempt(lambda: record.unpack_from(b"0" * 20, 15))
attempt(lambda: record.pack_into(bytearray(4), 0, 1, 1, 1))
attempt(lambda: record.pack_into(buffer, -30, 1, 1, 1))
attempt(lambda: list(record.iter_unpack(b"123")))
attempt(lambda: struct.pack("<e", 70000.0))
attempt(lambda: struct.pack("f", 1e40))
attempt(lambda: struct.calcsize("<P"))
attempt(lambda: struct.calcsize("z"))
attempt(lambda: struct.calcsize("3"))
