"""Augmented assignment to names, attributes, items, slices; with operators of the guest."""


class Number:
    def __init__(self, v):
        self.v = v

    def __iadd__(self, other):
        print("iadd")
        self.v += other
        return self

    def __sub__(self, other):
        print("sub")
        return Number(self.v - other)

    def __getitem__(self, k):
        print("get", k)
        return self.v

    def __setitem__(self, k, v):
        print("set", k)
        self.v = v

    def __delitem__(self, k):
        print("del", k)


class Box:
    @property
    def p(self):
        print("get p")
        return self._p

    @p.setter
    def p(self, value):
        print("set p")
        self._p = value


def side(x):
    print("side", x)
    return x


n = Number(1)
n += 2
n -= 1
n[side(0)] += side(5)
n[
    side(1)
] *= (
    2
)
b = Box()
b._p = 1
b.p += 1
b.p -= (
    side(1)
)
l = [1, 2, 3]
l[side(0)] += 1
l[1:] += [4]
l += (x for x in range(2))
print(n.v, b.p, l)
del n[side(1)], n[2]
s = t = "a"
s += "b"
x = y = z = [1]
x += [2]
print(s, t, y, z is x)
a, b, *c = d = range(5)
(a, [b, c]), d = (b, (a, c)), d
print(a, b, c, d)
for l[0] in range(2):
    print(l)
with open(__file__) as l[1]: pass
i = 0
i, l[i] = 1, 9
print(l[:1], i, l[2:])
