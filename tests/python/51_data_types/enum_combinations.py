"""Enumerations mixed with data types: `auto` in every kind, aliases, boundaries of flags, and what cannot be done."""

import enum
from enum import Enum, Flag, IntEnum, IntFlag, StrEnum, auto, unique


class Shape(tuple, Enum):
    SQUARE = 1, 1
    WIDE = 2, 1
    ALSO_SQUARE = 1, 1


class Size(StrEnum):
    SMALL = auto()
    LARGE = "L"


class Level(IntEnum):
    LOW = auto()
    HIGH = 10
    NEXT = auto()


class Bits(Flag):
    A = auto()
    B = auto()
    C = auto()
    AB = A | B


class Modes(IntFlag, boundary=enum.KEEP):
    R = 4
    W = 2


class Named(Enum):
    def _generate_next_value_(name, start, count, last):
        return f"{name.lower()}-{count}"

    ONE = auto()
    TWO = auto()

    @classmethod
    def _missing_(cls, value):
        return cls.ONE if value == "1" else None

    @property
    def short(self):
        return self.value[:3]


print(list(Shape), Shape.WIDE[0], Shape.ALSO_SQUARE is Shape.SQUARE, Shape((2, 1)), sorted(Shape.__members__))
print(Size.SMALL, Size.LARGE + "!", repr(Size.LARGE), f"{Size.SMALL:>8}", Size("L").name, Size.SMALL == "small")
print(
    Level.NEXT, Level.HIGH > Level.LOW, Level.LOW + 1, repr(Level.HIGH), f"{Level.HIGH}", "%d" % Level.HIGH,
    Level(11),
)
print(
    Bits.A | Bits.C, Bits.AB, ~Bits.A, Bits(0), list(Bits.AB), Bits.A in Bits.AB, Bits.AB ^ Bits.B, bool(Bits(0)),
    len(Bits.AB),
)
print(Modes.R | 8, Modes(15), ~Modes.R, Modes.R & 6, int(Modes.R | Modes.W), repr(Modes(0)), Modes(2) is Modes.W)
print(list(Named), Named("1"), Named.TWO.short, Named["ONE"].value, Named.ONE in Named, type(Named.short).__name__)


def attempt(action):
    try:
        print("no error:", action())
    except (TypeError, ValueError, KeyError, AttributeError) as error:
        print(type(error).__name__, "-", error)


attempt(lambda: Named("nothing"))
attempt(lambda: Named["nothing"])
attempt(lambda: Bits(9))
attempt(lambda: Bits.A | 1)
attempt(lambda: setattr(Named, "ONE", 5))
attempt(lambda: Named.ONE.__setattr__("value", 1))
attempt(lambda: type("Sub", (Named,), {}))
attempt(lambda: unique(Shape))
attempt(lambda: Level("x"))
attempt(lambda: Named.ONE < Named.TWO)
attempt(lambda: Enum("Made", "X Y Z")(2))
attempt(lambda: Enum("Made", {"P": 1, "Q": 1}).Q)
attempt(lambda: IntEnum("Nums", ["A", "B"], start=5).B + 1)
attempt(lambda: delattr(Named, "ONE"))
attempt(lambda: Level.LOW.missing)
