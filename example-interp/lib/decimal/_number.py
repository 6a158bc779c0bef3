"""The numbers. A finite one is `(-1) ** sign * int * 10 ** exp`."""

import collections
import math
import numbers
import re
import sys

from . import _transcendental
from ._context import *
from ._context import _ROUNDINGS, ROUNDING_MESSAGE, Context, getcontext
from ._transcendental import digits_of as _digits

DecimalTuple = collections.namedtuple("DecimalTuple", "sign digits exponent")
DecimalTuple.__module__ = "decimal"

_TEXT = re.compile(
    r"(?P<sign>[-+])?(?:(?=\d|\.\d)(?P<whole>\d*)(?:\.(?P<part>\d*))?(?:e(?P<exp>[-+]?\d+))?"
    r"|inf(?:inity)?|(?P<signalling>s)?nan(?P<payload>\d*))",
    re.IGNORECASE,
)
_FORMAT = re.compile(
    r"(?:(?P<fill>.)?(?P<align>[<>=^]))?(?P<sign>[-+ ])?(?P<z>z)?(?P<alt>\#)?(?P<zero>0)?(?P<width>\d+)?"
    r"(?P<comma>,)?(?:\.(?P<precision>\d+))?(?P<kind>[eEfFgGn%])?",
    re.DOTALL,
)


# What is longer `str` may refuse.
_LONG = 10**4000


def _decimal(number):
    """The digits of an integer of any length."""
    if number < _LONG:
        return str(number)
    half = _digits(number) // 2
    high, low = divmod(number, 10**half)
    return _decimal(high) + _decimal(low).rjust(half, "0")


def _make(sign, value, exp, kind="F"):
    self = object.__new__(Decimal)
    self._sign, self._int, self._exp, self._kind = sign, value, exp, kind
    return self


def _nan(sign=0, payload=0):
    return _make(sign, payload, 0, "n")


def _infinity(sign):
    return _make(sign, 0, 0, "I")


def _shortened(sign, value, drop, rounding):
    """`value` without its last `drop` digits, rounded; and whether something was lost."""
    if drop <= 0:
        return value * 10 ** -drop, False
    if drop > _digits(value) + 1:
        kept, lost = 0, value
        against_half = -1 if value else 0
    else:
        unit = 10**drop
        kept, lost = divmod(value, unit)
        against_half = (2 * lost > unit) - (2 * lost < unit)
    if not lost:
        return kept, False
    if rounding == ROUND_HALF_EVEN:
        up = against_half > 0 or (against_half == 0 and kept & 1)
    elif rounding == ROUND_HALF_UP:
        up = against_half >= 0
    elif rounding == ROUND_HALF_DOWN:
        up = against_half > 0
    elif rounding == ROUND_UP:
        up = True
    elif rounding == ROUND_DOWN:
        up = False
    elif rounding == ROUND_CEILING:
        up = not sign
    elif rounding == ROUND_FLOOR:
        up = bool(sign)
    else:
        up = kept % 5 == 0
    return kept + up, True


def _operand(value):
    if isinstance(value, Decimal):
        return value
    if isinstance(value, int):
        return _make(int(value < 0), abs(int(value)), 0)
    return NotImplemented


def _required(value):
    found = _operand(value)
    if found is NotImplemented:
        raise TypeError(f"conversion from {type(value).__name__} to Decimal is not supported")
    return found


def _binary(method):
    """An operator method and its reflection, out of a function of two numbers and a context."""

    def forward(self, other):
        other = _operand(other)
        return other if other is NotImplemented else method(self, other, getcontext())

    def reflected(self, other):
        other = _operand(other)
        return other if other is NotImplemented else method(other, self, getcontext())

    return forward, reflected


