"""Averages, spreads, relations of two data sets, and normal distributions.

Sums are exact: every number is a fraction, and only the result is rounded, to the type that the data has in common.
"""

import functools
import math
import random
from bisect import bisect_left, bisect_right
from collections import Counter, namedtuple
from fractions import Fraction
from operator import mul

__all__ = ["NormalDist", "StatisticsError", "correlation", "covariance", "fmean", "geometric_mean", "harmonic_mean",
           "linear_regression", "mean", "median", "median_grouped", "median_high", "median_low", "mode", "multimode", "pstdev",
           "pvariance", "quantiles", "stdev", "variance"]


class StatisticsError(ValueError):
    pass


def _need(condition, message):
    if not condition:
        raise StatisticsError(message)


# ---- exact sums

def _common(first, second):
    """The type of a sum of numbers of two types: the one that holds both."""
    if first is second:
        return first
    for whole, other in ((first, second), (second, first)):
        if whole is bool or whole is int and other is not bool or issubclass(other, whole):
            return other
    for one, other in ((first, second), (second, first)):
        if issubclass(one, Fraction) and issubclass(other, float):
            return other
    raise TypeError(f"don't know how to coerce {first.__name__} and {second.__name__}")


def _ratio(number):
    """The number as a fraction; as it is if it is infinite or not a number."""
    try:
        return Fraction(*number.as_integer_ratio())
    except AttributeError:
        raise TypeError(f"can't convert type '{type(number).__name__}' to numerator/denominator") from None
    except (OverflowError, ValueError):
        return number


def _exact(data):
    """The data as fractions and the type of their sum."""
    kind, exact = int, []
    for number in data:
        if type(number) is not kind:
            kind = _common(kind, type(number))
        exact.append(_ratio(number))
    return exact, kind


def _total(exact):
    """The sum of fractions over one denominator after the other; special values win."""
    special = [number for number in exact if not isinstance(number, Fraction)]
    if special:
        return sum(special)
    by_denominator = Counter()
    for number in exact:
        by_denominator[number.denominator] += number.numerator
    return sum((Fraction(numerator, denominator) for denominator, numerator in by_denominator.items()), Fraction(0))


def _rounded(value, kind):
    """The value as a number of this type, or a float if the type is of whole numbers and the value is not."""
    if isinstance(value, (float, kind)) and (type(value) is kind or isinstance(value, float)):
        return value
    if issubclass(kind, int) and value.denominator > 1:
        return float(value)
    try:
        return kind(value)
    except TypeError:
        return kind(value.numerator) / kind(value.denominator)


# ---- averages

def mean(data):
    exact, kind = _exact(data)
    _need(exact, "mean requires at least one data point")
    return _rounded(_total(exact) / len(exact), kind)


def fmean(data, weights=None):
    numbers = [*data]
    if weights is None:
        _need(numbers, "fmean requires at least one data point")
        return math.fsum(numbers) / len(numbers)
    weights = [*weights]
    _need(len(weights) == len(numbers), "data and weights must be the same length")
    whole = math.fsum(weights)
    _need(whole, "sum of weights must be non-zero")
    return math.fsum(map(mul, numbers, weights)) / whole


def geometric_mean(data):
    try:
        return math.exp(fmean([math.log(number) for number in data]))
    except ValueError:
        raise StatisticsError("geometric mean requires a non-empty dataset containing positive numbers") from None


def harmonic_mean(data, weights=None):
    numbers = [*data]
    _need(numbers, "harmonic_mean requires at least one data point")
    negative = "harmonic mean does not support negative values"
    if weights is None:
        weights = [1] * len(numbers)
        if len(numbers) == 1:
            if not hasattr(numbers[0], "as_integer_ratio"):
                raise TypeError("unsupported type")
            _need(not numbers[0] < 0, negative)
            return numbers[0]
    else:
        weights = [*weights]
        _need(len(weights) == len(numbers), "Number of weights does not match data size")
    _need(not any(number < 0 for number in numbers + weights), negative)
    try:
        exact, kind = _exact([weight / number if weight else 0 for weight, number in zip(weights, numbers)])
    except ZeroDivisionError:
        return 0
    inverse = _total(exact)
    _need(not inverse <= 0, "Weighted sum must be positive")
    return _rounded(_total(_exact(weights)[0]) / inverse, kind)


