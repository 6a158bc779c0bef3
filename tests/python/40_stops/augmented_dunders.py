"""Operators of guest classes: reflected, in place, NotImplemented, comparisons, chained."""


class V:
    def __init__(self, v):
        self.v = v

    def __add__(self, o):
        print("add")
        return V(self.v + o.v) if isinstance(o, V) else NotImplemented

    def __radd__(self, o):
        print("radd")
        return V(self.v + o)

    def __mul__(self, o):
        print("mul")
        return NotImplemented

    def __lt__(self, o):
        print("lt")
        return self.v < o.v

    def __eq__(self, o):
        print("eq")
        return NotImplemented if not isinstance(o, V) else self.v == o.v

    def __neg__(self):
        print("neg")
        return V(-self.v)

    def __matmul__(self, o):
        print("matmul")
        return self.v

    def __ior__(self, o):
        print("ior")
        return self

    def __repr__(self):
        return f"V({self.v})"


class W(V):
    def __radd__(self, o):
        print("W.radd")
        return V(100)

    def __gt__(self, o):
        print("W.gt")
        return True


a, b, w = V(1), V(2), W(3)
print(a + b, a + w, sum([1, a]), a < b, a > b, a < w, w > a, a == b, a != b, a == 1, 1 == a)
print(-a, a @ b, a < b < w, a < b > a, not a == b)
a |= b
a += b
print(a)
for op in (
    lambda: a * b,
    lambda: a + "x",
    lambda: a <= b,
    lambda: a - b,
    lambda: ~a,
    lambda: 2 * a,
):
    try:
        print(op())
    except TypeError as error:
        print(error)
print(
    a
    +
    b
    +
    w,
    a
    <
    b
)
print(max(a, b), sorted([b, a]), a in [b, a], [a, b].index(b), [a] == [b], (a, b) < (a, w))