class Decimal:
    """A decimal number, as exact as the context allows."""

    __slots__ = ("_sign", "_int", "_exp", "_kind")

    def __new__(cls, value="0", context=None):
        self = object.__new__(cls)
        if isinstance(value, str):
            found = _TEXT.fullmatch(value.strip().replace("_", ""))
            if found is None:
                (context or getcontext())._raise(ConversionSyntax)
                parts = (0, 0, 0, "n")
            else:
                sign = int(found["sign"] == "-")
                if found["whole"] is not None:
                    part = found["part"] or ""
                    parts = (sign, int(found["whole"] + part), int(found["exp"] or 0) - len(part), "F")
                elif found["payload"] is not None:
                    parts = (sign, int(found["payload"] or 0), 0, "N" if found["signalling"] else "n")
                else:
                    parts = (sign, 0, 0, "I")
        elif isinstance(value, int):
            parts = (int(value < 0), abs(int(value)), 0, "F")
        elif isinstance(value, Decimal):
            parts = (value._sign, value._int, value._exp, value._kind)
        elif isinstance(value, float):
            context = context or getcontext()
            if context.traps[FloatOperation]:
                context._raise(FloatOperation)
            context.flags[FloatOperation] = True
            value = Decimal.from_float(value)
            parts = (value._sign, value._int, value._exp, value._kind)
        elif isinstance(value, (tuple, list)):
            parts = cls._of_tuple(value)
        else:
            raise TypeError(f"conversion from {type(value).__name__} to Decimal is not supported")
        self._sign, self._int, self._exp, self._kind = parts
        return self

    @staticmethod
    def _of_tuple(value):
        if len(value) != 3:
            raise ValueError("argument must be a sequence of length 3")
        sign, digits, exp = value
        if sign not in (0, 1) or not isinstance(sign, int):
            raise ValueError("sign must be an integer with the value 0 or 1")
        if exp == "F":
            return sign, 0, 0, "I"
        for digit in digits:
            if not isinstance(digit, int) or not 0 <= digit <= 9:
                raise ValueError("coefficient must be a tuple of digits")
        number = int("".join(map(str, digits)) or "0")
        if exp in ("n", "N"):
            return sign, number, 0, exp
        if not isinstance(exp, int):
            raise ValueError("string argument in the third position must be 'F', 'n' or 'N'")
        return sign, number, exp, "F"

    @classmethod
    def from_float(cls, value, /):
        if isinstance(value, int):
            return cls(value)
        if not isinstance(value, float):
            raise TypeError("argument must be int or float")
        if math.isinf(value) or math.isnan(value):
            return cls(repr(value))
        above, below = abs(value).as_integer_ratio()
        power = below.bit_length() - 1
        made = _make(int(math.copysign(1, value) < 0), above * 5**power, -power)
        return made if cls is Decimal else cls(made)

    def _fixed(self, context):
        """The number as the context allows it."""
        if self._kind != "F":
            if self._kind in "nN" and self._int and _digits(self._int) > context.prec - context.clamp:
                return _make(self._sign, self._int % 10 ** (context.prec - context.clamp), 0, self._kind)
            return self if type(self) is Decimal else _make(self._sign, self._int, self._exp, self._kind)
        sign, value, exp = self._sign, self._int, self._exp
        tiny, top = context.Etiny(), context.Etop()
        if not value:
            most = top if context.clamp else context.Emax
            new = min(max(exp, tiny), most)
            if new != exp:
                context._raise(Clamped)
            return _make(sign, 0, new)
        digits = _digits(value)
        least = digits + exp - context.prec
        if least > top:
            return self._overflow(context)
        conditions = []
        subnormal = least < tiny
        least = max(least, tiny)
        if subnormal:
            conditions.append(Subnormal)
        if exp < least:
            value, lost = _shortened(sign, value, least - exp, context.rounding)
            exp = least
            if value and _digits(value) > context.prec:
                value, exp = value // 10, exp + 1
            if exp > top:
                return self._overflow(context)
            conditions.append(Rounded)
            if lost:
                conditions.append(Inexact)
                if subnormal:
                    conditions.append(Underflow)
            if not value:
                conditions.append(Clamped)
        elif context.clamp and exp > top:
            value, exp = value * 10 ** (exp - top), top
            conditions.append(Clamped)
        if conditions:
            context._raise(*conditions)
        return _make(sign, value, exp)

    def _overflow(self, context):
        context._raise(Overflow, Inexact, Rounded)
        away = {ROUND_CEILING: not self._sign, ROUND_FLOOR: self._sign, ROUND_DOWN: False, ROUND_05UP: False}
        if away.get(context.rounding, True):
            return _infinity(self._sign)
        return _make(self._sign, 10**context.prec - 1, context.Etop())

    def _nan_result(self, context, *others):
        """What an operation on these gives if one is not a number; else `None`."""
        all_of = (self, *others)
        for one in all_of:
            if one._kind == "N":
                context._raise(InvalidOperation)
                return _make(one._sign, one._int, 0, "n")._fixed(context)
        for one in all_of:
            if one._kind == "n":
                return one._fixed(context)
        return None

    # What it is

    def as_tuple(self):
        if self._kind == "F":
            return DecimalTuple(self._sign, tuple(map(int, _decimal(self._int))), self._exp)
        if self._kind == "I":
            return DecimalTuple(self._sign, (0,), "F")
        return DecimalTuple(self._sign, tuple(map(int, _decimal(self._int))) if self._int else (), self._kind)

    def as_integer_ratio(self):
        if self._kind != "F":
            if self._kind == "I":
                raise OverflowError("cannot convert Infinity to integer ratio")
            raise ValueError("cannot convert NaN to integer ratio")
        value = -self._int if self._sign else self._int
        if self._exp >= 0:
            return value * 10**self._exp, 1
        below = 10**-self._exp
        common = math.gcd(value, below)
        return value // common, below // common

    def adjusted(self):
        return self._exp + _digits(self._int) - 1 if self._kind == "F" else 0

    def is_finite(self):
        return self._kind == "F"

    def is_infinite(self):
        return self._kind == "I"

    def is_nan(self):
        return self._kind in "nN"

    def is_qnan(self):
        return self._kind == "n"

    def is_snan(self):
        return self._kind == "N"

    def is_signed(self):
        return self._sign == 1

    def is_zero(self):
        return self._kind == "F" and not self._int

    def is_normal(self, context=None):
        context = context or getcontext()
        return self._kind == "F" and self._int != 0 and self.adjusted() >= context.Emin

    def is_subnormal(self, context=None):
        context = context or getcontext()
        return self._kind == "F" and self._int != 0 and self.adjusted() < context.Emin

    def is_canonical(self):
        return True

    def canonical(self):
        return self

    def conjugate(self):
        return self

    real = property(lambda self: self)
    imag = property(lambda self: Decimal(0))

    def number_class(self, context=None):
        if self._kind in "nN":
            return "sNaN" if self._kind == "N" else "NaN"
        sign = "-" if self._sign else "+"
        if self._kind == "I":
            return sign + "Infinity"
        if not self._int:
            return sign + "Zero"
        return sign + ("Subnormal" if self.is_subnormal(context) else "Normal")

    def radix(self):
        return Decimal(10)

    def same_quantum(self, other, context=None):
        other = _required(other)
        if self._kind != "F" or other._kind != "F":
            return (self.is_nan() and other.is_nan()) or (self.is_infinite() and other.is_infinite())
        return self._exp == other._exp

    # Text

    def __repr__(self):
        return f"Decimal('{self!s}')"

    def __str__(self):
        return self._text(getcontext().capitals)

    def to_eng_string(self, context=None):
        return self._text((context or getcontext()).capitals, engineering=True)

    def _text(self, capitals=1, engineering=False):
        sign = "-" if self._sign else ""
        if self._kind == "I":
            return sign + "Infinity"
        if self._kind != "F":
            return sign + ("s" if self._kind == "N" else "") + "NaN" + (str(self._int) if self._int else "")
        digits = _decimal(self._int)
        left = self._exp + len(digits)
        if self._exp <= 0 and left > -6:
            point = left
        elif not engineering:
            point = 1
        elif not self._int:
            point = (left + 1) % 3 - 1
        else:
            point = (left - 1) % 3 + 1
        if point <= 0:
            text = "0." + "0" * -point + digits
        elif point >= len(digits):
            text = digits + "0" * (point - len(digits))
        else:
            text = digits[:point] + "." + digits[point:]
        return sign + text + ("" if left == point else ("E" if capitals else "e") + f"{left - point:+d}")

    def __format__(self, spec, context=None):
        found = _FORMAT.fullmatch(spec)
        if found is None:
            raise ValueError("invalid format string")
        context = context or getcontext()
        kind = found["kind"]
        if found["zero"] and found["align"]:
            fill, align = ("0", "=") if found["align"] == "=" and not found["fill"] else (found["fill"] or " ", found["align"])
        elif found["zero"]:
            fill, align = "0", "="
        else:
            fill, align = found["fill"] or " ", found["align"] or ">"
        precision = None if found["precision"] is None else int(found["precision"])
        sign, number = "-" if self._sign else "", self
        if self._kind != "F":
            whole, part, exponent = self.copy_abs()._text(), "", ""
            fill = " " if found["zero"] else fill
        else:
            if kind == "%":
                number = _make(self._sign, self._int, self._exp + 2)
            rounding = context.rounding
            if precision is not None:
                if kind in ("e", "E"):
                    number = number._to_digits(precision + 1, rounding) if number._int else number
                elif kind in ("f", "F", "%"):
                    number = number._rescaled(-precision, rounding)
                elif _digits(number._int) > (precision or 1):
                    number = number._to_digits(precision or 1, rounding)
            if not number._int and number._exp > 0 and kind in ("f", "F", "%"):
                number = number._rescaled(0, rounding)
            if found["z"] and not number._int:
                sign = ""
            digits = _decimal(number._int)
            left = number._exp + len(digits)
            if kind in ("e", "E"):
                point = 1 - precision if not number._int and precision is not None else 1
            elif kind in ("f", "F", "%"):
                point = left
            elif number._exp <= 0 and left > -6:
                point = left
            else:
                point = 1
            if point <= 0:
                whole, part = "0", "0" * -point + digits
            elif point > len(digits):
                whole, part = digits + "0" * (point - len(digits)), ""
            else:
                whole, part = digits[:point] or "0", digits[point:]
            exponent = ""
            if left != point or kind in ("e", "E"):
                letter = kind if kind in ("e", "E") else "e" if kind in ("g", "n") else "E" if context.capitals else "e"
                exponent = f"{letter}{left - point:+d}"
        if not sign and found["sign"] in ("+", " "):
            sign = found["sign"]
        tail = (("." + part) if part or found["alt"] else "") + exponent + ("%" if kind == "%" else "")
        width = int(found["width"] or 0)
        group = found["comma"]
        if group and self._kind == "F":
            room = width - len(sign) - len(tail) if fill == "0" and align == "=" else 0
            whole = _grouped(whole, group, room)
        body = whole + tail
        space = fill * (width - len(sign) - len(body))
        match align:
            case "<":
                return sign + body + space
            case "=":
                return sign + space + body
            case "^":
                half = len(space) // 2
                return space[:half] + sign + body + space[half:]
            case _:
                return space + sign + body

    def _to_digits(self, count, rounding):
        if not self._int:
            return _make(self._sign, 0, self.adjusted() + 1 - count)
        drop = _digits(self._int) - count
        value, _ = _shortened(self._sign, self._int, drop, rounding)
        exp = self._exp + drop
        if _digits(value) > count:
            value, exp = value // 10, exp + 1
        return _make(self._sign, value, exp)

    def _rescaled(self, exp, rounding):
        return _make(self._sign, _shortened(self._sign, self._int, exp - self._exp, rounding)[0], exp)

    # Conversions

    def __int__(self):
        if self._kind != "F":
            if self._kind == "I":
                raise OverflowError("cannot convert Infinity to integer")
            raise ValueError("cannot convert NaN to integer")
        value = self._int * 10**self._exp if self._exp >= 0 else self._int // 10**-self._exp
        return -value if self._sign else value

    __trunc__ = __int__

    def __float__(self):
        if self._kind == "N":
            raise ValueError("cannot convert signaling NaN to float")
        return float("nan") if self._kind == "n" else float(self._text())

    def __complex__(self):
        return complex(float(self))

    def __bool__(self):
        return self._kind != "F" or self._int != 0

    def _to_integer(self, rounding):
        number = self._rescaled(0, rounding) if self._exp < 0 else self
        return int(number)

    def __floor__(self):
        return self._to_integer(ROUND_FLOOR) if self._kind == "F" else int(self)

    def __ceil__(self):
        return self._to_integer(ROUND_CEILING) if self._kind == "F" else int(self)

    def __round__(self, n=None):
        if n is None:
            return self._to_integer(ROUND_HALF_EVEN) if self._kind == "F" else int(self)
        if not isinstance(n, int):
            raise TypeError("optional arg must be an integer")
        return self.quantize(_make(0, 1, -n))

    def __hash__(self):
        if self._kind == "N":
            raise TypeError("Cannot hash a signaling NaN value")
        if self._kind == "n":
            return object.__hash__(self)
        if self._kind == "I":
            return -sys.hash_info.inf if self._sign else sys.hash_info.inf
        modulus = sys.hash_info.modulus
        if self._exp >= 0:
            power = pow(10, self._exp, modulus)
        else:
            power = pow(pow(10, modulus - 2, modulus), -self._exp, modulus)
        value = self._int * power % modulus
        value = -value if self._sign else value
        return -2 if value == -1 else value

    def __reduce__(self):
        return type(self), (str(self),)

    def __copy__(self):
        return self if type(self) is Decimal else type(self)(str(self))

    def __deepcopy__(self, memo):
        return self.__copy__()

    # Comparisons

    def _order(self, other):
        """-1, 0 or 1; neither is NaN."""
        if self._kind == "I" or other._kind == "I":
            mine, its = ((1 - 2 * n._sign) if n._kind == "I" else 0 for n in (self, other))
            return (mine > its) - (mine < its)
        if not self._int or not other._int:
            mine, its = ((1 - 2 * n._sign) if n._int else 0 for n in (self, other))
            return (mine > its) - (mine < its)
        if self._sign != other._sign:
            return -1 if self._sign else 1
        least = min(self._exp, other._exp)
        if self.adjusted() != other.adjusted():
            larger = self.adjusted() > other.adjusted()
        else:
            mine, its = (n._int * 10 ** (n._exp - least) for n in (self, other))
            if mine == its:
                return 0
            larger = mine > its
        return 1 if larger != bool(self._sign) else -1

    def _comparable(self, other, equality):
        """`other` as a decimal, and this number in the same unit."""
        found = _operand(other)
        if found is not NotImplemented:
            return self, found
        if isinstance(other, float):
            context = getcontext()
            context.flags[FloatOperation] = True
            if context.traps[FloatOperation] and not equality:
                context._raise(FloatOperation)
            return self, Decimal.from_float(other)
        if isinstance(other, numbers.Rational):
            if self._kind != "F":
                return self, Decimal(other.numerator)
            return _make(self._sign, self._int * other.denominator, self._exp), Decimal(other.numerator)
        if equality and isinstance(other, complex) and other.imag == 0:
            return self, Decimal.from_float(other.real)
        return None

    def __eq__(self, other):
        pair = self._comparable(other, True)
        if pair is None:
            return NotImplemented
        if pair[0].is_nan() or pair[1].is_nan():
            if "N" in (pair[0]._kind, pair[1]._kind):
                getcontext()._raise(InvalidOperation)
            return False
        return pair[0]._order(pair[1]) == 0

    def _ordered(self, other, test):
        pair = self._comparable(other, False)
        if pair is None:
            return NotImplemented
        if pair[0].is_nan() or pair[1].is_nan():
            getcontext()._raise(InvalidOperation)
            return False
        return test(pair[0]._order(pair[1]))

    def __lt__(self, other):
        return self._ordered(other, lambda order: order < 0)

    def __le__(self, other):
        return self._ordered(other, lambda order: order <= 0)

    def __gt__(self, other):
        return self._ordered(other, lambda order: order > 0)

    def __ge__(self, other):
        return self._ordered(other, lambda order: order >= 0)

    def compare(self, other, context=None):
        other = _required(other)
        found = self._nan_result(context or getcontext(), other)
        return Decimal(self._order(other)) if found is None else found

    def compare_signal(self, other, context=None):
        other, context = _required(other), context or getcontext()
        if self.is_nan() or other.is_nan():
            context._raise(InvalidOperation)
        return self.compare(other, context)

    def compare_total(self, other, context=None):
        def key(number):
            rank = {"F": 0, "I": 1, "N": 2, "n": 3}[number._kind]
            return rank

        other = _required(other)
        if self._sign != other._sign:
            return Decimal(-1 if self._sign else 1)
        mine, its = key(self), key(other)
        if mine == its:
            if mine >= 2:
                mine, its = self._int, other._int
            else:
                order = self._order(other) * (-1 if self._sign else 1)
                mine, its = (order, 0) if order else (self._exp, other._exp)
        order = (mine > its) - (mine < its)
        return Decimal(-order if self._sign else order)

    def _chosen(self, other, context, wanted, by_size=False):
        other, context = _required(other), context or getcontext()
        if self.is_nan() or other.is_nan():
            if self._kind == "n" and other._kind in "FI":
                return other._fixed(context)
            if other._kind == "n" and self._kind in "FI":
                return self._fixed(context)
            return self._nan_result(context, other)
        mine, its = (self.copy_abs(), other.copy_abs()) if by_size else (self, other)
        order = mine._order(its) or int(self.compare_total(other))
        return (self if order == wanted else other)._fixed(context)

    def max(self, other, context=None):
        return self._chosen(other, context, 1)

    def min(self, other, context=None):
        return self._chosen(other, context, -1)

    def max_mag(self, other, context=None):
        return self._chosen(other, context, 1, True)

    def min_mag(self, other, context=None):
        return self._chosen(other, context, -1, True)

    # Signs

    def copy_abs(self):
        return _make(0, self._int, self._exp, self._kind)

    def copy_negate(self):
        return _make(1 - self._sign, self._int, self._exp, self._kind)

    def copy_sign(self, other, context=None):
        return _make(_required(other)._sign, self._int, self._exp, self._kind)

    def _signed(self, sign):
        context = getcontext()
        found = self._nan_result(context)
        if found is not None:
            return found
        if self.is_zero() and context.rounding != ROUND_FLOOR:
            sign = 0
        return _make(sign, self._int, self._exp, self._kind)._fixed(context)

    def __pos__(self):
        return self._signed(self._sign)

    def __neg__(self):
        return self._signed(1 - self._sign)

    def __abs__(self):
        return -self if self._sign else +self

    # Arithmetic

    def _add(self, other, context):
        found = self._nan_result(context, other)
        if found is not None:
            return found
        if self._kind == "I" or other._kind == "I":
            if self._kind == other._kind and self._sign != other._sign:
                context._raise(InvalidOperation)
                return _nan()
            return _infinity(self._sign if self._kind == "I" else other._sign)
        exp = min(self._exp, other._exp)
        zero_sign = self._sign if self._sign == other._sign else int(context.rounding == ROUND_FLOOR)
        a, b = self, other
        # Digits far below the other number's last one count only as "something there".
        for _ in range(2):
            if a._int and b._int:
                last = a.adjusted() - max(context.prec, _digits(a._int)) - 3
                if b.adjusted() < last:
                    b, exp = _make(b._sign, 1, last), last
            a, b = b, a
        mine, its = ((-n._int if n._sign else n._int) * 10 ** max(n._exp - exp, 0) for n in (a, b))
        total = mine + its
        return _make(int(total < 0) if total else zero_sign, abs(total), exp)._fixed(context)

    def _subtract(self, other, context):
        if other.is_nan():
            return self._nan_result(context, other)
        return self._add(other.copy_negate(), context)

    def _product(self, other, context):
        sign = self._sign ^ other._sign
        found = self._nan_result(context, other)
        if found is not None:
            return found
        if self._kind == "I" or other._kind == "I":
            if not self or not other:
                context._raise(InvalidOperation)
                return _nan()
            return _infinity(sign)
        return _make(sign, self._int * other._int, self._exp + other._exp)

    def _multiply(self, other, context):
        return self._product(other, context)._fixed(context)

    def _divide(self, other, context):
        sign = self._sign ^ other._sign
        found = self._nan_result(context, other)
        if found is not None:
            return found
        if self._kind == "I":
            if other._kind == "I":
                context._raise(InvalidOperation)
                return _nan()
            return _infinity(sign)
        if other._kind == "I":
            context._raise(Clamped)
            return _make(sign, 0, context.Etiny())
        if not other._int:
            if not self._int:
                context._raise(DivisionUndefined)
                return _nan()
            context._raise(DivisionByZero)
            return _infinity(sign)
        exp = self._exp - other._exp
        if not self._int:
            return _make(sign, 0, exp)._fixed(context)
        shift = max(_digits(other._int) - _digits(self._int) + context.prec + 1, 0)
        value, rest = divmod(self._int * 10**shift, other._int)
        ideal, exp = exp, exp - shift
        if rest:
            # The last digit must not look like an exact end.
            if value % 5 == 0:
                value += 1
        else:
            while exp < ideal and value % 10 == 0:
                value, exp = value // 10, exp + 1
        return _make(sign, value, exp)._fixed(context)

    def _divided(self, other, context):
        """Quotient and remainder of the division to an integer, or `None` where it has too many digits."""
        exp = min(self._exp, other._exp)
        if self._int and self.adjusted() - other.adjusted() > context.prec:
            context._raise(DivisionImpossible)
            return None
        mine, its = (n._int * 10 ** (n._exp - exp) for n in (self, other))
        quotient, rest = divmod(mine, its)
        if quotient >= 10**context.prec:
            context._raise(DivisionImpossible)
            return None
        return _make(self._sign ^ other._sign, quotient, 0), _make(self._sign, rest, exp)

    def _divmod(self, other, context, quotient=True, remainder=True):
        sign = self._sign ^ other._sign
        found = self._nan_result(context, other)
        if found is not None:
            return found, found
        if self._kind == "I":
            if other._kind == "I" or remainder:
                context._raise(InvalidOperation)
                return (_nan() if other._kind == "I" else _infinity(sign)), _nan()
            return _infinity(sign), _nan()
        if not other:
            if not self:
                context._raise(DivisionUndefined)
                return _nan(), _nan()
            if quotient and remainder:
                context._raise(DivisionByZero, InvalidOperation)
            else:
                context._raise(DivisionByZero if quotient else InvalidOperation)
            return _infinity(sign), _nan()
        if other._kind == "I":
            return _make(sign, 0, 0), self._fixed(context)
        pair = self._divided(other, context)
        if pair is None:
            return _nan(), _nan()
        return pair[0], pair[1]._fixed(context)

    def _quotient(self, other, context):
        return self._divmod(other, context, remainder=False)[0]

    def _remainder(self, other, context):
        return self._divmod(other, context, quotient=False)[1]

    __add__, __radd__ = _binary(_add)
    __sub__, __rsub__ = _binary(_subtract)
    __mul__, __rmul__ = _binary(_multiply)
    __truediv__, __rtruediv__ = _binary(_divide)
    __floordiv__, __rfloordiv__ = _binary(_quotient)
    __mod__, __rmod__ = _binary(_remainder)
    __divmod__, __rdivmod__ = _binary(_divmod)

    def remainder_near(self, other, context=None):
        other, context = _required(other), context or getcontext()
        found = self._nan_result(context, other)
        if found is not None:
            return found
        if self._kind == "I" or not other:
            context._raise(DivisionUndefined if self._kind == "F" and not self else InvalidOperation)
            return _nan()
        if other._kind == "I":
            return self._fixed(context)
        pair = self._divided(other, context)
        if pair is None:
            return _nan()
        quotient, rest = pair
        exp = rest._exp
        unit = other._int * 10 ** (other._exp - exp)
        value = rest._int
        if 2 * value + (quotient._int & 1) > unit:
            value -= unit
        return _make(self._sign ^ int(value < 0), abs(value), exp)._fixed(context)

    def fma(self, other, third, context=None):
        other, third, context = _required(other), _required(third), context or getcontext()
        if self._kind == "N" or other._kind == "N" or (third.is_nan() and not self.is_nan() and not other.is_nan()):
            return self._nan_result(context, other, third)
        product = self._product(other, context)
        return product._nan_result(context, third) or product._add(third, context)

    def _power(self, other, context, modulo=None):
        found = self._nan_result(context, other)
        if found is not None:
            return found
        if not other:
            if not self:
                context._raise(InvalidOperation)
                return _nan()
            return Decimal(1)
        whole = other._kind == "F" and other._to_integer(ROUND_DOWN) == other
        odd = whole and other._exp <= 0 and int(other) & 1
        sign = 0
        if self._sign:
            if whole:
                sign = int(bool(odd))
            elif self or other._kind == "I":
                context._raise(InvalidOperation)
                return _nan()
        if not self or self._kind == "I":
            small = bool(self) == bool(other._sign)
            return _make(sign, 0, 0) if small else _infinity(sign)
        size = self.copy_abs()
        if other._kind == "I":
            order = size._order(Decimal(1))
            if order == 0:
                context._raise(Inexact, Rounded)
                return _make(sign, 10 ** (context.prec - 1), 1 - context.prec)
            return _make(0, 0, 0) if (order < 0) != bool(other._sign) else _infinity(0)
        if size == 1 and whole:
            exp = max(size._exp * abs(int(other)), 1 - context.prec) if size._exp < 0 else 0
            return _make(sign, 10**-exp, exp)
        # Far outside of all exponents nothing needs to be computed.
        reach = size.adjusted() if size._order(Decimal(1)) >= 0 else -size.adjusted() - 1
        if reach and _digits(reach) + other.adjusted() > _digits(context.Emax) + context.prec.bit_length():
            large = (size._order(Decimal(1)) > 0) != bool(other._sign)
            return _make(sign, 1, 2 * context.Emax if large else 2 * context.Etiny())._fixed(context)
        if whole and abs(int(other)) * _digits(size._int) < 20000:
            power = abs(int(other))
            value, exp = size._int**power, size._exp * power
            if other._sign:
                return _make(sign, 1, 0)._divide(_make(0, value, exp), context)
            return _make(sign, value, exp)._fixed(context)
        value, exp = _transcendental.power(size._int, size._exp, other, context.prec)
        return _make(sign, value, exp)._fixed(context)

    def __pow__(self, other, modulo=None):
        other = _operand(other)
        if other is NotImplemented:
            return other
        if modulo is None:
            return self._power(other, getcontext())
        modulo = _required(modulo)
        context = getcontext()
        numbers_ = (self, other, modulo)
        if any(n._kind != "F" or n != n._to_integer(ROUND_DOWN) for n in numbers_) or other < 0 or not modulo:
            context._raise(InvalidOperation)
            return _nan()
        value = pow(abs(int(self)), int(other), abs(int(modulo)))
        return _make(self._sign & int(other) & 1, value, 0)

    def __rpow__(self, other):
        other = _operand(other)
        return other if other is NotImplemented else other._power(self, getcontext())

    def _half_even(self, context):
        """As `_fixed`, but functions of one number are rounded to the nearest, whatever the context says."""
        rounded = context.copy()
        rounded.rounding = ROUND_HALF_EVEN
        rounded.flags, rounded.traps = context.flags, context.traps
        return self._fixed(rounded)

    def sqrt(self, context=None):
        context = context or getcontext()
        found = self._nan_result(context)
        if found is not None:
            return found
        if not self:
            return _make(self._sign, 0, self._exp // 2)._fixed(context)
        if self._sign:
            context._raise(InvalidOperation)
            return _nan()
        if self._kind == "I":
            return self
        ideal = self._exp // 2
        value, exp = (self._int * 10, self._exp - 1) if self._exp & 1 else (self._int, self._exp)
        shift = max(context.prec + 2 - (_digits(value) + 1) // 2, 0)
        root = math.isqrt(value * 100**shift)
        exact = root * root == value * 100**shift
        exp = exp // 2 - shift
        if exact:
            while exp < ideal and root % 10 == 0:
                root, exp = root // 10, exp + 1
        elif root % 5 == 0:
            root += 1
        return _make(0, root, exp)._half_even(context)

    def exp(self, context=None):
        context = context or getcontext()
        found = self._nan_result(context)
        if found is not None:
            return found
        if self._kind == "I":
            return Decimal(0) if self._sign else self
        if not self:
            return Decimal(1)
        if self.adjusted() > _digits(context.Emax) + 2:
            return _make(0, 1, 2 * context.Etiny() if self._sign else 2 * context.Emax)._fixed(context)
        value, exp = _transcendental.exp(self._sign, self._int, self._exp, context.prec)
        return _make(0, value, exp)._half_even(context)

    def _logarithm(self, context, base_ten):
        context = context or getcontext()
        found = self._nan_result(context)
        if found is not None:
            return found
        if not self:
            return _infinity(1)
        if self._sign:
            context._raise(InvalidOperation)
            return _nan()
        if self._kind == "I":
            return self
        if base_ten:
            text = _decimal(self._int)
            if text.rstrip("0") == "1":
                return Decimal(self.adjusted())._fixed(context)
        elif self == 1:
            return Decimal(0)
        sign, value, exp = _transcendental.logarithm(self._int, self._exp, context.prec, base_ten)
        return _make(sign, value, exp)._half_even(context)

    def ln(self, context=None):
        return self._logarithm(context, False)

    def log10(self, context=None):
        return self._logarithm(context, True)

    def logb(self, context=None):
        context = context or getcontext()
        found = self._nan_result(context)
        if found is not None:
            return found
        if self._kind == "I":
            return self.copy_abs()
        if not self:
            context._raise(DivisionByZero)
            return _infinity(1)
        return Decimal(self.adjusted())._fixed(context)

    # Exponents

    def quantize(self, exp, rounding=None, context=None):
        exp, context = _required(exp), context or getcontext()
        rounding = _checked_rounding(rounding, context)
        found = self._nan_result(context, exp)
        if found is not None:
            return found
        if self._kind == "I" or exp._kind == "I":
            if self._kind == exp._kind:
                return self
            context._raise(InvalidOperation)
            return _nan()
        wanted = exp._exp
        if not context.Etiny() <= wanted <= context.Emax or self.adjusted() - wanted + 1 > context.prec and self._int:
            context._raise(InvalidOperation)
            return _nan()
        value, lost = _shortened(self._sign, self._int, wanted - self._exp, rounding)
        made = _make(self._sign, value, wanted)
        if value and (made.adjusted() > context.Emax or _digits(value) > context.prec):
            context._raise(InvalidOperation)
            return _nan()
        conditions = [Subnormal] if value and made.adjusted() < context.Emin else []
        if wanted > self._exp:
            conditions.append(Rounded)
            if lost:
                conditions.append(Inexact)
        if conditions:
            context._raise(*conditions)
        return made

    def normalize(self, context=None):
        context = context or getcontext()
        found = self._nan_result(context)
        if found is not None:
            return found
        made = self._fixed(context)
        if made._kind == "I":
            return made
        if not made._int:
            return _make(made._sign, 0, 0)
        value, exp = made._int, made._exp
        most = context.Etop() if context.clamp else context.Emax
        while value % 10 == 0 and exp < most:
            value, exp = value // 10, exp + 1
        return _make(made._sign, value, exp)

    def to_integral_value(self, rounding=None, context=None):
        context = context or getcontext()
        found = self._nan_result(context)
        if found is not None:
            return found
        if self._kind == "I" or self._exp >= 0:
            return _make(self._sign, self._int, self._exp, self._kind)
        return self._rescaled(0, _checked_rounding(rounding, context))

    to_integral = to_integral_value

    def to_integral_exact(self, rounding=None, context=None):
        context = context or getcontext()
        made = self.to_integral_value(rounding, context)
        if self._kind == "F" and self._exp < 0:
            context._raise(Rounded, *([Inexact] if made != self else []))
        return made

    def scaleb(self, other, context=None):
        other, context = _required(other), context or getcontext()
        found = self._nan_result(context, other)
        if found is not None:
            return found
        if other._kind != "F" or other._exp != 0 or abs(int(other)) > 2 * (context.Emax + context.prec):
            context._raise(InvalidOperation)
            return _nan()
        return _make(self._sign, self._int, self._exp + int(other), self._kind)._fixed(context)

    def shift(self, other, context=None):
        other, context = _required(other), context or getcontext()
        places = int(other)
        value = self._int * 10**places if places >= 0 else self._int // 10**-places
        return _make(self._sign, value % 10**context.prec, self._exp)

    def _next(self, context, upwards):
        context = (context or getcontext()).copy()
        found = self._nan_result(context)
        if found is not None:
            return found
        context.clear_traps()
        context.rounding = ROUND_CEILING if upwards else ROUND_FLOOR
        if self._kind == "I":
            if self._sign == int(upwards):
                return _make(self._sign, 10**context.prec - 1, context.Etop())
            return self
        rounded = self._fixed(context)
        if rounded != self:
            return rounded
        return self._add(_make(int(not upwards), 1, context.Etiny() - 1), context)

    def next_plus(self, context=None):
        return self._next(context, True)

    def next_minus(self, context=None):
        return self._next(context, False)


def _checked_rounding(rounding, context):
    if rounding is None:
        return context.rounding
    if rounding not in _ROUNDINGS:
        raise TypeError(ROUNDING_MESSAGE)
    return rounding


def _grouped(digits, mark, room):
    """Digits in groups of three, with zeros before them to fill the room."""
    while True:
        groups = [digits[max(end - 3, 0) : end] for end in range(len(digits), 0, -3)]
        text = mark.join(reversed(groups))
        if len(text) >= room:
            return text
        digits = "0" + digits


Decimal.__module__ = "decimal"
numbers.Number.register(Decimal)


def _method_of_context(method):
    def call(self, *args):
        return method(*map(_required, args), self)

    return call


for _name, _method in {
    "add": Decimal._add,
    "subtract": Decimal._subtract,
    "multiply": Decimal._multiply,
    "divide": Decimal._divide,
    "divide_int": Decimal._quotient,
    "divmod": Decimal._divmod,
    "remainder": Decimal._remainder,
}.items():
    setattr(Context, _name, _method_of_context(_method))


def _delegated(name):
    method = getattr(Decimal, name)

    def call(self, *args):
        return method(*map(_required, args), context=self)

    return call


for _name in (
    "compare compare_signal compare_total exp fma is_normal is_subnormal ln log10 logb max max_mag min min_mag next_minus "
    "next_plus normalize number_class remainder_near same_quantum scaleb shift sqrt to_eng_string to_integral_exact "
    "to_integral_value copy_sign"
).split():
    setattr(Context, _name, _delegated(_name))


def _in_context(operation):
    def call(self, *args):
        args = tuple(map(_required, args))
        with localcontext(self):
            try:
                return operation(*args)
            finally:
                self.flags.update({signal: True for signal, set_ in getcontext().flags.items() if set_})

    return call


Context.plus = _in_context(lambda a: +a)
Context.minus = _in_context(lambda a: -a)
Context.abs = _in_context(abs)
Context.power = lambda self, a, b, modulo=None: _in_context(pow)(self, a, b, *(() if modulo is None else (modulo,)))
Context.quantize = lambda self, a, b: _required(a).quantize(b, context=self)
Context.to_sci_string = _in_context(str)
Context.to_integral = Context.to_integral_value
for _name in "is_finite is_infinite is_nan is_qnan is_signed is_snan is_zero copy_abs copy_negate canonical".split():
    setattr(Context, _name, lambda self, a, _method=getattr(Decimal, _name): _method(_required(a)))
Context.copy_decimal = lambda self, a: _required(a)
