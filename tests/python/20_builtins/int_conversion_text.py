"""int(text, base), bin, oct, hex, int.from_bytes and to_bytes, with whatever is no number."""

for text in ("42", " -7\n", "+1_000", "٣٤", "0b101", "0x1F", "0o17", "1e5", "", " ", "1__0", "_1", "1_", "--1", "0x", "4 2", "½", "1.0", "0b2", "\u00a05", "१२", "0_0", "-0", "00012"):
    results = []
    for base in (10, 0, 16, 2, 36):
        try:
            results.append(int(text, base))
        except ValueError:
            results.append("-")
    print(ascii(text), *results)
for use in (lambda: int("x"), lambda: int("12", 3) , lambda: int("9", 8), lambda: int("1", 1), lambda: int("1", 37), lambda: int(1, 2), lambda: int(1.5, 2), lambda: int(None), lambda: int([]), lambda: int(b"12"), lambda: int(b"\xff"), lambda: int(bytearray(b"7")), lambda: int("1" * 5000), lambda: int("a" * 300), lambda: int(float("nan")), lambda: int(float("inf")), lambda: int("é", 16), lambda: int(base=10), lambda: int("10", base="x"), lambda: int(), lambda: int("z", 36), lambda: int("0b1", 2), lambda: int("0x1", 2), lambda: int("١٠", 2)):
    try:
        print(use())
    except (ValueError, TypeError, OverflowError) as error:
        print(type(error).__name__, error)
for n in (0, 1, -1, 255, -256, 2**64, -(2**65)):
    print(bin(n), oct(n), hex(n), f"{n:b} {n:o} {n:x}", n.bit_length(), n.bit_count(), n.to_bytes(10, "big", signed=True).hex(), n.to_bytes(10, "little", signed=True).hex())
print(int.from_bytes(b"\xff\x00", "big"), int.from_bytes(b"\xff\x00", "little", signed=True), int.from_bytes(b"\xff", "big", signed=True), int.from_bytes([1, 2]), int.from_bytes(b""), (5).to_bytes(), (300).to_bytes(2), int.from_bytes(bytearray(b"\x01\x00")))
for use in (lambda: (256).to_bytes(1, "big"), lambda: (-1).to_bytes(1, "big"), lambda: (128).to_bytes(1, "big", signed=True), lambda: (1).to_bytes(-1, "big"), lambda: (1).to_bytes(1, "middle"), lambda: int.from_bytes("x", "big"), lambda: int.from_bytes(5), lambda: (1).to_bytes("a"), lambda: (0).to_bytes(0, "big"), lambda: bin(1.5), lambda: hex("a"), lambda: oct(None), lambda: int.from_bytes([256])):
    try:
        print(use())
    except (ValueError, TypeError, OverflowError) as error:
        print(type(error).__name__, error)
