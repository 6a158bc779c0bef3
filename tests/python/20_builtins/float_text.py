"""Floats as text: shortest repr, rounding, formats, and back."""

values = [0.0, -0.0, 1.0, 0.1, 0.2, 0.3, 1 / 3, 2 / 3, 1e16, 1e17, 123456789012345678.0, 1e-5, 1e-4, 1.5e-7, 5e-324, 1.7976931348623157e308, 2.5, 3.5, 100.0, 1e2, 12345.678, 0.1 + 0.2, 1e22, 1e23, 9007199254740992.0, 4.35, 2.675, 1.005]
for value in values:
    print(value, f"{value:.2f}", f"{value:.0f}", f"{value:e}", f"{value:g}", f"{value:.10g}", f"{value:.3}", f"{value:,.3f}"[:40], float(repr(value)) == value)
for text in ("1", "1.", ".5", "1e3", "1E-3", "+1.5", "-0", "  2.5  ", "1_000.5", "infinity", "-inf", "NaN", "0.1e1", "00012.5"):
    print(repr(text), float(text))
for text in ("", ".", "1e", "e5", "1..2", "1 2", "0x1p3", "1_", "_1", "--1", "inf inity"):
    try:
        print(float(text))
    except ValueError as error:
        print(error)
print(round(2.5), round(3.5), round(-2.5), round(0.5), round(1e16 + 2), round(2.675, 2), round(1.005, 2), round(1234.5678, 2), round(1234.5678, -2), round(5e-324, 3), round(1e308, -307), type(round(2.5)), type(round(2.5, 0)))
print(int(2.9999999999999999), int(-0.9), 7 // 2.0, -7 // 2.0, 7 % -2.5, -7 % 2.5, 1e300 * 1e10, -1e300 * 1e10, float("inf") - float("inf"), 0.0 * float("inf"))
print(1e308 + 1e308, 5e-324 / 2, 1.0 / 3.0 * 3.0, 0.1 * 3, 1 - 0.9, 1e16 + 1.0, 2**0.5 * 2**0.5, 10**-3, 1e-3 == 0.001, 3 * 1.1)
print([0.1 * i for i in range(11)])
print(sum([0.1] * 10), max(0.1, 0.2), sorted([2.5, -1.0, 0.0, 1e-10]), abs(-1.5), divmod(7.5, 2.5), pow(2.0, 10), 2.0**-1, (-2.0) ** 2, 1.5.is_integer(), (2.0).as_integer_ratio(), (0.1).as_integer_ratio())
print((0.1).hex(), (1.0).hex(), (-2.5).hex(), float.fromhex("0x1.999999999999ap-4"), (5e-324).hex(), float.fromhex("0x10"))
print(f"{3.14159:8.3f}|{3.14159:<8.3f}|{3.14159:^8.3f}|{3.14159:+.2f}|{-3.14159:08.2f}|{3.14159:_^10.1f}|{1234567.891:,.2f}|{0.000123:.2e}|{0.5:.0%}|{0.12345:.1%}|{1e6:,}|{1e20:g}|{123.456:.4g}|{1e-5:.2g}")
print("%.3f|%8.2f|%-8.2f|%+.1e|%g|%G|%5.0f|%.10g" % (3.14159, 3.14159, 3.14159, 12345.6, 1e-10, 1e20, 2.5, 1 / 3))
print(str(1e5), str(1e15), str(1e16), repr(1.0e-4), repr(0.00001234), str(123456.0), repr(1e100), str(float(10**15)), str(float(2**53)))
total = 0.0
for i in range(1, 1000):
    total += 1 / i
print(total, total.hex())
x = 1.0
for _ in range(60):
    x = (x + 2 / x) / 2
print(x, x == 2**0.5, 1.0.__add__(2), (1.0).__eq__(1), 1.5.__class__.__name__, float(), float(True), bool(0.0), bool(0.1), not -0.0)
