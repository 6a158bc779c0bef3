"""dataclasses: fields, defaults, ordering, freezing, inheritance, errors."""

import dataclasses
from dataclasses import KW_ONLY, InitVar, asdict, astuple, dataclass, field, fields, replace


@dataclass(order=True)
class Point:
    x: int
    y: int = 0
    tags: list = field(default_factory=list, compare=False, repr=False)


@dataclass(frozen=True)
class Frozen:
    a: int
    b: str = "b"


@dataclass
class Child(Point):
    z: float = 1.5
    _: KW_ONLY
    k: int = 9
    scale: InitVar[int] = 2
    total: int = field(init=False)
    def __post_init__(self, scale): self.total = (self.x + self.y) * scale


@dataclass(slots=True, eq=False)
class Slotted:
    v: int


p = Point(1, 2)
print(p, p == Point(1, 2, ["other"]), p < Point(1, 3), Point(0).tags is Point(0).tags, Child(1, 2, k=3, scale=10), asdict(p), astuple(p), replace(p, y=5), [f.name for f in fields(Child)], Frozen(1), hash(Frozen(1)) == hash(Frozen(1)), Slotted(3), Slotted(1) == Slotted(1), Point.__match_args__, dataclasses.is_dataclass(p))
match p:
    case Point(1, y): print("matched", y)
for action in (lambda: Point(), lambda: Point(1, 2, [], 4), lambda: setattr(Frozen(1), "a", 2), lambda: delattr(Frozen(1), "a"), lambda: hash(p), lambda: p < 5, lambda: Child(1, 2, [], 1.0, 5), lambda: setattr(Slotted(1), "w", 1), lambda: fields(5), lambda: asdict(5), lambda: replace(p, q=1), lambda: Frozen(b="x")):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
for text in ("@dataclass\nclass A:\n x: list = []", "@dataclass\nclass A:\n x: int = 1\n y: int", "@dataclass(order=True, eq=False)\nclass A: pass", "@dataclass\nclass A(Frozen): pass", "field(default=1, default_factory=list)", "dataclasses.make_dataclass('M', ['a', ('b', int, 5)])(1).b"):
    try:
        exec(text)
        print("fine")
    except Exception as error:
        print(type(error).__name__, error)
