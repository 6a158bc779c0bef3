"""namedtuple: creation, defaults, renaming, methods, subclassing, and names it refuses."""

from collections import namedtuple

Point = namedtuple("Point", "x y")
p = Point(1, y=2)
print(p, p.x, p[1], p._fields, p._asdict(), p._replace(x=9), Point._make([5, 6]), p == (1, 2), hash(p) == hash((1, 2)), [*p], len(p), Point.__doc__, Point.x.__doc__)
Full = namedtuple("Full", ["a", "b", "c"], defaults=(2, 3))
print(Full(1), Full._field_defaults, Full(1, c=9), namedtuple("R", "a def a _x 1b ok", rename=True)._fields, namedtuple("M", "a,b , c", module="mod").__module__, namedtuple("Empty", ())())


class Vector(namedtuple("Vector", "x y")):
    __slots__ = ()

    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y)

    @property
    def length(self):
        return (self.x**2 + self.y**2) ** 0.5


v = Vector(3, 4) + Vector(0, 0)
print(v, v.length, type(v._replace(x=0)).__name__, isinstance(v, tuple), Vector.__mro__[1].__name__)
match v:
    case Vector(x, y=4):
        print("matched", x)
for action in ("Point(1)", "Point(1, 2, 3)", "Point(1, z=2)", "p._replace(z=1)", "Point._make([1])", "namedtuple('A', 'a a')", "namedtuple('A', 'def')", "namedtuple('A', '_a')", "namedtuple('A', '1a')", "namedtuple('1A', 'a')", "namedtuple('A', 'a', defaults=[1, 2])", "namedtuple('class', 'a')", "p.z", "p.x", "namedtuple(5, 'a')", "namedtuple('A', [1])"):
    try:
        print(eval(action))
    except (TypeError, ValueError, AttributeError) as error:
        print(action, "->", type(error).__name__, error)
for statement in ("p.x = 5", "del p.x", "p.new = 1", "p[0] = 1", "v.z = 1"):
    try:
        exec(statement)
    except (TypeError, AttributeError) as error:
        print(statement, "->", error)
