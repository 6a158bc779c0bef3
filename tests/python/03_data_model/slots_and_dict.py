"""Instances with slots, without, with both; vars, dir of instances, class attributes shadowed."""


class Slots:
    __slots__ = ["x", "y"]

    def __init__(self, x, y=None):
        self.x = x
        if y is not None:
            self.y = y


class More(Slots):
    __slots__ = ("z",)


class WithDict(Slots):
    pass


s = Slots(1)
print(s.x, hasattr(s, "y"), hasattr(s, "__dict__"))
s.y = 2
del s.x
for name in ("x", "y", "zz"):
    try:
        print(name, getattr(s, name))
    except AttributeError as error:
        print(error)
m = More(1, 2)
m.z = 3
print(m.x, m.y, m.z)
try:
    m.w = 4
except AttributeError as error:
    print(error)
w = WithDict(5)
w.anything = 6
print(w.x, w.anything, vars(w))
try:
    vars(s)
except TypeError as error:
    print(error)
print(Slots.__slots__, sorted(n for n in dir(More) if not n.startswith("_")))


class Counter:
    total = 0

    def bump(self):
        self.total += 1
        return self.total


one, two = Counter(), Counter()
print(one.bump(), one.bump(), two.bump(), Counter.total, vars(one))
Counter.total = 100
print(one.total, two.total, Counter().total)
del one.total
print(one.total, one.__dict__)
one.__dict__["added"] = "through dict"
print(one.added, "added" in vars(one), list(vars(one).items()))
one.__dict__.update(a=1, b=2)
print(sorted(vars(one)), one.a + one.b)
for name in list(vars(one)):
    delattr(one, name)
print(vars(one), [hasattr(one, n) for n in ("a", "total", "bump")])


class Many:
    def __init__(self, n):
        for i in range(n):
            setattr(self, f"attr{i}", i)


many = Many(30)
print(len(vars(many)), many.attr29, sum(vars(many).values()), list(vars(many))[:3])
del many.attr0
many.attr0 = "again"
print(list(vars(many))[-1], many.attr0)
