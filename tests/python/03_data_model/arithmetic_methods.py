"""Operator methods, their reflected forms, NotImplemented, in-place forms."""


class Vector:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def __repr__(self):
        return f"Vector({self.x}, {self.y})"

    def __add__(self, other):
        if isinstance(other, Vector):
            return Vector(self.x + other.x, self.y + other.y)
        return NotImplemented

    def __radd__(self, other):
        if other == 0:
            return self
        return NotImplemented

    def __sub__(self, other):
        return Vector(self.x - other.x, self.y - other.y)

    def __mul__(self, factor):
        return Vector(self.x * factor, self.y * factor)

    __rmul__ = __mul__

    def __matmul__(self, other):
        return self.x * other.x + self.y * other.y

    def __neg__(self):
        return Vector(-self.x, -self.y)

    def __pos__(self):
        return self

    def __abs__(self):
        return (self.x**2 + self.y**2) ** 0.5

    def __invert__(self):
        return Vector(self.y, self.x)

    def __iadd__(self, other):
        self.x += other.x
        self.y += other.y
        return self

    def __eq__(self, other):
        return isinstance(other, Vector) and (self.x, self.y) == (other.x, other.y)

    def __bool__(self):
        return bool(self.x or self.y)

    def __floordiv__(self, n):
        return Vector(self.x // n, self.y // n)

    def __truediv__(self, n):
        return Vector(self.x / n, self.y / n)

    def __mod__(self, n):
        return Vector(self.x % n, self.y % n)

    def __divmod__(self, n):
        return self // n, self % n

    def __pow__(self, n):
        return Vector(self.x**n, self.y**n)

    def __lshift__(self, n):
        return Vector(self.x << n, self.y << n)

    def __rshift__(self, n):
        return Vector(self.x >> n, self.y >> n)

    def __and__(self, n):
        return Vector(self.x & n, self.y & n)

    def __or__(self, n):
        return Vector(self.x | n, self.y | n)

    def __xor__(self, n):
        return Vector(self.x ^ n, self.y ^ n)


a, b = Vector(3, 4), Vector(1, 2)
print(a + b, a - b, a * 2, 2 * a, a @ b, -a, +a is a, abs(a), ~a)
print(sum([a, b]), a // 2, a / 2, a % 2, divmod(a, 3), a**2, a << 1, a >> 1, a & 1, a | 8, a ^ 1)
c = a
c += b
print(c is a, a)
print(a == Vector(4, 6), a != Vector(4, 6), a == 4, bool(Vector(0, 0)), not a)
try:
    a + 1
except TypeError as error:
    print(error)
try:
    "x" + a
except TypeError as error:
    print(error)


class Left:
    def __sub__(self, other):
        return "Left.__sub__"


class Right(Left):
    def __rsub__(self, other):
        return "Right.__rsub__"


print(Left() - Right(), Right() - Left(), Left() - Left())
for operation in (
    lambda: 1 + "a",
    lambda: "a" + 1,
    lambda: [] - [],
    lambda: {} * 2,
    lambda: -"x",
    lambda: ~1.5,
    lambda: None + 1,
    lambda: 1 @ 2,
    lambda: "a" * "b",
    lambda: 3 & 1.0,
    lambda: [1] + (2,),
    lambda: 2 ** "x",
    lambda: divmod(1, "x"),
):
    try:
        print(operation())
    except TypeError as error:
        print(error)
