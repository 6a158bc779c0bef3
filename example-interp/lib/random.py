"""Random numbers by the Mersenne Twister: the same numbers as CPython's for the same seed.

That fixes how many numbers each function draws and the order of its operations. The methods behind the distributions are
published: Kinderman and Monahan 1977 (normal), Box and Muller 1958 (gauss), Best and Fisher 1979 (von Mises), Cheng 1977 and
Ahrens and Dieter 1974 (gamma).
"""

import _random
from itertools import accumulate
from math import acos, ceil, cos, e, exp, floor, isfinite, log, pi, sin, sqrt, tau
from operator import index

__all__ = ["Random", "SystemRandom", "betavariate", "choice", "choices", "expovariate", "gammavariate", "gauss", "getrandbits",
           "getstate", "lognormvariate", "normalvariate", "paretovariate", "randbytes", "randint", "random", "randrange", "sample",
           "seed", "setstate", "shuffle", "triangular", "uniform", "vonmisesvariate", "weibullvariate"]


def _whole(number, name):
    """An argument of `randrange` as an int; a float without a fraction passes, for now."""
    try:
        return index(number)
    except TypeError:
        pass
    whole = int(number)
    if whole == number:
        from warnings import warn

        warn(f"non-integer arguments to randrange() have been deprecated since Python 3.10 and will be removed in a subsequent "
             f"version", DeprecationWarning, 3)
        return whole
    raise ValueError(f"non-integer {name} for randrange()")


def _first_above(sums, value, end):
    """The first place in ascending sums whose sum is above the value."""
    start = 0
    while start < end:
        middle = (start + end) >> 1
        if value < sums[middle]:
            end = middle
        else:
            start = middle + 1
    return start


def _old_seed(text):
    """What Python 2 seeded with: its hash of a string."""
    codes = list(text) if isinstance(text, bytes) else [ord(c) for c in text]
    mixed = codes[0] << 7 if codes else 0
    for code in codes:
        mixed = mixed * 1000003 & (1 << 64) - 1 ^ code
    mixed ^= len(codes)
    return -2 if mixed == -1 else mixed


