"""Integers to bytes and back: lengths, byte orders, signs, and which of them do not fit."""

for number in (0, 1, 127, 128, 255, 256, 65535, 2**63, 2**64 - 1):
    length = max(1, (number.bit_length() + 7) // 8)
    little, big = number.to_bytes(length, "little"), number.to_bytes(length, "big")
    print(
        number, little.hex(), big.hex(), little == big[::-1], int.from_bytes(big, "big") == number,
        int.from_bytes(big, "big", signed=True),
    )
for number in (-1, -128, -129, -(2**31), -(2**64)):
    length = number.bit_length() // 8 + 1
    data = number.to_bytes(length, "big", signed=True)
    print(number, data.hex(), int.from_bytes(data, "big", signed=True) == number, int.from_bytes(data, "big"))
print(
    (5).to_bytes(), (5).to_bytes(3), int.from_bytes(b"\x01\x02"), (0).to_bytes(0, "big"),
    int.from_bytes(b"", "little"), True.to_bytes(1, "big"),
)
print(
    int.from_bytes([1, 2, 3], "big"), int.from_bytes(bytearray(b"\xff"), "big", signed=True),
    int.from_bytes(memoryview(b"ab"), "little"),
)
print(int.from_bytes((x for x in (0, 1, 0)), "big"), (1000).to_bytes(length=2, byteorder="little", signed=False))


class Packed:
    def __bytes__(self):
        return b"\x01\x00"


class Own(int):
    pass


print(
    int.from_bytes(Packed(), "big"), type(Own.from_bytes(b"\x05", "big")).__name__, Own(7).to_bytes(2, "big"),
    bool.from_bytes(b"\x02", "big"),
)
print(
    (1 << 77).as_integer_ratio(), (255).bit_count(), (-255).bit_count(), (-256).bit_length(), (0).bit_length(),
    (7).conjugate(), (7).real, (7).imag,
)


def attempt(action):
    try:
        print("no error:", action())
    except (OverflowError, ValueError, TypeError) as error:
        print(type(error).__name__, "-", error)


attempt(lambda: (256).to_bytes(1, "big"))
attempt(lambda: (-1).to_bytes(1, "big"))
attempt(lambda: (128).to_bytes(1, "big", signed=True))
attempt(lambda: (-129).to_bytes(1, "little", signed=True))
attempt(lambda: (1).to_bytes(-1, "big"))
attempt(lambda: (1).to_bytes(1, "middle"))
attempt(lambda: (1).to_bytes("1", "big"))
attempt(lambda: (1).to_bytes(1, 5))
attempt(lambda: (1).to_bytes(1, "big", True))
attempt(lambda: int.from_bytes("ab", "big"))
attempt(lambda: int.from_bytes([256], "big"))
attempt(lambda: int.from_bytes(5, "big"))
attempt(lambda: int.from_bytes(b"a", "up"))
attempt(lambda: (2**70).to_bytes(8, "big"))
