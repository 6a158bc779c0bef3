"""float(text), repr, hex, fromhex, is_integer, as_integer_ratio: what is read, what is shown."""

for text in ("1", " 1.5 ", "-.5", "1e3", "1E-3", "+1.", "inf", "-Infinity", "NaN", "1_0.0_1", "1e400", "1e-400", "٣.٥", "0x1p3", "1.5.2", "", ".", "e5", "1e", "1_", "_1", "infin", "nan(1)", "--1", "1 2", "1,5", "\u00a02.5\n", "1e+05", "0.1e1", "-0"):
    try:
        print(ascii(text), float(text))
    except ValueError as error:
        print(ascii(text), error)
for x in (0.1, 1e16, 1e15, 123456789012345678.0, 1e-4, 1e-5, 5e-324, 1.7976931348623157e308, 0.1 + 0.2, 1 / 3, 100.0, -0.0, 1e22, 1e23, 2.5e-7, 9007199254740993.0):
    print(x, x.hex(), float.fromhex(x.hex()) == x, x.is_integer(), x.as_integer_ratio() if abs(x) < 1e20 and abs(x) > 1e-6 else "", round(x, 3), int(x) if abs(x) < 1e20 else "")
for text in ("0x1.8p1", "0x.8", "1.8", "-0X1P-3", "inf", "nan", "0x1p1024", "0x1p-1080", "0xg", "", "0x", "0x1.p", " 0x1 ", "0x1.fffffffffffff8p0"):
    try:
        print(text, float.fromhex(text))
    except (ValueError, OverflowError) as error:
        print(text, type(error).__name__, error)
for use in (lambda: float([]), lambda: float(None), lambda: float(b"1.5"), lambda: float(b"x"), lambda: float(10**400), lambda: float("1" * 400), lambda: float("nan").as_integer_ratio(), lambda: float("inf").as_integer_ratio(), lambda: float(1, 2), lambda: float(x=1), lambda: float(1j), lambda: float(), lambda: float.fromhex(1), lambda: (1.5).__round__(1.5), lambda: round(float("inf")), lambda: round(float("nan")), lambda: int(1e400)):
    try:
        print(use())
    except (ValueError, TypeError, OverflowError) as error:
        print(type(error).__name__, error)
