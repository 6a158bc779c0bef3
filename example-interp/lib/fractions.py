"""Exact fractions."""

import math
import numbers
import operator
import re
import sys

__all__ = ["Fraction"]

_FORMAT = re.compile(r"""
    \A\s*(?P<sign>[-+]?)(?=\d|\.\d)(?P<num>\d*|\d+(_\d+)*)
    (?:(?:/(?P<denom>\d+(_\d+)*))?|(?:\.(?P<decimal>\d*|\d+(_\d+)*))?(?:E(?P<exp>[-+]?\d+(_\d+)*))?)\s*\Z
""", 64 | 2)


class Fraction(numbers.Rational):
    """A quotient of two integers in lowest terms."""

    __slots__ = ("_numerator", "_denominator")

    def __new__(cls, numerator=0, denominator=None):
        self = super().__new__(cls)
        if denominator is None:
            if type(numerator) is int:
                self._numerator, self._denominator = numerator, 1
                return self
            if isinstance(numerator, numbers.Rational):
                self._numerator, self._denominator = numerator.numerator, numerator.denominator
                return self
            if isinstance(numerator, float) or (hasattr(numerator, "as_integer_ratio") and not isinstance(numerator, str)):
                self._numerator, self._denominator = numerator.as_integer_ratio()
                return self
            if not isinstance(numerator, str):
                raise TypeError("argument should be a string or a Rational instance")
            match = _FORMAT.match(numerator)
            if match is None:
                raise ValueError(f"Invalid literal for Fraction: {numerator!r}")
            top = int(match.group("num") or "0")
            bottom = match.group("denom")
            if bottom:
                bottom = int(bottom)
            else:
                bottom = 1
                decimal = match.group("decimal")
                if decimal:
                    decimal = decimal.replace("_", "")
                    scale = 10 ** len(decimal)
                    top = top * scale + int(decimal)
                    bottom *= scale
                exponent = match.group("exp")
                if exponent:
                    exponent = int(exponent)
                    if exponent >= 0:
                        top *= 10 ** exponent
                    else:
                        bottom *= 10 ** -exponent
            if match.group("sign") == "-":
                top = -top
            numerator, denominator = top, bottom
        elif type(numerator) is int is type(denominator):
            pass
        elif isinstance(numerator, numbers.Rational) and isinstance(denominator, numbers.Rational):
            numerator, denominator = (numerator.numerator * denominator.denominator,
                                      denominator.numerator * numerator.denominator)
        else:
            raise TypeError("both arguments should be Rational instances")
        if denominator == 0:
            raise ZeroDivisionError(f"Fraction({numerator}, 0)")
        divisor = math.gcd(numerator, denominator)
        if denominator < 0:
            divisor = -divisor
        self._numerator, self._denominator = numerator // divisor, denominator // divisor
        return self

    @classmethod
    def from_float(cls, f):
        if isinstance(f, numbers.Integral):
            return cls(f)
        if not isinstance(f, float):
            raise TypeError(f"{cls.__name__}.from_float() only takes floats, not {f!r} ({type(f).__name__})")
        return cls(*f.as_integer_ratio())

    @classmethod
    def from_decimal(cls, dec):
        return cls(*dec.as_integer_ratio())

    def is_integer(self):
        return self._denominator == 1

    def as_integer_ratio(self):
        return self._numerator, self._denominator

    def limit_denominator(self, max_denominator=1000000):
        if max_denominator < 1:
            raise ValueError("max_denominator should be at least 1")
        if self._denominator <= max_denominator:
            return Fraction(self)
        # The convergents of the continued fraction are the best approximations. Of the last one that fits and the best
        # one between it and the one after, whichever is nearer.
        before, last = (0, 1), (1, 0)
        above, below = self._numerator, self._denominator
        while True:
            whole, rest = divmod(above, below)
            following = before[0] + whole * last[0], before[1] + whole * last[1]
            if following[1] > max_denominator:
                break
            before, last, above, below = last, following, below, rest
        steps = (max_denominator - before[1]) // last[1]
        between = before[0] + steps * last[0], before[1] + steps * last[1]
        nearer = last if 2 * below * between[1] <= self._denominator else between
        return Fraction(*nearer)

    numerator = property(lambda a: a._numerator)
    denominator = property(lambda a: a._denominator)

    def __repr__(self):
        return f"{self.__class__.__name__}({self._numerator}, {self._denominator})"

    def __str__(self):
        return str(self._numerator) if self._denominator == 1 else f"{self._numerator}/{self._denominator}"

    def __floordiv__(a, b):
        return _apply(a, b, lambda a, b: (a.numerator * b.denominator) // (a.denominator * b.numerator), operator.floordiv)

    def __rfloordiv__(b, a):
        return _swapped(b, a, lambda a, b: (a.numerator * b.denominator) // (a.denominator * b.numerator), operator.floordiv)

    def __divmod__(a, b):
        def exact(a, b):
            scale = a.denominator * b.denominator
            quotient, rest = divmod(a.numerator * b.denominator, a.denominator * b.numerator)
            return quotient, Fraction(rest, scale)
        return _apply(a, b, exact, divmod)

    def __rdivmod__(b, a):
        return Fraction(a).__divmod__(b) if isinstance(a, numbers.Rational) else divmod(float(a), float(b))

    def __mod__(a, b):
        return _apply(a, b, _mod, operator.mod)

    def __rmod__(b, a):
        return _swapped(b, a, _mod, operator.mod)

    def __pow__(a, b):
        if isinstance(b, numbers.Rational):
            if b.denominator == 1:
                power = b.numerator
                if power >= 0:
                    return Fraction(a._numerator ** power, a._denominator ** power)
                if a._numerator == 0:
                    raise ZeroDivisionError(f"Fraction({a._denominator ** -power}, 0)")
                return Fraction(a._denominator ** -power, a._numerator ** -power)
            return float(a) ** float(b)
        if isinstance(b, (float, complex)):
            return float(a) ** b
        return NotImplemented

    def __rpow__(b, a):
        if b._denominator == 1 and b._numerator >= 0:
            return a ** b._numerator
        if isinstance(a, numbers.Rational):
            return Fraction(a.numerator, a.denominator) ** b
        return a ** float(b)

    def __pos__(a):
        return Fraction(a._numerator, a._denominator)

    def __neg__(a):
        return Fraction(-a._numerator, a._denominator)

    def __abs__(a):
        return Fraction(abs(a._numerator), a._denominator)

    def __int__(a):
        return a.__trunc__()

    def __trunc__(a):
        return -(-a._numerator // a._denominator) if a._numerator < 0 else a._numerator // a._denominator

    def __floor__(a):
        return a._numerator // a._denominator

    def __ceil__(a):
        return -(-a._numerator // a._denominator)

    def __round__(self, ndigits=None):
        if ndigits is None:
            floor, rest = divmod(self._numerator, self._denominator)
            if rest * 2 < self._denominator:
                return floor
            if rest * 2 > self._denominator:
                return floor + 1
            return floor if floor % 2 == 0 else floor + 1
        shift = 10 ** abs(ndigits)
        return Fraction(round(self * shift), shift) if ndigits > 0 else Fraction(round(self / shift) * shift)

    def __float__(a):
        return a._numerator / a._denominator

    def __hash__(self):
        modulus, infinity = sys.hash_info.modulus, sys.hash_info.inf
        try:
            inverse = pow(self._denominator, -1, modulus)
        except ValueError:
            result = infinity
        else:
            result = hash(hash(abs(self._numerator)) * inverse)
        result = result if self._numerator >= 0 else -result
        return -2 if result == -1 else result

    def __eq__(a, b):
        if type(b) is int:
            return a._numerator == b and a._denominator == 1
        if isinstance(b, numbers.Rational):
            return a._numerator == b.numerator and a._denominator == b.denominator
        if isinstance(b, complex) and b.imag == 0:
            b = b.real
        if isinstance(b, float):
            if math.isnan(b) or math.isinf(b):
                return 0.0 == b
            return a == a.from_float(b)
        return NotImplemented

    def _compare(self, other, compare):
        if isinstance(other, numbers.Rational):
            return compare(self._numerator * other.denominator, self._denominator * other.numerator)
        if isinstance(other, float):
            if math.isnan(other) or math.isinf(other):
                return compare(0.0, other)
            return compare(self, self.from_float(other))
        return NotImplemented

    def __lt__(a, b):
        return a._compare(b, operator.lt)

    def __gt__(a, b):
        return a._compare(b, operator.gt)

    def __le__(a, b):
        return a._compare(b, operator.le)

    def __ge__(a, b):
        return a._compare(b, operator.ge)

    def __bool__(a):
        return bool(a._numerator)

    def __reduce__(self):
        return self.__class__, (self._numerator, self._denominator)

    def __copy__(self):
        return self if type(self) is Fraction else self.__class__(self._numerator, self._denominator)

    def __deepcopy__(self, memo):
        return self.__copy__()


def _mod(a, b):
    scale = a.denominator * b.denominator
    return Fraction((a.numerator * b.denominator) % (b.numerator * a.denominator), scale)


def _apply(a, b, exact, fallback):
    if isinstance(b, (int, Fraction)):
        return exact(a, b)
    if isinstance(b, float):
        return fallback(float(a), b)
    if isinstance(b, complex):
        return fallback(complex(a), b)
    return NotImplemented


def _swapped(b, a, exact, fallback):
    if isinstance(a, numbers.Rational):
        return exact(a, b)
    if isinstance(a, numbers.Real):
        return fallback(float(a), float(b))
    if isinstance(a, numbers.Complex):
        return fallback(complex(a), complex(b))
    return NotImplemented


def _operators():
    def add(a, b):
        return Fraction(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator)

    def sub(a, b):
        return Fraction(a.numerator * b.denominator - b.numerator * a.denominator, a.denominator * b.denominator)

    def mul(a, b):
        return Fraction(a.numerator * b.numerator, a.denominator * b.denominator)

    def truediv(a, b):
        return Fraction(a.numerator * b.denominator, a.denominator * b.numerator)

    def install(name, exact, fallback):
        def forward(a, b):
            return _apply(a, b, exact, fallback)

        def reverse(b, a):
            return _swapped(b, a, exact, fallback)

        for method, prefix in ((forward, "__"), (reverse, "__r")):
            method.__name__ = f"{prefix}{name}__"
            method.__qualname__ = f"Fraction.{prefix}{name}__"
            setattr(Fraction, method.__name__, method)

    for name, exact in (("add", add), ("sub", sub), ("mul", mul), ("truediv", truediv)):
        install(name, exact, getattr(operator, name))


_operators()
Fraction.__abstractmethods__ = frozenset()
