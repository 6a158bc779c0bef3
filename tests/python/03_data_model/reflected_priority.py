"""Who goes first: the right operand when its class is a subclass that overrides the reflected method."""


class Base:
    def __add__(self, other):
        return f"{type(self).__name__}.add"

    def __radd__(self, other):
        return f"{type(self).__name__}.radd(Base)"

    def __lt__(self, other):
        return f"{type(self).__name__}.lt"

    def __gt__(self, other):
        return f"{type(self).__name__}.gt"

    def __eq__(self, other):
        return f"{type(self).__name__}.eq"


class Inherits(Base):
    pass


class Overrides(Base):
    def __radd__(self, other):
        return "Overrides.radd"

    def __gt__(self, other):
        return "Overrides.gt"


class Unrelated:
    def __radd__(self, other):
        return "Unrelated.radd"

    def __gt__(self, other):
        return "Unrelated.gt"


b, i, o, u = Base(), Inherits(), Overrides(), Unrelated()
print(b + i, b + o, o + b, b + u, i + o, o + i, 1 + o, 1 + u)
print(b < i, b < o, o < b, b < u, i < o, b == i, b == o, o == b, b != o, 1 < u)


class Int(int):
    def __radd__(self, other):
        return "Int.radd"

    def __rpow__(self, other, mod=None):
        return f"Int.rpow {other} {mod}"

    def __rsub__(self, other):
        return NotImplemented


print(1 + Int(2), Int(1) + 2, Int(1) + Int(2), 2 ** Int(3), Int(2) ** 3, 5 - Int(3), pow(2, Int(3)), True + Int(1), 1.5 + Int(2))
try:
    print(pow(2, Int(3), 5))
except TypeError as error:
    print(error)


class Str(str):
    def __radd__(self, other):
        return "Str.radd"

    def __rmod__(self, other):
        return "Str.rmod"


print("a" + Str("b"), "%s" % Str("x"), Str("%s") % "y", Str("a") + "b", [1] + [2] == [1, 2])


class Never:
    def __add__(self, other):
        return NotImplemented

    __radd__ = __add__


for left, right in ((Never(), Never()), (Never(), 1), (1, Never()), ("a", Never()), ([], Never())):
    try:
        left + right
    except TypeError as error:
        print(error)
