"""range: everything."""


def show(label, action):
    try:
        print(label, repr(action()))
    except Exception as error:
        print(label, type(error).__name__, error)


for r in (range(5), range(2, 8), range(0, 10, 3), range(10, 0, -3), range(0), range(5, 2), range(-3, 3), range(0, 10, 20), range(2**70, 2**70 + 3)):
    print(r, list(r), len(r), bool(r), r.start, r.stop, r.step, r[::-1], r[1:], r[-2:], list(reversed(r)))
r = range(0, 20, 2)
print(r[0], r[-1], r[2:5], r[::2], r[5:100], r[100:], 4 in r, 5 in r, 4.0 in r, "a" in r, r.index(6), r.count(6), r.count(7), r == range(0, 19, 2), range(0) == range(2, 1), hash(range(3)) == hash(range(0, 3, 1)))
show("index", lambda: r[10])
show("index neg", lambda: r[-11])
show("index str", lambda: r["a"])
show("value", lambda: r.index(5))
show("value str", lambda: r.index("a"))
show("none", lambda: range())
show("float", lambda: range(1.5))
show("str", lambda: range("1"))
show("zero", lambda: range(1, 2, 0))
show("many", lambda: range(1, 2, 3, 4))
show("keyword", lambda: range(stop=5))
show("set", lambda: r.__setitem__(0, 1))
show("attr", lambda: setattr(r, "start", 1))
show("lt", lambda: range(1) < range(2))
show("add", lambda: range(1) + range(2))
show("subclass", lambda: type("R", (range,), {}))
show("len big", lambda: len(range(10**20)))
show("big", lambda: (10**19 in range(10**20), range(10**20)[-1], range(10**20)[10**19:10**19 + 2]))
show("sum", lambda: sum(range(101)))
show("next", lambda: next(iter(range(3, 9))))
show("iter", lambda: type(iter(range(3))))
show("iter big", lambda: type(iter(range(2**70))))
show("hint", lambda: iter(range(7)).__length_hint__())
show("bool index", lambda: range(True, 5)[0])


class Index:
    def __index__(self):
        return 4


show("index object", lambda: list(range(Index())))
it = iter(range(3))
print(next(it), list(it), list(it), next(it, "done"))
print([*range(3)], tuple(range(2)), {*range(2)}, dict(enumerate(range(2))), list(zip(range(3), "abc")), max(range(5)), sorted(range(5, 0, -1)), [x for x in range(10) if x in range(0, 10, 4)])
a, b, c = range(3)
print(a, b, c, range(3).__eq__(3), range(1, 2).__repr__(), range(3) != range(4))
for i in range(3):
    i = 10
print(i)
