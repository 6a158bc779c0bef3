"""Dataclasses that inherit: the order of fields, defaults that move, slots, keyword-only parts, frozen families."""

import dataclasses
from dataclasses import KW_ONLY, InitVar, asdict, astuple, dataclass, field, fields, make_dataclass, replace
from typing import ClassVar


@dataclass
class Base:
    a: int
    b: list = field(default_factory=list)
    count: ClassVar[int] = 0
    seed: InitVar[int] = 7

    def __post_init__(self, seed):
        self.b = self.b + [seed]


@dataclass(order=True)
class Derived(Base):
    c: str = field(default="c", compare=False, repr=False)
    a: int = 5
    _: KW_ONLY
    flag: bool = False


print(Derived(), Derived(1, [2], 3, "x", flag=True), [f.name for f in fields(Derived)], Derived.__match_args__)
print(
    Derived(1) < Derived(2), Derived(c="p") == Derived(c="q"), replace(Derived(1, seed=0), c="n", seed=9),
    asdict(Derived()),
)
print(
    astuple(Base(1)), asdict(Base(Base(2))), Base.count, hasattr(Base(1), "seed"),
    Base.__dataclass_fields__["b"].default is dataclasses.MISSING,
)


@dataclass(frozen=True, slots=True)
class Point:
    x: float
    y: float = 0.0
    tags: dict = field(default_factory=dict, hash=False, metadata={"note": "free"})


p = Point(1, 2)
print(
    p, hash(p) == hash(Point(1, 2, {"z": 1})), {p: "found"}[Point(1, 2)], Point.__slots__,
    fields(Point)[2].metadata["note"],
)
Made = make_dataclass(
    "Made", ["u", ("v", int), ("w", str, field(default="w"))], bases=(),
    namespace={"double": lambda self: self.v * 2},
)
print(Made(1, 2), Made(1, 2).double(), Made.__annotations__)
match Derived(8, flag=True):
    case Derived(8, b, flag=flag):
        print("matched", b, flag)


def attempt(action):
    try:
        print("no error:", action())
    except (TypeError, ValueError, AttributeError, dataclasses.FrozenInstanceError) as error:
        print(type(error).__name__, "-", error)


def declare(body, **options):
    namespace = {"__annotations__": {}, "__module__": __name__}
    exec(body, {"field": field, "InitVar": InitVar}, namespace)
    return dataclass(**options)(type("Bad", (), namespace))


attempt(lambda: setattr(p, "x", 3))
attempt(lambda: delattr(p, "x"))
attempt(lambda: Point())
attempt(lambda: Derived(1, [], 3, "c", True))
attempt(lambda: declare("a: int = 1\nb: int"))
attempt(lambda: declare("a: list = []"))
attempt(lambda: declare("a: int = field(default=1, default_factory=int)"))
attempt(lambda: declare("a = field()"))
attempt(lambda: declare("a: int", order=True, eq=False))
attempt(lambda: dataclass(frozen=True)(type("F", (Base,), {"__annotations__": {}})))
attempt(lambda: replace(p, z=1))
attempt(lambda: asdict(Point))
attempt(lambda: fields(5))
attempt(lambda: Point(1) < Point(2))
attempt(lambda: make_dataclass("M", ["a", "a"]))
attempt(lambda: make_dataclass("M", ["1a"]))
