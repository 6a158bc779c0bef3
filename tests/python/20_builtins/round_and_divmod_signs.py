"""Signs in division, remainder and rounding, for every mixture of int, float and bool."""

values = [7, -7, 2, -2, 2.5, -2.5, True, 0.0, -0.0]
for a in values:
    row = []
    for b in values:
        try:
            row.append(f"{a // b!r}/{a % b!r}")
        except ZeroDivisionError as error:
            row.append(str(error).split()[0])
    print(f"{a!r:>5}", *row)
for a in (7, -7, 7.5, -7.5):
    for b in (3, -3, 0.5):
        q, r = divmod(a, b)
        print(divmod(a, b), q * b + r == a, (r == 0) or (r < 0) == (b < 0), end=" ")
    print()
print([round(x / 2) for x in range(-7, 8)], [round(x, -1) for x in (5, 15, 25, -5, -15, 14, 16)])
print(
    [round(x, 1) for x in (0.05, 0.15, 0.25, 0.35, 2.675, -1.45)], round(2.675, 2), round(1e300, -300),
    round(0.5, 400),
)
print(
    round(-0.4), round(-0.5), round(1234567, -3), round(-55, -1), round(True), round(2**70 + 1, -5), round(5, 10),
    round(7, -9),
)
print(type(round(2.0)), type(round(2.0, 0)), type(round(2, 0)), round(1.5, None), round(number=3.14159, ndigits=2))
for huge in (float("nan"), float("inf"), "x", None, 1j):
    for digits in ((), (1,)):
        try:
            print(round(huge, *digits))
        except (ValueError, OverflowError, TypeError) as error:
            print(type(error).__name__, error)
print((-3) ** 2, -3**2, 2**-1, (-8) ** (1 / 3), 0**0, 0.0**0, pow(-2, -3), pow(3, -1, 7), pow(-3, 5, -7))