class Random(_random.Random):
    """A generator of its own, seeded from the operating system unless a seed is given."""

    VERSION = 3

    def __init__(self, x=None):
        self.seed(x)

    def __init_subclass__(cls, /, **kwargs):
        super().__init_subclass__(**kwargs)
        # a generator that gives only floats has whole numbers made of them
        own = vars(cls)
        if "random" in own and "getrandbits" not in own and "_randbelow" not in own:
            cls._randbelow = Random._below_by_floats
        elif "getrandbits" in own:
            cls._randbelow = Random._below_by_bits

    # ---- the generator's state

    def seed(self, a=None, version=2):
        if a is not None and not isinstance(a, (int, float, str, bytes, bytearray)):
            raise TypeError("The only supported seed types are: None,\nint, float, str, bytes, and bytearray.")
        super().seed(_old_seed(a) if version == 1 and isinstance(a, (str, bytes)) else a)
        self.gauss_next = None  # the second number that `gauss` has made

    def getstate(self):
        return self.VERSION, super().getstate(), self.gauss_next

    def setstate(self, state):
        if state[0] != self.VERSION:
            raise ValueError(f"state with version {state[0]} passed to Random.setstate() of version {self.VERSION}")
        _, words, self.gauss_next = state
        super().setstate(words)

    def __reduce__(self):
        return type(self), (), self.getstate()

    __getstate__, __setstate__ = getstate, setstate

    # ---- whole numbers

    def _below_by_bits(self, n):
        """A number below n: as many bits as n has, until they are below it."""
        draw, width = self.getrandbits, n.bit_length()
        while (drawn := draw(width)) >= n:
            pass
        return drawn

    def _below_by_floats(self, n, maxsize=1 << 53):
        if n >= maxsize:
            from warnings import warn

            warn("Underlying random() generator does not supply \nenough bits to choose from a population range this large.\n"
                 "To remove the range limitation, add a getrandbits() method.")
            return floor(self.random() * n)
        # the floats of the incomplete last round would make some numbers likelier
        even = (maxsize - maxsize % n) / maxsize
        while (drawn := self.random()) >= even:
            pass
        return floor(drawn * maxsize) % n

    _randbelow = _below_by_bits

    def randbytes(self, n):
        return self.getrandbits(8 * n).to_bytes(n, "little")

    def randrange(self, start, stop=None, step=1):
        first = _whole(start, "arg 1")
        if stop is None:
            if step != 1:
                raise TypeError("Missing a non-None stop argument")
            if first <= 0:
                raise ValueError("empty range for randrange()")
            return self._randbelow(first)
        end, step = _whole(stop, "stop"), _whole(step, "step")
        if not step:
            raise ValueError("zero step for randrange()")
        count = -((first - end) // step) if step > 0 else -((end - first) // -step)
        if count > 0:
            return first + step * self._randbelow(count)
        raise ValueError(f"empty range for randrange() ({first}, {end}, {end - first})" if step == 1
                         else "empty range for randrange()")

    def randint(self, a, b):
        return self.randrange(a, b + 1)

    # ---- sequences

    def choice(self, seq):
        size = len(seq)
        if size == 0:
            raise IndexError("Cannot choose from an empty sequence")
        return seq[self._randbelow(size)]

    def shuffle(self, x):
        """Fisher and Yates's shuffle, from the end."""
        below = self._randbelow
        for last in reversed(range(1, len(x))):
            chosen = below(last + 1)
            x[last], x[chosen] = x[chosen], x[last]

    def sample(self, population, k, *, counts=None):
        from collections.abc import Sequence

        if not isinstance(population, Sequence):
            raise TypeError("Population must be a sequence.  For dicts or sets, use sorted(d).")
        size = len(population)
        if counts is not None:
            sums = [*accumulate(counts)]
            if len(sums) != size:
                raise ValueError("The number of counts does not match the population")
            total = sums.pop()
            if not isinstance(total, int):
                raise TypeError("Counts must be integers")
            if total <= 0:
                raise ValueError("Total of counts must be greater than zero")
            return [population[_first_above(sums, place, size - 1)] for place in self.sample(range(total), k)]
        if k < 0 or k > size:
            raise ValueError("Sample larger than population or is negative")
        below = self._randbelow
        # Few out of many: remember the chosen places, and draw again when one comes twice. The bound is about the memory of
        # such a set in that of a list.
        if size > 21 + (4 ** ceil(log(k * 3, 4)) if k > 5 else 0):
            places = {}
            while len(places) < k:
                places[below(size)] = True
            return [population[place] for place in places]
        # else: each drawn item gives its place to the last that is left
        left, drawn = list(population), []
        for last in range(size - 1, size - 1 - k, -1):
            place = below(last + 1)
            drawn.append(left[place])
            left[place] = left[last]
        return drawn

    def choices(self, population, weights=None, *, cum_weights=None, k=1):
        draw, size = self.random, len(population)
        if weights is cum_weights is None:
            size += 0.0
            return [population[floor(draw() * size)] for _ in range(k)]
        if weights is not None:
            if cum_weights is not None:
                raise TypeError("Cannot specify both weights and cumulative weights")
            if isinstance(weights, int):
                raise TypeError(f"The number of choices must be a keyword argument: k={weights}")
            cum_weights = list(accumulate(weights))
        if size != len(cum_weights):
            raise ValueError("The number of weights does not match the population")
        whole = float(cum_weights[-1])
        if whole <= 0.0:
            raise ValueError("Total of weights must be greater than zero")
        if not isfinite(whole):
            raise ValueError("Total of weights must be finite")
        return [population[_first_above(cum_weights, draw() * whole, size - 1)] for _ in range(k)]

    # ---- distributions

    def uniform(self, a, b):
        width = b - a
        return a + width * self.random()

    def triangular(self, low=0.0, high=1.0, mode=None):
        drawn, width = self.random(), high - low
        if mode is None:
            peak = 0.5
        elif width:
            peak = (mode - low) / width
        else:
            return low
        if drawn <= peak:
            return low + width * sqrt(drawn * peak)
        return high + (low - high) * sqrt((1.0 - drawn) * (1.0 - peak))

    _MAGIC = 4 * exp(-0.5) / sqrt(2.0)

    def normalvariate(self, mu=0.0, sigma=1.0):
        draw, magic = self.random, self._MAGIC
        while True:
            numerator, denominator = draw() - 0.5, 1.0 - draw()
            z = magic * numerator / denominator
            if z * z / 4.0 <= -log(denominator):
                return mu + z * sigma

    def gauss(self, mu=0.0, sigma=1.0):
        z, self.gauss_next = self.gauss_next, None
        if z is None:
            angle = self.random() * tau
            length = sqrt(-2.0 * log(1.0 - self.random()))
            z, self.gauss_next = cos(angle) * length, sin(angle) * length
        return mu + z * sigma

    def lognormvariate(self, mu, sigma):
        return exp(self.normalvariate(mu, sigma))

    def _exponential(self):
        return -log(1.0 - self.random())

    def expovariate(self, lambd):
        return self._exponential() / lambd

    def vonmisesvariate(self, mu, kappa):
        draw = self.random
        if kappa <= 1e-6:
            return tau * draw()
        half = 0.5 / kappa
        r = half + sqrt(1.0 + half * half)
        accepted = False
        while not accepted:
            z = cos(pi * draw())
            d, u = z / (r + z), draw()
            accepted = u < 1.0 - d * d or u <= (1.0 - d) * exp(d)
        inverse = 1.0 / r
        turn = acos((inverse + z) / (1.0 + inverse * z))
        return (mu + turn if draw() > 0.5 else mu - turn) % tau

    def gammavariate(self, alpha, beta):
        if not (alpha > 0.0 and beta > 0.0):
            raise ValueError("gammavariate: alpha and beta must be > 0.0")
        if alpha == 1.0:
            return self._exponential() * beta
        make = self._gamma_above_one if alpha > 1.0 else self._gamma_below_one
        return make(alpha) * beta

    def _gamma_above_one(self, alpha):
        draw, root = self.random, sqrt(2.0 * alpha - 1.0)
        shift, slope, bound = alpha - log(4.0), alpha + root, 1.0 + log(4.5)
        while True:
            drawn = draw()
            if drawn <= 1e-7 or drawn >= 0.9999999:
                continue
            other = 1.0 - draw()
            v = log(drawn / (1.0 - drawn)) / root
            x = alpha * exp(v)
            z, r = drawn * drawn * other, shift + slope * v - x
            if r + bound - 4.5 * z >= 0.0 or r >= log(z):
                return x

    def _gamma_below_one(self, alpha):
        draw, edge = self.random, (e + alpha) / e
        while True:
            p = edge * draw()
            if p > 1.0:
                x = -log((edge - p) / alpha)
                if draw() <= x ** (alpha - 1.0):
                    return x
            else:
                x = p ** (1.0 / alpha)
                if draw() <= exp(-x):
                    return x

    def betavariate(self, alpha, beta):
        first = self.gammavariate(alpha, 1.0)
        return first / (first + self.gammavariate(beta, 1.0)) if first else 0.0

    def paretovariate(self, alpha):
        return (1.0 - self.random()) ** (-1.0 / alpha)

    def weibullvariate(self, alpha, beta):
        return alpha * self._exponential() ** (1.0 / beta)


class SystemRandom(Random):
    """A generator that takes every number from the operating system, and so has no state."""

    def getrandbits(self, k):
        if k < 0:
            raise ValueError("number of bits must be non-negative")
        from os import urandom

        size = -(-k // 8)
        return int.from_bytes(urandom(size), "big") >> 8 * size - k

    def random(self):
        return self.getrandbits(53) / (1 << 53)

    def randbytes(self, n):
        from os import urandom

        return urandom(n)

    def seed(self, *args, **kwds):
        self.gauss_next = None

    def _notimplemented(self, *args, **kwds):
        raise NotImplementedError("System entropy source does not have state.")

    getstate = setstate = _notimplemented


_shared = Random()
globals().update((name, getattr(_shared, name)) for name in __all__ if name[0].islower())
