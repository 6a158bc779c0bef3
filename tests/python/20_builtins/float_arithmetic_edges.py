"""Division, modulo, power and rounding of floats at the edges: zeros, infinities, nan, big ints."""

import math

inf, nan = float("inf"), float("nan")
values = (0.0, -0.0, 1.5, -2.5, inf, -inf, nan)
for symbol in ("+", "*", "/", "//", "%", "**"):
    row = []
    for a in values:
        for b in values:
            try:
                row.append(str(eval(f"a {symbol} b")))
            except (ZeroDivisionError, OverflowError) as error:
                row.append(type(error).__name__[0] + "!")
    print(symbol, " ".join(row))
for action in ("1.0 / 0", "1.0 // 0", "1.0 % 0", "divmod(1.0, 0)", "0.0 ** -1", "10.0 ** 400", "(-8.0) ** (1/3)", "2 ** 0.5", "(-1) ** inf", "1e308 * 10", "10**400 * 1.0", "10**400 / 10**399", "10**400 / 3", "1 / 10**400", "10**400 // 1.0", "1.5 % 10**400", "2**1024 * 1.0", "5 / 2", "-7 // 2.0", "-7 % 2.5", "7 % -2.5", "divmod(-7.5, 2)", "1e300 ** 2", "0 ** 0.0", "pow(2.0, 3)", "pow(2, 0.5, None)", "5.0 % inf", "-5.0 % inf", "5.0 // -inf", "inf % 5", "inf - inf", "1e16 + 1", "0.1 * 3", "sum([0.1] * 10)"):
    try:
        print(action, "=", eval(action))
    except (ZeroDivisionError, OverflowError, TypeError, ValueError) as error:
        print(action, "->", type(error).__name__, error)
for x in (0.5, 1.5, 2.5, -0.5, 2.675, 1e16, 12345.678, 1e-10, 0.05, 5e-324):
    print(x, [round(x, n) for n in (0, 1, 2, -1, -2, 20)], round(x), math.floor(x), math.ceil(x), math.trunc(x))
print(round(1e308, -308), round(5, -1), round(15, -1), round(25, -1), round(-15, -1), round(12345, -2), round(2**70, -20), round(True), round(1.5, None), math.copysign(1, -0.0), -0.0 == 0.0, str(-0.0), hash(0.0) == hash(-0.0), hash(1.0) == hash(1), hash(inf), hash(-inf), hash(2.5) == hash(5 / 2))
