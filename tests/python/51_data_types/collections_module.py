"""Counter, OrderedDict, defaultdict, ChainMap, namedtuple and the User classes."""
from collections import *
import collections.abc
import copy


def attempt(function):
    try:
        print(repr(function()))
    except Exception as error:
        print(type(error).__name__, error)


c = Counter("abracadabra")
print(c, c.most_common(2), c["a"], c["zz"], c.total(), sorted(c.elements()))
c.update("aaa")
c.subtract(Counter(a=2, z=1))
print(c, dict(c), +c, -c)
print(Counter(a=3, b=1) + Counter(a=1, b=2), Counter(a=3, b=1) - Counter(a=1, b=2), Counter(a=3, b=1) & Counter(a=1, b=2), Counter(a=3, b=1) | Counter(a=1, b=2))
print(Counter(a=1) == Counter(a=1, b=0), Counter(a=1) <= Counter(a=2), Counter(a=1) < Counter(a=1), Counter(a=2, b=1) > Counter(b=1))
d = Counter(a=3)
d += Counter(b=2)
d -= Counter(a=1)
d &= Counter(a=5, b=1)
d |= Counter(c=7)
print(d, d.copy() == d, Counter(), Counter({"x": 2, "y": 5}), Counter([1, 2, 2], x=3))
del d["nothing"]
attempt(lambda: Counter.fromkeys("ab"))
attempt(lambda: Counter(5))
attempt(lambda: Counter("a", "b"))
print(Counter("mississippi").most_common(), Counter(a=-1), Counter({1: "x"}.keys()), copy.copy(d), Counter(a=1.5).total())

dd = defaultdict(list)
for key, value in [("a", 1), ("b", 2), ("a", 3)]:
    dd[key].append(value)
print(dd, dd["new"], len(dd), dd.get("q"), "q" in dd, dd.default_factory)
print(defaultdict(int, a=1), defaultdict(None, {1: 2}), defaultdict(int, {"a": 1}) | {"b": 2}, {"b": 1} | defaultdict(int, a=1))
attempt(lambda: defaultdict()["x"])
attempt(lambda: defaultdict(5))
print(copy.copy(dd) == dd, dd.copy().default_factory, copy.deepcopy(dd))
tree = lambda: defaultdict(tree)
t = tree()
t["a"]["b"]["c"] = 1
print(t["a"]["b"]["c"], list(t))

o = OrderedDict([("a", 1), ("b", 2), ("c", 3)])
o.move_to_end("a")
print(o, list(o), o.popitem(), o.popitem(last=False), o)
o["x"] = 1
o.move_to_end("x", last=False)
print(o, list(reversed(o)), OrderedDict(a=1, b=2) == OrderedDict(b=2, a=1), OrderedDict(a=1, b=2) == dict(b=2, a=1))
print(OrderedDict.fromkeys("ab", 0), OrderedDict(), o.copy(), o | {"q": 1}, list(o.items()))
attempt(lambda: OrderedDict().popitem())
attempt(lambda: o.move_to_end("nope"))
attempt(lambda: o.pop("nope"))
print(o.pop("nope", 5), o.setdefault("k", 9), copy.deepcopy(o), type(copy.copy(o)))

m = ChainMap({"a": 1, "b": 2}, {"b": 3, "c": 4})
print(m, m["a"], m["b"], m["c"], sorted(m), len(m), "c" in m, m.get("q", 0), list(m.items()), dict(m))
child = m.new_child({"a": 10})
child["z"] = 1
print(child, child.parents, child.maps[0], list(child))
del child["z"]
attempt(lambda: m["zz"])
attempt(lambda: child.__delitem__("c"))
attempt(lambda: child.pop("c"))
print(m | {"n": 1}, {"n": 1} | m, m == {"a": 1, "b": 2, "c": 4}, bool(ChainMap()), m.copy())

Point = namedtuple("Point", "x y")
p = Point(1, y=2)
print(p, p.x, p[1], p._asdict(), p._replace(x=9), Point._fields, Point._make([5, 6]), Point.__doc__, p == (1, 2), hash(p) == hash((1, 2)))
x, y = p
print(x, y, Point.x.__doc__, Point(*p), Point._field_defaults, Point.__module__, p.count(1), p.index(2), Point.__match_args__)
D = namedtuple("D", ["a", "b", "c"], defaults=[1, 2])
print(D(0), D._field_defaults, namedtuple("R", "a class a _x", rename=True)._fields)
for bad in [("1x", "a"), ("X", "a a"), ("X", "_a"), ("class", "a"), ("X", "def"), ("X", "a b c")]:
    attempt(lambda: namedtuple(*bad, **({"defaults": [1] * 4} if bad[1] == "a b c" else {})))
attempt(lambda: Point(1))
attempt(lambda: Point(1, 2, 3))
attempt(lambda: Point._make([1]))
attempt(lambda: p._replace(z=1))
attempt(lambda: setattr(p, "x", 3))
attempt(lambda: p.zz)


class P3(namedtuple("P3", "x y z")):
    @property
    def norm(self):
        return self.x + self.y + self.z

    def __str__(self):
        return f"P3<{self.x}>"


print(P3(1, 2, 3), repr(P3(1, 2, 3)), P3(1, 2, 3).norm, copy.copy(P3(1, 2, 3)), isinstance(P3(1, 2, 3), tuple))


class Upper(UserDict):
    def __setitem__(self, key, value):
        super().__setitem__(key.upper(), value)


u = Upper(a=1)
u.update({"b": 2})
u["c"] = 3
print(u, u.data, "A" in u, u.get("B"), sorted(u.items()), len(u), u | {"d": 4}, u.copy(), u == {"A": 1, "B": 2, "C": 3})
attempt(lambda: u["q"])
ul = UserList([3, 1, 2])
ul.append(4)
ul.sort()
print(ul, ul[1:], ul + [9], [0] + ul, ul * 2, ul == [1, 2, 3, 4], ul.index(3), 2 in ul, len(ul), ul.pop(), ul.data, ul < [5])
us = UserString("hello")
print(us, us.upper(), us + " world", "say " + us, us[1:3], us * 2, us == "hello", us.center(9, "*"), "ell" in us, hash(us) == hash("hello"), us.split("l"), us.replace("l", "L"), us % (), us.isalpha(), type(us.lower()).__name__)
import collections
print(collections.abc.Mapping, isinstance(u, collections.abc.MutableMapping), isinstance(ul, collections.abc.MutableSequence))
attempt(lambda: collections.nope)
