"""Methods of numbers; rounding and conversion at the edges."""

print((10).bit_length(), (255).bit_count(), (-5).bit_length(), (7).as_integer_ratio(), (3).conjugate(), (6).numerator, (6).denominator, (5).real, (5).imag)
print((0.75).as_integer_ratio(), (2.0).is_integer(), (2.5).is_integer(), (0.1).hex(), float.fromhex("0x1.8p1"), (1.5).real)
print(int(2.9), int(-2.9), int("  12\n"), int("-0b11", 2), int("ff", 16), int("0xFF", 0), int(b"12"), float("1e-3"), float(" inf "), int("1_000"))
for value in (0.5, 1.5, 2.5, -0.5, -1.5, 1e15 + 0.5, 0.1, 2.345, 1.005, 1234.5678):
    print(round(value), round(value, 1), round(value, 2), f"{value:.0f}", f"{value:.1f}", f"{value:.3e}", f"{value:g}")
for value in (1e5, 1e15, 1e16, 1.5e16, 123456789012345680.0, 1e-4, 1e-5, 0.00012345, 1 / 3, 100.0, 1e100, 5e-324, 2.2250738585072014e-308, 4.35, 0.3, 1e23, 9007199254740993.0):
    print(value, repr(-value), str(value), f"{value!r}")
for value in (0, 1, -1, 255, 2**31, 2**63, 2**64, -(2**63), 10**25):
    print(value, hex(value), bin(value)[:20], oct(value), f"{value:,}", f"{value:e}", f"{value:+d}", f"{value:>30}", value.bit_length())
print(1.0 == 1, 0.1 + 0.2 == 0.3, 1e308 * 10 == float("inf"), float("nan") != float("nan"), -0.0 == 0.0, str(-0.0), 3.0 * 0, -1 * 0.0)
print(7.0 // 2, 7.0 % 2, -7.0 // 2, -7.0 % 2, divmod(7.5, 2), 2.5**2, 2**0.5, 4**-1, 10 // 3.0, (-1) ** 0.5 if False else "")
print(int(1e18), int(1e19), int(123456789.99), 10**18 == 1e18, 2**53 + 1 == 2.0**53, 2**53 + 1 > 2.0**53, float(2**53 + 1))
print(sum([0.1] * 3), sum([1, 2.5]), max(1, 1.0), min(2, 2.0), max(2.5, 2), abs(-0.0), float(True), complex if False else "", 5 == 5.0, hash(5) == hash(5.0))
print(str(10**50), len(str(2**1000)), int("9" * 30) * int("9" * 30), (10**30) ** 2 == 10**60, -(10**20) // 3, (10**20) % -7)
print(12345678901234567890 & 0xFFFFFFFF, 1 << 100 >> 99, -(1 << 70) >> 3, (1 << 64) ^ (1 << 63), ~(1 << 65), (2**70) | 1, -(2**70) | 1)
print(0b1010 & 0b0110, 0xF0 | 0x0F, 5 ^ 1, ~0, 1 << 0, 8 >> 3, 8 >> 100, -8 >> 100, True << 2)
