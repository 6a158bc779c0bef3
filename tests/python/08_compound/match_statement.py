"""match: every kind of pattern."""


class Point:
    __match_args__ = ("x", "y")

    def __init__(self, x, y):
        self.x, self.y = x, y


class Color:
    RED = 1
    GREEN = "g"


def describe(value):
    match value:
        case None:
            return "none"
        case True | False as flag:
            return f"bool {flag}"
        case 0:
            return "zero"
        case -1 | -2.5:
            return "negative"
        case 1 + 2j:
            return "complex"
        case "a" | "b" as letter:
            return f"letter {letter}"
        case b"bytes":
            return "bytes"
        case Color.RED:
            return "red"
        case Color.GREEN:
            return "green"
        case int(n) if n > 1000:
            return f"big {n}"
        case int() | float():
            return "number"
        case []:
            return "empty sequence"
        case [x]:
            return f"one {x}"
        case [1, *rest]:
            return f"starts with one, {rest}"
        case [first, *_, last] if first == last:
            return f"same ends {first}"
        case [[a, b], [c, d]]:
            return f"pairs {a}{b}{c}{d}"
        case (x, y):
            return f"two {x} {y}"
        case {"type": "circle", "radius": r}:
            return f"circle {r}"
        case {"type": str(kind), **rest}:
            return f"type {kind} {rest}"
        case {}:
            return f"mapping {len(value)}"
        case Point(0, 0):
            return "origin"
        case Point(x=0, y=y):
            return f"on y at {y}"
        case Point(x, y) if x == y:
            return f"diagonal {x}"
        case Point():
            return "point"
        case str(text):
            return f"string {text}"
        case _:
            return "something else"


for value in (None, True, 0, -1, -2.5, 1 + 2j, "a", "b", b"bytes", 1, "g", 2000, 5, 2.5, [], [7], [1, 2, 3], [5, 6, 5], [[1, 2], [3, 4]], (8, 9), [1], {"type": "circle", "radius": 3}, {"type": "sq", "side": 1}, {}, {"a": 1},
              Point(0, 0), Point(0, 5), Point(3, 3), Point(1, 2), "hello", {1, 2}, range(2), object, b"x", bytearray(b"y"), (1,), iter([])):
    print(repr(value) if not isinstance(value, Point) and "iterator" not in repr(value) else type(value).__name__, "->", describe(value))


def errors(value):
    try:
        match value:
            case Point(1, 2, 3):
                return "three"
            case int(real=r, imag=0):
                return f"attributes {r}"
            case str(x, y):
                return "two"
    except TypeError as error:
        return str(error)
    return "none"


print(errors(Point(1, 2)), errors(5), errors("s"))
match 1, 2:
    case a, b:
        print(a, b)
match [1, 2, 3, 4]:
    case [a, *middle, b]:
        print(a, middle, b)
match {"k": {"nested": [1, {"deep": True}]}}:
    case {"k": {"nested": [_, {"deep": deep}]}}:
        print(deep)
match "x":
    case "y":
        print("no")
print("fell through")
match (x := 5):
    case n if n > 3:
        print("guard", n, x)


class Meta:
    __match_args__ = ["a"]


class NoArgs:
    pass


for value, pattern in ((Meta(), "Meta"), (NoArgs(), "NoArgs")):
    try:
        match value:
            case Meta(1):
                pass
            case NoArgs(1):
                pass
    except TypeError as error:
        print(error)
match = 5
case = 6
print(match + case)
