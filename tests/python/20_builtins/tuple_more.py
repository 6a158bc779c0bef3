"""tuple: constructor, operators, errors, repr."""


def show(label, action):
    try:
        print(label, repr(action()))
    except Exception as error:
        print(label, type(error).__name__, error)


print(tuple(), tuple("ab"), tuple([1]), (1,), (), ((),), (1, (2, (3,))), tuple({1: 2}), tuple(x for x in range(3)))
t = (1, 2, 3, 2)
print(t[0], t[-1], t[1:], t[::-1], t[5:], t.index(2), t.index(2, 2), t.count(2), len(t), 3 in t, t + (4,), t * 2, 2 * t, t * 0, hash(t) == hash((1, 2, 3, 2)), t[:] is t, tuple(t) is t)
print(t == (1, 2, 3, 2), t < (1, 2, 4), t > (1,), () < (1,), (1, "a") < (1, "b"), (1, 2) == [1, 2], (1, 2) != (1, 2), ((1, 2), 3) <= ((1, 2), 3))
show("new int", lambda: tuple(5))
show("new two", lambda: tuple(1, 2))
show("new keyword", lambda: tuple(iterable=[1]))
show("index", lambda: t[9])
show("index str", lambda: t["a"])
show("value", lambda: t.index(9))
show("value range", lambda: t.index(1, 1))
show("add", lambda: t + [1])
show("radd", lambda: [1] + t)
show("mul", lambda: t * "a")
show("lt", lambda: t < [1])
show("lt inner", lambda: (1, None) < (1, 2))
show("hash", lambda: hash(([],)))
show("attr", lambda: t.append(1))
show("set", lambda: t.__setitem__(0, 1))
show("in", lambda: 1 in 5)
show("unpack", lambda: (lambda a, b: a)(*t))
try:
    t[0] = 1
except TypeError as error:
    print(error)
try:
    del t[0]
except TypeError as error:
    print(error)
for source, count in ((t, 2), ((1,), 2), ([], 1), ("abc", 2), (range(3), 2), ({1: 2}, 2)):
    try:
        if count == 1:
            (a,) = source
        else:
            a, b = source
        print(a)
    except ValueError as error:
        print(error)
try:
    a, *b, c = (1,)
except ValueError as error:
    print(error)
try:
    a, b = 5
except TypeError as error:
    print(error)
try:
    a, b = None
except TypeError as error:
    print(error)
a, *b, c = t
print(a, b, c)
*a, = t
print(a)
(a, (b, *c)), d = (1, (2, 3, 4)), 5
print(a, b, c, d)
x = [1]
u = (x, 2)
x.append(u)
print(u, repr(u))
try:
    u[0] += [5]
except TypeError as error:
    print(error, x[1])
print(sorted([(2, 1), (1, 2), (1, 1)]), max((1, 2), (1, 3)), dict([(1, 2), (3, 4)]), [*t, *"ab"], (*t, 9), {*t}, sum(((1,), (2,)), ()))


class Pair(tuple):
    def __new__(cls, a, b):
        return super().__new__(cls, (a, b))

    @property
    def first(self):
        return self[0]


p = Pair(1, 2)
print(p, p.first, p == (1, 2), type(p), type(p + (3,)), type(p[:]), hash(p) == hash((1, 2)), isinstance(p, tuple), p._fields if hasattr(p, "_fields") else None)
