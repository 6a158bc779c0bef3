"""Numeric literals of every base, with underscores, and how they print."""

print(0, 00, 7, 1_000_000, 0x_ff, 0xDEADbeef, 0o17, 0b1011, 0B_1)
print(1.0, .5, 5., 1e3, 1E-3, 1_0.5_0, 1e100, 1.5e300 * 1e10)
print(123456789012345678901234567890, -0x8000000000000000, 0xFFFFFFFFFFFFFFFF)
print(0.1 + 0.2, 1 / 3, 2 / 3, 1e16, 1e15, 123456789.123456789)
print(1e22, 1e21, 1e-5, 1e-4, 0.0001, 0.00001, 5e-324, 1.7976931348623157e308)
print(float("inf"), float("-inf"), float("nan"), -0.0, 0.0 == -0.0)
print(True + True, True * 3, -True, ~False)
print(type(1), type(1.0), type(True), type(None), type(...))
print(10 .real, 10.0.is_integer(), (5).bit_length())
print(0xF, 0b11 + 0o7, 1_2_3)
print(int("0x1f", 16), int("0b101", 0), int("z", 36), int("  42  "), int("-1_000"))
for text in ("", "4.5", "abc", "1__0", "0x"):
    try:
        print(int(text))
    except ValueError as error:
        print(error)
for text in ("1e5", " 3.25 ", "-.5", "nan", "Infinity", "1_0.5"):
    print(float(text))
try:
    float("1.2.3")
except ValueError as error:
    print(error)
