"""Every operator method, reflected and in place."""


class V:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return self.name


def make(op):
    def plain(self, other):
        return f"{self}.{op}({other})"

    return plain


names = "add sub mul matmul truediv floordiv mod divmod pow lshift rshift and or xor".split()
for name in names:
    for prefix in ("", "r", "i"):
        if prefix == "i" and name == "divmod":
            continue
        setattr(V, f"__{prefix}{name}__", make(f"__{prefix}{name}__"))
for name in ("neg", "pos", "invert", "abs"):
    setattr(V, f"__{name}__", (lambda name: lambda self: f"{name} {self}")(name))
for name in ("lt", "le", "eq", "ne", "gt", "ge"):
    setattr(V, f"__{name}__", make(f"__{name}__"))
V.__hash__ = lambda self: 7
a = V("a")
print(a + 1, a - 1, a * 1, a @ 1, a / 1, a // 1, a % 1, divmod(a, 1), a**1, a << 1, a >> 1, a & 1, a | 1, a ^ 1)
print(1 + a, 1 - a, 1 * a, 1 @ a, 1 / a, 1 // a, 1 % a, divmod(1, a), 1**a, 1 << a, 1 >> a, 1 & a, 1 | a, 1 ^ a)
print(-a, +a, ~a, abs(a), a < 1, a <= 1, a == 1, a != 1, a > 1, a >= 1, 1 < a, 1 <= a, 1 == a, 1 != a, hash(a))
for op in ("+=", "-=", "*=", "@=", "/=", "//=", "%=", "**=", "<<=", ">>=", "&=", "|=", "^="):
    scope = {"a": V("a")}
    exec(f"a {op} 2", scope)
    print(op, scope["a"])
print("s" + V("v") if False else "", [1] + a if False else "", "%s" % a, "x" * 2)


class Refuses:
    def __add__(self, other):
        return NotImplemented

    def __radd__(self, other):
        return NotImplemented

    def __eq__(self, other):
        return NotImplemented

    def __lt__(self, other):
        return NotImplemented

    def __iadd__(self, other):
        return NotImplemented


r = Refuses()
for action in (lambda: r + 1, lambda: 1 + r, lambda: r == 1, lambda: r != 1, lambda: r < 1, lambda: 1 > r, lambda: r + r, lambda: r < r, lambda: -r, lambda: abs(r), lambda: r[0], lambda: r(), lambda: len(r), lambda: r in r, lambda: iter(r), lambda: 1 @ r, lambda: ~r, lambda: divmod(r, 1), lambda: r ** 2, lambda: int(r), lambda: float(r), lambda: complex(r), lambda: round(r), lambda: hash(r), lambda: r.x):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
try:
    r += 1
except TypeError as error:
    print(error)


class Base:
    def __add__(self, other):
        return "Base.__add__"

    def __radd__(self, other):
        return "Base.__radd__"


class Derived(Base):
    def __radd__(self, other):
        return "Derived.__radd__"


print(Base() + Derived(), Derived() + Base(), Base() + 1, 1 + Derived())


class Ordered:
    def __init__(self, n):
        self.n = n

    def __eq__(self, other):
        return self.n == other.n

    def __lt__(self, other):
        return self.n < other.n


print(Ordered(1) < Ordered(2), Ordered(1) > Ordered(2), Ordered(1) == Ordered(1), Ordered(1) != Ordered(1), max(Ordered(1), Ordered(3)).n, sorted([Ordered(3), Ordered(1)])[0].n)
try:
    Ordered(1) <= Ordered(2)
except TypeError as error:
    print(error)
try:
    {Ordered(1)}
except TypeError as error:
    print(error)


class Pow:
    def __pow__(self, other, modulo=None):
        return (other, modulo)

    def __rpow__(self, other, modulo=None):
        return ("r", other, modulo)


print(Pow() ** 2, pow(Pow(), 2), pow(Pow(), 2, 3), 2 ** Pow(), pow(2, Pow()))


class Idx:
    def __index__(self):
        return 3


print([0, 1, 2, 3, 4][Idx()], "abcdef"[Idx()], range(10)[Idx()], hex(Idx()), [1] * Idx(), "a" * Idx(), bytes(Idx()), round(3.14159, Idx()), chr(Idx()) == "\x03", 1 << Idx() if False else "", list(range(Idx())))
for action in (lambda: 1 + Idx(), lambda: Idx() < 5, lambda: [1][Idx()]):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
