"""Arithmetic on ints and floats: signs, sizes, exactness."""

print(7 // 2, -7 // 2, 7 // -2, -7 // -2, 7 % 3, -7 % 3, 7 % -3, -7 % -3)
print(7.5 // 2, -7.5 // 2, 7.5 % 2, -7.5 % 2, 7.5 % -2, divmod(-7, 2), divmod(7.5, -2))
print(2**10, 2**100, 2**-2, (-2) ** 3, 2.0**0.5, 0**0, (-8) ** (1 / 3) if False else "skip", pow(3, 4, 5), pow(3, -1, 7))
print(10**20 // 7, 10**20 % 7, -(10**20) // 7, -(10**20) % 7, 10**20 / 3)
print(1 << 70, (1 << 70) >> 68, -1 >> 3, -5 >> 1, 5 & 3, 5 | 3, 5 ^ 3, ~5, -5 & 0xFF, -(2**70) & (2**65 - 1))
print(123456789 * 987654321, 99999999999 * 99999999999, (2**64 - 1) * (2**64 + 1), 2**63 - 1 + 1, -(2**63) - 1)
print(1 + 2.5, 2 * 3.0, 7 / 2, 6 / 3, 1e308 * 10, -1e308 * 10, 0.1 * 3, 1.1 + 2.2)
print(round(2.5), round(3.5), round(-2.5), round(2.675, 2), round(1234.567, -2), round(15, -1), round(25, -1), round(1e300), round(2.0))
print(abs(-3), abs(-3.5), abs(-(2**70)), int(3.9), int(-3.9), float(2**60), int(1e20), int(True))
print(True + 1, True * 2.5, 5 - True, -True, +False, True & False, True | 2, True ^ True)
print((2**200) // (2**190), (3**100) % (2**64), 100**50 == 10**100, hash(2**61 - 1), hash(-1), hash(2**61))
for code in (lambda: 1 / 0, lambda: 1 // 0, lambda: 1 % 0, lambda: 1.0 / 0, lambda: 1.0 // 0, lambda: 1.0 % 0, lambda: divmod(1, 0), lambda: 0**-1, lambda: 0.0**-1, lambda: pow(2, 3, 0), lambda: 1 << -1, lambda: 10.0**400, lambda: int(float("inf")), lambda: int(float("nan")), lambda: float(10**400), lambda: round(float("inf"))):
    try:
        print(code())
    except (ArithmeticError, ValueError) as error:
        print(type(error).__name__, error)
n = 1
for i in range(1, 31):
    n *= i
print(n, len(str(n)), n.bit_length())
a, b = 0, 1
for _ in range(300):
    a, b = b, a + b
print(a)
print(int("9" * 50) + 1, str(-(10**40)), int("-" + "1" * 40) // 3)
print(0.1 + 0.1 + 0.1 == 0.3, sum([0.1] * 10), 1e16 + 1, 5e-324 / 2, 1.5 // 0.1, 1.0 % 0.1)
