"""Class patterns: `__match_args__`, builtins, keyword patterns, inheritance and errors."""

from dataclasses import dataclass


@dataclass
class Point:
    x: int
    y: int = 0


class Manual:
    __match_args__ = ("first", "second")

    def __init__(self, first, second):
        self.first = first
        self.second = second


class Child(Manual):
    pass


class Computed:
    __match_args__ = ("value",)

    @property
    def value(self):
        print("computed")
        return 42


class Bad:
    __match_args__ = ["x"]
    x = 1


class NotStrings:
    __match_args__ = (1,)


class Raises:
    @property
    def field(self):
        raise ValueError("from a property")


def classify(value):
    match value:
        case Point(0, 0):
            return "origin"
        case Point(x, 0):
            return f"on x at {x}"
        case Point(x=px, y=py) if px == py:
            return f"diagonal {px}"
        case Point():
            return "some point"
        case Child(1):
            return "child of 1"
        case Manual(a, second=b):
            return f"manual {a} {b}"
        case Computed(v):
            return v
        case bool(b):
            return f"bool {b}"
        case int(n) | float(n):
            return f"number {n}"
        case str() as text:
            return f"text {text}"
        case bytes(b) | bytearray(b):
            return f"bytes {b}"
        case list([int(first), *rest]):
            return f"list of {first} and {len(rest)}"
        case tuple((a, b)):
            return f"pair {a} {b}"
        case dict(d) if not d:
            return "empty dict"
        case {"kind": str(kind), **rest}:
            return f"{kind} {rest}"
        case set() | frozenset():
            return "a set"
        case None:
            return "none"
        case type():
            return f"class {value.__name__}"
    return "no match"


for value in (Point(0), Point(5), Point(2, 2), Point(1, 2), Child(1, 2), Child(3, 4), Manual("a", "b"), Computed(), True, 3, 2.5, "s", b"b", bytearray(b"c"), [1, 2], ["x"], (1, 2), (1,), {},
              {"kind": "k", "n": 1}, {"kind": 3}, {1}, None, int, ...):
    print(classify(value))
for subject, pattern in ((Point(1), "Point(1, 2, 3)"), (Bad(), "Bad(1)"), (NotStrings(), "NotStrings(1)"), (3, "int(1, 2)"), (3, "undefined()"), (Raises(), "Raises(field=1)"), (object(), "object(1)"),
                         (Point(1), "Point(1, x=1)"), (3, "len()"), (Manual(1, 2), "Manual(third=3)")):
    scope = dict(globals(), subject=subject)
    try:
        exec(f"match subject:\n case {pattern}: result = 'yes'\n case _: result = 'no'", scope)
        print(pattern, scope["result"])
    except Exception as error:
        print(pattern, "->", type(error).__name__, error)
