"""enum: members, aliases, auto, methods, functional, errors."""

import warnings

warnings.simplefilter("ignore")
import enum


class Color(enum.Enum):
    RED = 1
    GREEN = "g"
    CRIMSON = 1

    @classmethod
    def default(cls): return cls.RED
    def describe(self): return f"{self.name}={self.value}"
    @property
    def upper(self): return self.name.upper()


print(Color.RED, repr(Color.RED), Color.CRIMSON is Color.RED, list(Color), len(Color), Color["GREEN"], Color(1), Color.RED.name, Color.RED.value, Color.default(), Color.GREEN.describe(), Color.RED.upper)
print(Color.__members__, Color.RED == 1, Color.RED != Color.GREEN, Color.RED in Color, isinstance(Color.RED, Color), {Color.RED: 1}[Color.CRIMSON], str(Color.RED), f"{Color.RED}", f"{Color.RED:>12}", type(Color.RED), Color, hash(Color.RED) == hash(Color.CRIMSON), bool(Color.RED))
for action in (lambda: Color(9), lambda: Color["NO"], lambda: Color.NO, lambda: setattr(Color, "RED", 2), lambda: Color.RED < Color.GREEN, lambda: delattr(Color, "RED"), lambda: setattr(Color.RED, "value", 3), lambda: Color(), lambda: 1 in Color, lambda: Color.RED.nothing):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


class Auto(enum.Enum):
    A = enum.auto()
    B = enum.auto()
    C = 10
    D = enum.auto()


class Named(str, enum.Enum):
    def _generate_next_value_(name, start, count, last): return name.lower()
    ONE = enum.auto()
    TWO = enum.auto()


class Planet(enum.Enum):
    EARTH = (5.9, 6.3)
    MARS = (0.6, 3.4)
    def __init__(self, mass, radius): self.mass, self.radius = mass, radius
    @classmethod
    def _missing_(cls, value): return cls.EARTH if value == "home" else None


print([a.value for a in Auto], [n.value for n in Named], Named.ONE == "one", Named.ONE + "x", Planet.MARS.mass, Planet("home"), Planet((0.6, 3.4)), Planet.EARTH.value)
F = enum.Enum("F", "X Y Z")
G = enum.Enum("G", {"P": 1, "Q": 2}, module="m", qualname="q.G")
print(list(F), list(G), F.X.value, G.__module__, G.__qualname__, enum.Enum("H", ["a", "b"], start=5).b.value)
for text in ("@enum.unique\nclass U(enum.Enum):\n A = 1\n B = 1", "class U(enum.Enum):\n A = 1\n A = 2", "class U(enum.Enum):\n _x_ = 1", "class U(enum.Enum):\n mro = 1"):
    try:
        exec(text)
    except Exception as error:
        print(type(error).__name__, error)
