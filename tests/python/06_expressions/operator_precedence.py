"""Precedence and associativity of every operator, seen by what is called in which order."""


class T:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return self.name


def binary(symbol):
    return lambda self, other: T(f"({self}{symbol}{other})")


for name, symbol in {"add": "+", "sub": "-", "mul": "*", "truediv": "/", "floordiv": "//", "mod": "%", "pow": "**", "matmul": "@", "and": "&", "or": "|", "xor": "^",
                     "lshift": "<<", "rshift": ">>"}.items():
    setattr(T, f"__{name}__", binary(symbol))
for name, symbol in {"neg": "-", "pos": "+", "invert": "~"}.items():
    setattr(T, f"__{name}__", lambda self, symbol=symbol: T(f"[{symbol}{self}]"))

a, b, c, d = (T(name) for name in "abcd")
print(a + b * c - d, a - b - c, a ** b ** c, -a ** b, a ** -b, a * b % c // d / a @ b)
print(a << b + c >> d, a & b | c ^ d, a | b & c, a ^ b | c, ~a & -b, +a - +b, - - a, a + b << c, (a + b) * c)
print(2 ** -1, -2 ** 2, (-2) ** 2, 2 ** 3 ** 2, -7 // 2, -7 % 3, 7 - 3 - 2, 100 / 10 / 5, 1 << 2 << 3, ~5 + 1, not 1 + 1)
print(not True == False, not (True == False), 1 < 2 == 2, 1 in [1] == True, (1 in [1]) == True, 1 == 1 in [1], 3 > 2 > 1 != 0)
print(1 or 0 and 0, (1 or 0) and 0, not 0 and 1, not (0 and 1), 1 if 0 else 2 if 0 else 3)
print([1, 2][0:2] + [3][0:], -"abc".find("c"), not "a".isupper(), 2 * "ab"[1], -5 .bit_length(), (-5).bit_length(), 5 .__add__(3) ** 2)
x = 5
print(x == 5 and x != 4 or x < 0, (y := x + 1) * 2, y, x if x > 3 else -x, *[1, 2] + [3], *(4,) * 2)
print(a if a else b, a and b, a or b, (a, b)[1], [a, b][-1], {**{"k": a}}["k"])
print(1 .real, 1..imag, 1.5.real, "a" "b" * 2, "%d" % 3 + "x", "%s%s" % (1, 2) * 2, 5 & 3 == 3, (5 & 3) == 3, 1 | 2 == 2, ~0 == -1)
