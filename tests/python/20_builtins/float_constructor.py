"""float(): what it takes, and methods."""


def show(*args):
    try:
        print(args, "->", repr(float(*args)))
    except Exception as error:
        print(args, "->", type(error).__name__, error)


for text in ("1", " 1.5 ", "-.5", "5.", "1e3", "1E-3", "1_0.5_0", "1__0", "inf", "-Infinity", "+iNf", "nan", "", ".", "e5", "1e", "0x1", "1 2", "\u0661.5", "1e400", "1e-400", "infinit"):
    show(text)
show()
show(3)
show(10**308)
show(10**309)
show(True)
show(b"2.5")
show(None)
show([])
show(1j)
show(1, 2)
print((1.5).as_integer_ratio(), (0.1).as_integer_ratio(), (-0.0).as_integer_ratio(), (1e300).as_integer_ratio()[1])
print((2.0).is_integer(), (2.5).is_integer(), float("inf").is_integer(), (2.5).hex(), (0.1).hex(), (-0.0).hex(), float("nan").hex(), float("-inf").hex(), (5e-324).hex())
for text in ("0x1.8p3", "1.8", "-0x.1p-3", "inf", "nan", "0x1p1024", "x", "0x1p-1080", " 0x10 "):
    try:
        print(repr(text), float.fromhex(text))
    except Exception as error:
        print(repr(text), type(error).__name__, error)
for action in (lambda: float("inf").as_integer_ratio(), lambda: float("nan").as_integer_ratio(), lambda: int(float("inf")), lambda: round(float("nan")), lambda: float.fromhex(1)):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
print((1.5).real, (1.5).imag, (1.5).conjugate(), (2.7).__trunc__(), (2.2).__ceil__(), (-2.2).__floor__(), (2.5).__round__(), (2.675).__round__(2))
print(float.__name__, (1.0).__class__, float(float("1.25")))
