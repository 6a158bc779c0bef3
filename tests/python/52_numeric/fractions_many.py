"""fractions: every operation on pairs of numbers of all types."""

from fractions import Fraction as F
import operator, math, copy, itertools


def show(f):
    try:
        print("->", repr(f()))
    except BaseException as e:
        print(type(e).__name__, e)


for x in [
    "1/2",
    " 3 ",
    "-1.5",
    "1e3",
    "1E-3",
    "1_000/3",
    "1__0",
    ".5",
    "5.",
    "-.5e2",
    "+3/4",
    "1/0",
    "a",
    "",
    "1/2/3",
    "1 /2",
    "1.5/2",
    "1_0.2_5",
    "3e1_0",
    "٣/٤",
    1.5,
    float("nan"),
    float("inf"),
    True,
    None,
    1j,
    F(3, 4),
    "-0",
    "0/5",
    " 1/2\n",
]:
    show(lambda: F(x))
show(lambda: F(1, 2.0))
show(lambda: F("1", 2))
show(lambda: F(F(1, 2), F(3, 4)))
show(lambda: F(2, -4))
show(lambda: F(0, -4))
show(lambda: F(True, 2))
show(lambda: F())
vals = [F(1, 2), F(-7, 3), F(0), F(5), 3, -2, 0, 1.5, -0.25, float("inf"), float("nan"), 2 + 1j, True, "x", 2j]
for a, b in itertools.product(vals, vals):
    if not (isinstance(a, F) or isinstance(b, F)):
        continue
    for op in ("add", "sub", "mul", "truediv", "floordiv", "mod", "pow", "eq", "ne", "lt", "le", "gt", "ge"):
        print(a, op, b, end=" ")
        show(lambda: getattr(operator, op)(a, b))
    print(a, "divmod", b, end=" ")
    show(lambda: divmod(a, b))
for f in [F(7, 2), F(-7, 2), F(5, 2), F(3, 2), F(-5, 2), F(22, 7), F(0), F(1, 3)]:
    print(
        round(f),
        round(f, 1),
        round(f, -1),
        round(f, 0),
        type(round(f, 0)),
        int(f),
        math.floor(f),
        math.ceil(f),
        math.trunc(f),
        float(f),
        hash(f),
        bool(f),
        abs(f),
        -f,
        +f,
        str(f),
        f.limit_denominator(2),
        f.is_integer() if hasattr(f, "is_integer") else 0,
        f.as_integer_ratio(),
        copy.copy(f) is f,
        copy.deepcopy(f) is f,
        f.numerator,
        f.denominator,
        f.real,
        f.imag,
        f.conjugate(),
        complex(f),
    )
print(F.from_float(0.1), F.from_float(3))
show(lambda: F.from_float("x"))
show(lambda: F(1, 3).limit_denominator(0))
print(
    F(314159, 100000).limit_denominator(100),
    hash(F(1, 2**61 - 1)),
    hash(F(-1, 1)),
    F(1, 2) == 0.5,
    F(1, 2) == 0.5 + 0j,
    {F(1): 1}[1],
    sum([F(1, 2)] * 3),
    F(1, 2) ** -3,
    F(0) ** 0,
)
show(lambda: F(0) ** -1)


class S(F):
    pass


print(type(copy.copy(S(1, 2))), S(1, 2) + 1, repr(S(1, 2)))