def _in_order(data):
    """The data sorted, and the places of the two numbers in the middle, which may be the same."""
    ordered = sorted(data)
    _need(ordered, "no median for empty data")
    return ordered, (len(ordered) - 1) // 2, len(ordered) // 2


def median(data):
    ordered, low, high = _in_order(data)
    return ordered[low] if low == high else (ordered[low] + ordered[high]) / 2


def median_low(data):
    ordered, low, _ = _in_order(data)
    return ordered[low]


def median_high(data):
    ordered, _, high = _in_order(data)
    return ordered[high]


def median_grouped(data, interval=1):
    ordered, _, high = _in_order(data)
    middle = ordered[high]
    below = bisect_left(ordered, middle)
    within = bisect_right(ordered, middle, below) - below
    try:
        width, center = float(interval), float(middle)
    except ValueError:
        raise TypeError("Value cannot be converted to a float") from None
    return center - width / 2.0 + width * (len(ordered) / 2 - below) / within


def mode(data):
    counts = Counter(data)
    _need(counts, "no mode for empty data")
    return max(counts, key=counts.__getitem__)


def multimode(data):
    counts = Counter(data)
    most = max(counts.values(), default=0)
    return [value for value in counts if counts[value] == most]


def quantiles(data, *, n=4, method="exclusive"):
    _need(n >= 1, "n must be at least 1")
    ordered = sorted(data)
    last = len(ordered) - 1
    _need(last >= 1, "must have at least two data points")
    if method not in ("inclusive", "exclusive"):
        raise ValueError(f"Unknown method: {method!r}")
    cuts = []
    for cut in range(1, n):
        if method == "inclusive":
            below, part = divmod(cut * last, n)
        else:
            # the ends of the data are not those of the population
            place = cut * (last + 2)
            below = min(max(place // n, 1), last) - 1
            part = place - (below + 1) * n
        cuts.append((ordered[below] * (n - part) + ordered[below + 1] * part) / n)
    return cuts


# ---- spread

def _mean_square(data, center, less, name):
    """The sum of squares of the distances from the center by the number of data points less `less`, and its type."""
    numbers = [*data]
    given = [(apart := number - center) * apart for number in numbers] if center is not None else numbers
    exact, kind = _exact(given)
    needed = "two data points" if less else "one data point"
    _need(len(exact) > less, f"{name} requires at least {needed}")
    if center is None:
        center = _total(exact) / len(exact)
        if isinstance(center, float):
            return center, kind
        exact = [(number - center) ** 2 for number in exact]
    return _total(exact) / (len(exact) - less), kind


def variance(data, xbar=None):
    return _rounded(*_mean_square(data, xbar, 1, "variance"))


def pvariance(data, mu=None):
    return _rounded(*_mean_square(data, mu, 0, "pvariance"))


def _root(square):
    """The square root, correctly rounded: of a whole number so long that its last bit, set if anything was left, decides."""
    numerator, denominator = square.numerator, square.denominator
    if not numerator:
        return 0.0
    halves = (denominator.bit_length() - numerator.bit_length() + 112) // 2
    if halves > 0:
        numerator <<= 2 * halves
    else:
        denominator <<= -2 * halves
    whole, rest = divmod(numerator, denominator)
    root = math.isqrt(whole)
    root |= bool(rest or root * root != whole)
    return root / (1 << halves) if halves > 0 else float(root << -halves)


def stdev(data, xbar=None):
    return _root(_mean_square(data, xbar, 1, "stdev")[0])


def pstdev(data, mu=None):
    return _root(_mean_square(data, mu, 0, "pstdev")[0])


# ---- two data sets

def _pairs(x, y, name):
    _need(len(x) == len(y), f"{name} requires that both inputs have same number of data points")
    _need(len(x) >= 2, f"{name} requires at least two data points")


def _means(x, y):
    return math.fsum(x) / len(x), math.fsum(y) / len(y)


def _products(x, xbar, y, ybar):
    return math.fsum((one - xbar) * (other - ybar) for one, other in zip(x, y))


def covariance(x, y, /):
    _pairs(x, y, "covariance")
    xbar, ybar = _means(x, y)
    return _products(x, xbar, y, ybar) / (len(x) - 1)


def correlation(x, y, /):
    _pairs(x, y, "correlation")
    xbar, ybar = _means(x, y)
    spread = math.sqrt(_products(x, xbar, x, xbar) * _products(y, ybar, y, ybar))
    _need(spread, "at least one of the inputs is constant")
    return _products(x, xbar, y, ybar) / spread


LinearRegression = namedtuple("LinearRegression", "slope intercept")


def linear_regression(x, y, /, *, proportional=False):
    _pairs(x, y, "linear regression")
    if proportional:
        return LinearRegression(_slope(math.fsum(map(mul, x, y)), math.fsum(map(mul, x, x))), 0.0)
    xbar, ybar = _means(x, y)
    slope = _slope(_products(x, xbar, y, ybar), _products(x, xbar, x, xbar))
    return LinearRegression(slope, ybar - slope * xbar)


def _slope(rise, run):
    _need(run, "x is constant")
    return rise / run


# ---- normal distributions

# Wichura, The Percentage Points of the Normal Distribution (AS 241, 1988): numerator and denominator, highest power first,
# for the middle, the sides and the far sides
_MIDDLE = (
    (2509.0809287301226727, 33430.575583588128105, 67265.770927008700853, 45921.953931549871457,
     13731.693765509461125, 1971.5909503065514427, 133.14166789178437745, 3.3871328727963666080),
    (5226.4952788528545610, 28729.085735721942674, 39307.895800092710610, 21213.794301586595867,
     5394.1960214247511077, 687.18700749205790830, 42.313330701600911252, 1.0))
_SIDE = (
    (7.7454501427834140764e-4, 0.0227238449892691845833, 0.24178072517745061177, 1.27045825245236838258,
     3.64784832476320460504, 5.7694972214606914055, 4.6303378461565452959, 1.42343711074968357734),
    (1.05075007164441684324e-9, 5.475938084995344946e-4, 0.0151986665636164571966, 0.14810397642748007459,
     0.68976733498510000455, 1.6763848301838038494, 2.05319162663775882187, 1.0))
_FAR_SIDE = (
    (2.01033439929228813265e-7, 2.71155556874348757815e-5, 0.0012426609473880784386, 0.026532189526576123093,
     0.29656057182850489123, 1.7848265399172913358, 5.4637849111641143699, 6.6579046435011037772),
    (2.04426310338993978564e-15, 1.4215117583164458887e-7, 1.8463183175100546818e-5, 7.868691311456132591e-4,
     0.0148753612908506148525, 0.13692988092273580531, 0.59983220655588793769, 1.0))


def _standard_quantile(p):
    offset = p - 0.5
    if abs(offset) <= 0.425:
        table, at, scale = _MIDDLE, 0.180625 - offset * offset, offset
    else:
        depth = math.sqrt(-math.log(p if offset <= 0.0 else 1.0 - p))
        table, at = (_SIDE, depth - 1.6) if depth <= 5.0 else (_FAR_SIDE, depth - 5.0)
        scale = 1.0 if offset > 0.0 else -1.0
    numerator, denominator = (functools.reduce(lambda value, factor: value * at + factor, factors) for factors in table)
    return numerator * scale / denominator


def _defined(method):
    """A method that a distribution of no width does not have."""
    @functools.wraps(method)
    def checked(self, *args):
        _need(self._sigma, f"{method.__name__}() not defined when sigma is zero")
        return method(self, *args)

    return checked


class NormalDist:
    """A normal distribution."""

    __slots__ = "_mu", "_sigma"

    def __init__(self, mu=0.0, sigma=1.0):
        _need(not sigma < 0.0, "sigma must be non-negative")
        self._mu, self._sigma = float(mu), float(sigma)

    @classmethod
    def from_samples(cls, data):
        numbers = [*data]
        square, _ = _mean_square(numbers, None, 1, "stdev")
        return cls(mean(numbers), math.nan if isinstance(square, float) else _root(square))

    mean = median = mode = property(lambda self: self._mu)
    stdev = property(lambda self: self._sigma)
    variance = property(lambda self: self._sigma * self._sigma)

    def samples(self, n, *, seed=None):
        source = random if seed is None else random.Random(seed)
        return [source.gauss(self._mu, self._sigma) for _ in range(n)]

    @_defined
    def pdf(self, x):
        square, distance = self.variance, x - self._mu
        return math.exp(distance * distance / (-2.0 * square)) / math.sqrt(math.tau * square)

    @_defined
    def cdf(self, x):
        return 0.5 * (1.0 + math.erf((x - self._mu) / (self._sigma * math.sqrt(2.0))))

    @_defined
    def zscore(self, x):
        return (x - self._mu) / self._sigma

    def inv_cdf(self, p):
        _need(0.0 < p < 1.0, "p must be in the range 0.0 < p < 1.0")
        _need(self._sigma > 0.0, "cdf() not defined when sigma at or below zero")
        return self._mu + _standard_quantile(p) * self._sigma

    def quantiles(self, n=4):
        return [self.inv_cdf(cut / n) for cut in range(1, n)]

    def overlap(self, other):
        if not isinstance(other, NormalDist):
            raise TypeError("Expected another NormalDist instance")
        narrow, wide = sorted((self, other), key=lambda one: (one._sigma, one._mu))
        _need(narrow._sigma and wide._sigma, "overlap() not defined when sigma is zero")
        more, apart = wide.variance - narrow.variance, math.fabs(wide._mu - narrow._mu)
        if not more:
            return 1.0 - math.erf(apart / (2.0 * narrow._sigma * math.sqrt(2.0)))
        # where the two curves cross
        center = narrow._mu * wide.variance - wide._mu * narrow.variance
        reach = narrow._sigma * wide._sigma * math.sqrt(apart * apart + more * math.log(wide.variance / narrow.variance))
        outside = [math.fabs(wide.cdf(cross) - narrow.cdf(cross)) for cross in ((center + reach) / more, (center - reach) / more)]
        return 1.0 - sum(outside)

    def _moved(self, other, sign):
        if isinstance(other, NormalDist):
            return NormalDist(self._mu + sign * other._mu, math.hypot(self._sigma, other._sigma))
        return NormalDist(self._mu + sign * other, self._sigma)

    def __add__(self, other):
        return self._moved(other, 1)

    def __sub__(self, other):
        return self._moved(other, -1)

    def __rsub__(self, other):
        return -self._moved(other, -1)

    def __mul__(self, factor):
        return NormalDist(self._mu * factor, self._sigma * math.fabs(factor))

    def __truediv__(self, factor):
        return NormalDist(self._mu / factor, self._sigma / math.fabs(factor))

    def __pos__(self):
        return NormalDist(self._mu, self._sigma)

    def __neg__(self):
        return NormalDist(-self._mu, self._sigma)

    __radd__, __rmul__ = __add__, __mul__

    def _key(self):
        return self._mu, self._sigma

    def __eq__(self, other):
        return self._key() == other._key() if isinstance(other, NormalDist) else NotImplemented

    def __hash__(self):
        return hash(self._key())

    def __getstate__(self):
        return self._key()

    def __setstate__(self, state):
        self._mu, self._sigma = state

    def __repr__(self):
        return f"{type(self).__name__}(mu={self._mu}, sigma={self._sigma})"
