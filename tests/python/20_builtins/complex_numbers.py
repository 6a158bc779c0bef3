"""complex: constructor, arithmetic, repr, methods."""


def show(*args, **kwargs):
    try:
        print(args, kwargs, "->", repr(complex(*args, **kwargs)))
    except Exception as error:
        print(args, kwargs, "->", type(error).__name__, error)


for text in ("1", "1j", "1+2j", " (1-2j) ", "-j", "+j", "1e3j", "1e-3+1E3j", "inf", "nanj", "1+infj", "", "1 + 2j", "j1", "1+2", "1+2i", "1__0j", "1_0j"):
    show(text)
show()
show(1)
show(1, 2)
show(1j, 2j)
show(1.5, -0.0)
show(real=1)
show(imag=2)
show("1", 2)
show(1, "2")
show(None)
show([])
z = 3 + 4j
print(z, z.real, z.imag, z.conjugate(), abs(z), -z, +z, z * 2, z / 2, z ** 2, z + 1, 1 - z, z == 3 + 4j, z == 3, bool(z), bool(0j), hash(z) == hash(3 + 4j))
print(1j * 1j, 1j ** 2, (1 + 2j) / (3 - 4j), (1 + 2j) ** -1, 2 ** 1j, (1 + 2j) ** (0.5), 0j ** 0, (-1) ** 0.5)
print(repr(1j), repr(-1j), repr(-0j), repr(complex(0, -0.0)), repr(complex(-0.0, 1)), repr(complex("inf")), complex(float("nan"), float("inf")), 1e20j, 1e16 + 1j)
for action in (lambda: 1j / 0, lambda: 1j // 2, lambda: 1j % 2, lambda: divmod(1j, 1), lambda: 1j < 2j, lambda: int(1j), lambda: float(1j), lambda: 0j ** -1, lambda: round(1j), lambda: 1j > 1, lambda: z.nothing, lambda: pow(1j, 2, 3)):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
for spec in ("", ".2f", "10.1f", ">20", "e", "+.1f", "g", "^20.2f", "05", "d", "=10"):
    try:
        print(repr(spec), repr(format(3 - 4.5j, spec)))
    except Exception as error:
        print(repr(spec), type(error).__name__, error)
print(hash(1j), hash(2 + 0j), hash(1.5 + 0j), {1 + 0j: "one"}[1], complex.__name__, (1j).__class__)


class Point:
    def __complex__(self):
        return 1 + 1j


class Real:
    def __float__(self):
        return 2.5


print(complex(Point()), complex(Real()), complex(Real(), Real()))
