"""Exponentials and logarithms, by integers that stand for multiples of a small unit.

Each result has some digits more than asked for. Where those leave the rounding open, it is computed again with more.
"""

import math


def digits_of(number):
    """How many digits a positive integer has; 1 for zero."""
    if number.bit_length() < 13000:
        return len(str(number))
    # What is longer `str` may refuse.
    digits = int(number.bit_length() * 0.30102999566398) - 1
    return digits + len(str(number // 10**digits))


def _settled(compute, prec):
    """`(value, exp)` of a result that is not a decimal number itself, with a last digit that decides its rounding.

    `compute(n)` gives the value in units of 10**-n and a bound of its error in the same units.
    """
    extra = 10
    while True:
        value, places, error = compute(prec + extra)
        drop = digits_of(value) - prec - 2
        if drop > 0:
            unit = 10**drop
            low, high = (value - error) // unit, (value + error) // unit
            if low == high:
                return (low if low % 5 else low + 1), drop - places
        extra *= 2


def _exp_fixed(x, places):
    """exp(x) in units of 10**-places, x in the same units and between -1 and 1."""
    halvings = math.isqrt(places) + 4
    one = 10**places << halvings
    term = total = one
    n = 1
    while term:
        term = term * x // (n * 10**places) >> halvings
        total += term
        n += 1
    # exp(x) = exp(x / 2**h) ** (2**h)
    for _ in range(halvings):
        total = total * total // one
    return total >> halvings


def _ln_fixed(x, places):
    """ln(x) in units of 10**-places; x in the same units, positive, and not far from 1."""
    one = 10**places
    roots = math.isqrt(places) // 2 + 3
    for _ in range(roots):
        x = math.isqrt(x * one)
    z = (x - one) * one // (x + one)
    # Floors of what is negative would never end at 0.
    square, term, total, n = z * z // one, abs(z), 0, 1
    while term:
        total += term // n
        term = term * square // one
        n += 2
    return (total if z > 0 else -total) << roots + 1


_tens = {}


def _ln10(places):
    if places not in _tens:
        # 10 = 1.25 * 2**3, and 2 = 1 / 0.5
        one = 10**places
        _tens.clear()
        _tens[places] = _ln_fixed(one * 5 // 4, places) + 3 * _ln_fixed(2 * one, places)
    return _tens[places]


def _ln(value, exp, places):
    """ln(value * 10**exp) in units of 10**-places, off by a few of them at most."""
    guard = places + digits_of(abs(exp)) + len(str(digits_of(value))) + 12 + math.isqrt(places) // 2
    digits = digits_of(value)
    power = exp + digits - 1
    mantissa = value * 10**guard // 10 ** (digits - 1)
    if mantissa > 3 * 10**guard:
        mantissa, power = mantissa // 10, power + 1
    total = _ln_fixed(mantissa, guard) + (power * _ln10(guard) if power else 0)
    return total // 10 ** (guard - places)


def logarithm(value, exp, prec, base_ten):
    """Sign, value and exponent of a logarithm that is not 0."""
    # Near 1 the result is small: so many places more are needed.
    small = max(digits_of(value) + abs(exp) + 1, 1) if -3 < exp + digits_of(value) < 4 else 1
    sign = 0

    def compute(n):
        nonlocal sign
        places = n + small
        total = _ln(value, exp, places)
        if base_ten:
            total = total * 10**places // _ln10(places)
        sign = int(total < 0)
        return abs(total), places, 1000

    value, exp = _settled(compute, prec)
    return sign, value, exp


def exp(sign, value, exponent, prec):
    """Value and exponent of e to a power that is not 0."""

    def compute(n):
        # Places for the whole part of the power, which is multiplied by ln 10.
        places = n + max(digits_of(value) + exponent, 0) + 6 + math.isqrt(n)
        power = value * 10 ** (exponent + places) if exponent + places >= 0 else value // 10 ** -(exponent + places)
        return _exp_wide(-power if sign else power, places)

    # A tiny power gives a number next to 1.
    if digits_of(value) + exponent < -prec - 2:
        digits = prec + 2
        return 10**digits + (-1 if sign else 1), -digits
    return _settled(compute, prec)


def _exp_wide(power, places):
    tens, rest = divmod(power, _ln10(places))
    total = _exp_fixed(rest // 4, places)
    total = total**2 // 10**places
    total = total**2 // 10**places
    return total, places - tens, 10 ** (len(str(places)) + 3 + math.isqrt(places) // 3)


def power(value, exponent, other, prec):
    """Value and exponent of `(value * 10**exponent) ** other`."""

    def compute(n):
        places = n + max(other.adjusted(), 0) + len(str(abs(exponent) + digits_of(value))) + 8 + math.isqrt(n)
        log = _ln(value, exponent, places)
        product = log * other._int
        product = product * 10**other._exp if other._exp >= 0 else product // 10**-other._exp
        total, digits, error = _exp_wide(-product if other._sign else product, places)
        return total, digits, error * 10 ** max(other.adjusted() + 2, 2)

    exact = _exact_power(value, exponent, other, prec)
    return _settled(compute, prec) if exact is None else exact


def _exact_power(value, exponent, other, prec):
    """The same where it is a decimal number of few digits, such as a square root of a square; filled with zeros."""
    above, below = other.as_integer_ratio()
    zeros = 0
    while value % 10 == 0:
        value, exponent, zeros = value // 10, exponent + 1, zeros + 1
    if value == 1 and exponent * above % below == 0:
        # Of the zeros a whole power keeps what there is room for, and an inverse none.
        fill = prec - 1 if below > 1 else min(max(zeros * above, 0), prec - 1)
        return 10**fill, exponent * above // below - fill
    if below == 1 or below > 64 or abs(above) > 400:
        return None
    shift = exponent % below
    value, exponent = value * 10**shift, (exponent - shift) // below
    root = round(value ** (1 / below)) if value.bit_length() < 50 else None
    if root is None or root**below != value:
        return None
    result, exponent = root ** abs(above), exponent * above
    if above < 0:
        places = 4 * result.bit_length()
        if 10**places % result:
            return None
        result, exponent = 10**places // result, exponent - places
        while result % 10 == 0:
            result, exponent = result // 10, exponent + 1
    fill = prec - len(str(result))
    if fill < 0:
        return None
    return result * 10**fill, exponent - fill
