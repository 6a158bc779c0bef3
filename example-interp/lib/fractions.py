"""Exact fractions."""

import math
import numbers
import operator
import re
import sys

__all__ = ["Fraction"]

# `3/4`, or a decimal number with an exponent; digits may be grouped by single underscores
_TEXT = r"""(?ix)\s* (?P<sign>[-+]?) (?=\d|\.\d) (?P<whole> \d*|\d+(?:_\d+)*)
            (?: (?: / (?P<below>\d+(?:_\d+)*) )? | (?: \. (?P<part>\d*|\d+(?:_\d+)*) )? (?: e (?P<power>[-+]?\d+(?:_\d+)*) )? ) \s*"""


def _parsed(text):
    """The numerator and the denominator that a text says."""
    found = re.fullmatch(_TEXT, text)
    if not found:
        raise ValueError(f"Invalid literal for Fraction: {text!r}")
    part = (found["part"] or "").replace("_", "")
    power = int(found["power"] or 0) - len(part)
    above, below = int((found["whole"] or "0") + part), int(found["below"] or 1)
    if power < 0:
        below *= 10 ** -power
    else:
        above *= 10 ** power
    return -above if found["sign"] == "-" else above, below


class Fraction(numbers.Rational):
    """A quotient of two integers in lowest terms."""

    __slots__ = "_numerator", "_denominator"

    def __new__(cls, numerator=0, denominator=None):
        made = object.__new__(cls)
        if denominator is None:
            match numerator:
                case int() if type(numerator) is int:
                    above, below = numerator, 1
                case numbers.Rational():
                    above, below = numerator.numerator, numerator.denominator
                case str():
                    above, below = _lowest(*_parsed(numerator))
                case _ if hasattr(numerator, "as_integer_ratio"):
                    above, below = numerator.as_integer_ratio()
                case _:
                    raise TypeError("argument should be a string or a Rational instance")
        elif type(numerator) is int is type(denominator):
            above, below = _lowest(numerator, denominator)
        elif isinstance(numerator, numbers.Rational) and isinstance(denominator, numbers.Rational):
            above, below = _lowest(numerator.numerator * denominator.denominator, denominator.numerator * numerator.denominator)
        else:
            raise TypeError("both arguments should be Rational instances")
        made._numerator, made._denominator = above, below
        return made

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
        return _apply(a, b, _divmod, divmod)

    def __rdivmod__(b, a):
        return _swapped(b, a, _divmod, divmod)

    def __mod__(a, b):
        return _apply(a, b, _mod, operator.mod)

    def __rmod__(b, a):
        return _swapped(b, a, _mod, operator.mod)

    def __pow__(a, b):
        if isinstance(b, numbers.Rational) and b.denominator == 1:
            power, (above, below) = b.numerator, a.as_integer_ratio()
            return Fraction(above ** power, below ** power) if power >= 0 else Fraction(below ** -power, above ** -power)
        return float(a) ** (float(b) if isinstance(b, numbers.Rational) else b)

    def __rpow__(b, a):
        if b._numerator >= 0 and b._denominator == 1:
            return a ** b._numerator
        return (Fraction(a) if isinstance(a, numbers.Rational) else a) ** (b if isinstance(a, numbers.Rational) else float(b))

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
            below, rest = divmod(self._numerator, self._denominator)
            over = 2 * rest - self._denominator
            return below + (over > 0 or over == 0 and below & 1)  # a half goes to the even side
        unit = Fraction(10) ** -ndigits
        return Fraction(round(self / unit)) * unit

    def __float__(a):
        return a._numerator / a._denominator

    def __hash__(self):
        """Equal numbers of all types have the same hash: the number modulo a prime."""
        info = sys.hash_info
        try:
            size = hash(hash(abs(self._numerator)) * pow(self._denominator, -1, info.modulus))
        except ValueError:
            size = info.inf  # the denominator is a multiple of the prime
        signed = -size if self._numerator < 0 else size
        return -2 if signed == -1 else signed

    def __eq__(a, b):
        match b:
            case int() | numbers.Rational():
                return a._numerator == b.numerator and a._denominator == b.denominator
            case complex() if not b.imag:
                return a == b.real
            case float():
                return math.isfinite(b) and b.as_integer_ratio() == (a._numerator, a._denominator)
        return NotImplemented

    def _compare(self, other, compare):
        match other:
            case numbers.Rational():
                return compare(self._numerator * other.denominator, self._denominator * other.numerator)
            case float() if math.isfinite(other):
                return self._compare(self.from_float(other), compare)
            case float():
                return compare(0.0, other)
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
        return type(self), (self._numerator, self._denominator)

    def __copy__(self, memo=None):
        return self if type(self) is Fraction else type(self)(self._numerator, self._denominator)

    __deepcopy__ = __copy__


def _lowest(above, below):
    """Numerator and denominator without common factors, the denominator positive."""
    if not below:
        raise ZeroDivisionError(f"Fraction({above}, 0)")
    common = math.gcd(above, below)
    if below < 0:
        common = -common
    return above // common, below // common


def _divmod(a, b):
    quotient, rest = divmod(a.numerator * b.denominator, a.denominator * b.numerator)
    return quotient, Fraction(rest, a.denominator * b.denominator)


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
        common = math.gcd(a.numerator, b.numerator) or 1
        return Fraction(a.numerator // common * b.denominator, a.denominator * (b.numerator // common))

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
