"""Symbolic differentiation: expression classes, structural matching, simplification."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Num:
    value: float

    def __str__(self):
        return f"{self.value:g}"


@dataclass(frozen=True)
class Var:
    name: str

    def __str__(self):
        return self.name


@dataclass(frozen=True)
class Op:
    kind: str
    left: object
    right: object

    def __str__(self):
        return f"({self.left} {self.kind} {self.right})"


def simplify(e):
    match e:
        case Op(kind, left, right):
            match Op(kind, simplify(left), simplify(right)):
                case Op("+", Num(a), Num(b)):
                    return Num(a + b)
                case Op("*", Num(a), Num(b)):
                    return Num(a * b)
                case Op("+", Num(0), x) | Op("+", x, Num(0)) | Op("*", Num(1), x) | Op("*", x, Num(1)) | Op("^", x, Num(1)):
                    return x
                case Op("*", Num(0), _) | Op("*", _, Num(0)):
                    return Num(0)
                case Op("^", _, Num(0)):
                    return Num(1)
                case other:
                    return other
        case _:
            return e


def derive(e, by):
    match e:
        case Num():
            return Num(0)
        case Var(name):
            return Num(1 if name == by else 0)
        case Op("+", u, v):
            return Op("+", derive(u, by), derive(v, by))
        case Op("*", u, v):
            return Op("+", Op("*", derive(u, by), v), Op("*", u, derive(v, by)))
        case Op("^", u, Num(n)):
            return Op("*", Op("*", Num(n), Op("^", u, Num(n - 1))), derive(u, by))
        case _:
            raise TypeError(f"cannot derive {e}")


x, y = Var("x"), Var("y")
for e in (Num(3), x, Op("*", x, x), Op("^", x, Num(3)), Op("+", Op("*", Num(2), Op("^", x, Num(2))), Op("*", x, y)), Op("^", Op("+", x, Num(1)), Num(2))):
    print(f"{e}  by x: {simplify(derive(e, 'x'))}  by y: {simplify(derive(e, 'y'))}")
try:
    derive(Op("^", x, y), "x")
except TypeError as error:
    print(error)
