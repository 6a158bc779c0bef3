"""collections.namedtuple: creation, methods, subclassing, errors."""

from collections import namedtuple

P = namedtuple("P", "x y")
p = P(1, y=2)
print(p, p.x, p[1], p == (1, 2), p._fields, p._asdict(), p._replace(x=5), P._make([3, 4]), len(p), hash(p) == hash((1, 2)), p + (3,), p < P(1, 3), P.__doc__, P.x.__doc__, p.__getnewargs__())
a, b = p
print(a, b, *p, p.index(2), p.count(1), isinstance(p, tuple), P.__name__, P.__module__, P._field_defaults, P.__match_args__, repr(P), p.__class__)
Q = namedtuple("Q", ["a", "b", "c"], defaults=[2, 3])
print(Q(1), Q._field_defaults, Q(1, c=9), namedtuple("R", "a, b, a, class, _x", rename=True)._fields, namedtuple("E", "")(), namedtuple("M", "a b", module="mod").__module__)


class Point(namedtuple("Point", "x y")):
    __slots__ = ()
    @property
    def norm(self): return (self.x ** 2 + self.y ** 2) ** 0.5
    def __str__(self): return f"<{self.x},{self.y}>"


print(Point(3, 4).norm, str(Point(1, 2)), repr(Point(1, 2)), Point(1, 2)._replace(y=0), f"{Point(5, 6)}")
match p:
    case P(x=1, y=b): print("matched", b)
match p:
    case P(a, b): print(a, b)
for action in (lambda: P(1), lambda: P(1, 2, 3), lambda: P(1, z=2), lambda: P(1, x=2), lambda: setattr(p, "x", 1), lambda: p.z, lambda: p._replace(z=1), lambda: P._make([1]), lambda: namedtuple("N", "a a"), lambda: namedtuple("N", "class"), lambda: namedtuple("N", "_a"), lambda: namedtuple("1N", "a"), lambda: namedtuple("N", "a b", defaults=[1, 2, 3]), lambda: namedtuple("N", "1a"), lambda: namedtuple("N", 5), lambda: namedtuple(5, "a") if False else namedtuple("for", "a"), lambda: p.__dict__):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
