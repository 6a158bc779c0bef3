"""repr and rounding of floats."""

for x in (0.0, -0.0, 1.0, 0.1, 1 / 3, 1e15, 1e16, 123456789012345680.0, 1e22, 1e23, 1e-4, 1e-5, 12345.678e-10, 5e-324, 1.7976931348623157e308, 2.5, 100.0, 1e100,
          0.1 + 0.2, 1.1 * 3, 9007199254740993.0, 4.35, 1e21, 123e-7):
    print(repr(x), str(x), "%r" % x, f"{x}", [x])
for x in (0.5, 1.5, 2.5, -0.5, -1.5, 2.675, 1.005, 0.125, 1e16, 123.456):
    print(x, round(x), round(x, 1), round(x, 2), round(x, -1), round(x, -2), round(x, 20), round(x, -400))
print(round(1e308, -308), round(5e-324, 400), round(2.5, None), round(12345, -2), round(15, -1), round(-15, -1), round(10**30, -29))
for action in (lambda: round(1.5, "a"), lambda: round("a"), lambda: round(1.5, 2.0), lambda: round(1.7e308, -308), lambda: round(float("inf"))):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
print(1e308 * 10, -1e308 * 10, 1e308 * 10 - 1e308 * 10, 0.0 * -1, 5 % -3.0, -5 % 3.0, 5.5 // 2, -5.5 // 2, divmod(-5.5, 2), 1e300 * 1e-300)
print(5.0 % 0.1, -1e-20 % 1, 1.0 // 0.1, 2.0 ** 0.5, (-8) ** (1 / 3), 2 ** -1, (-2.0) ** 3, 0.0 ** 0)
for action in (lambda: 1.0 / 0, lambda: 1.0 // 0, lambda: 1.0 % 0, lambda: divmod(1.0, 0), lambda: 0.0 ** -1, lambda: 10.0 ** 400, lambda: (-0.0) ** -1.5, lambda: 2.0 ** 10**400):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
