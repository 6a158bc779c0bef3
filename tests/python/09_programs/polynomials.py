"""Polynomials and fractions with operators, gcd, derivatives, roots, printing."""


def gcd(a, b):
    while b:
        a, b = b, a % b
    return abs(a)


class Fraction:
    def __init__(self, n, d=1):
        if d == 0:
            raise ZeroDivisionError(f"Fraction({n}, 0)")
        g = gcd(n, d) * (1 if d > 0 else -1)
        self.n, self.d = n // g, d // g

    def __add__(self, other):
        other = Fraction.of(other)
        return Fraction(self.n * other.d + other.n * self.d, self.d * other.d)

    __radd__ = __add__

    def __neg__(self):
        return Fraction(-self.n, self.d)

    def __sub__(self, other):
        return self + -Fraction.of(other)

    def __rsub__(self, other):
        return Fraction.of(other) - self

    def __mul__(self, other):
        other = Fraction.of(other)
        return Fraction(self.n * other.n, self.d * other.d)

    __rmul__ = __mul__

    def __truediv__(self, other):
        other = Fraction.of(other)
        return Fraction(self.n * other.d, self.d * other.n)

    def __eq__(self, other):
        other = Fraction.of(other)
        return (self.n, self.d) == (other.n, other.d)

    def __lt__(self, other):
        other = Fraction.of(other)
        return self.n * other.d < other.n * self.d

    def __bool__(self):
        return self.n != 0

    def __hash__(self):
        return hash((self.n, self.d))

    def __float__(self):
        return self.n / self.d

    def __str__(self):
        return str(self.n) if self.d == 1 else f"{self.n}/{self.d}"

    __repr__ = __str__

    @classmethod
    def of(cls, value):
        return value if isinstance(value, Fraction) else cls(value)


class Polynomial:
    def __init__(self, *coefficients):
        coefficients = [Fraction.of(c) for c in coefficients]
        while len(coefficients) > 1 and not coefficients[-1]:
            coefficients.pop()
        self.c = coefficients

    @property
    def degree(self):
        return len(self.c) - 1

    def __call__(self, x):
        total = Fraction(0)
        for c in reversed(self.c):
            total = total * x + c
        return total

    def __add__(self, other):
        n = max(len(self.c), len(other.c))
        pad = lambda c: c + [Fraction(0)] * (n - len(c))
        return Polynomial(*(a + b for a, b in zip(pad(self.c), pad(other.c))))

    def __mul__(self, other):
        out = [Fraction(0)] * (len(self.c) + len(other.c) - 1)
        for i, a in enumerate(self.c):
            for j, b in enumerate(other.c):
                out[i + j] += a * b
        return Polynomial(*out)

    def __pow__(self, n):
        result = Polynomial(1)
        for _ in range(n):
            result = result * self
        return result

    def __divmod__(self, other):
        quotient, rest = [], list(self.c)
        while len(rest) >= len(other.c):
            factor = rest[-1] / other.c[-1]
            quotient.insert(0, factor)
            for i, c in enumerate(reversed(other.c), 1):
                rest[-i] = rest[-i] - factor * c
            rest.pop()
        return Polynomial(*(quotient or [0])), Polynomial(*(rest or [0]))

    def derivative(self):
        return Polynomial(*(c * i for i, c in enumerate(self.c) if i), *([0] if self.degree == 0 else []))

    def __str__(self):
        parts = []
        for power, c in reversed(list(enumerate(self.c))):
            if c:
                sign = "-" if c < 0 else "+"
                size = -c if c < 0 else c
                shown = "" if size == 1 and power else str(size)
                parts.append((sign, shown + ("" if power == 0 else "x" if power == 1 else f"x^{power}")))
        if not parts:
            return "0"
        (sign, first), *rest = parts
        return ("-" if sign == "-" else "") + first + "".join(f" {s} {t}" for s, t in rest)


p, q = Polynomial(-6, 11, -6, 1), Polynomial(-1, 1)
print(p, "|", q, "|", p + q, "|", p * q, "|", q**4, "|", p.derivative(), "|", Polynomial(0), Polynomial(5).derivative())
quotient, rest = divmod(p, q)
print(quotient, "rest", rest, "|", *(str(part) for part in divmod(p, Polynomial(1, 2))), sep=" ; ")
print([x for x in range(-5, 6) if not p(x)], p(Fraction(1, 2)), float(p(Fraction(7, 3))), p.degree)
print(sum([Fraction(1, n) for n in range(1, 11)]), Fraction(3, -6), Fraction(1, 3) < Fraction(1, 2), sorted([Fraction(2, 3), Fraction(1, 2), Fraction(3, 4)]), len({Fraction(1, 2), Fraction(2, 4)}), 1 - Fraction(1, 3), 2 * Fraction(3, 4))
try:
    Fraction(1) / 0
except ZeroDivisionError as error:
    print(error)
