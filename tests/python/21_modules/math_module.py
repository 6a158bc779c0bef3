"""The math module."""

import math
from math import pi, sqrt

print(pi, math.e, math.tau, math.inf, -math.inf, math.nan, sqrt(2), sqrt(16))
print(math.floor(2.7), math.ceil(2.1), math.trunc(-2.7), math.floor(-2.7), math.ceil(-2.1), math.floor(5), math.fabs(-3), math.floor(1e20))
print(math.pow(2, 10), math.exp(0), math.log(math.e), math.log(8, 2), math.log2(1024), math.log10(1000), math.log1p(0), math.expm1(0), math.log(10**100))
print(math.sin(0), math.cos(0), math.tan(0), round(math.sin(pi / 6), 12), math.degrees(pi), math.radians(180), math.atan2(1, 1), math.hypot(3, 4), math.hypot(1, 2, 2), math.asin(1), math.acos(1), math.atan(0))
print(math.gcd(12, 18), math.gcd(), math.gcd(12, 18, 27), math.lcm(4, 6), math.factorial(10), math.factorial(25), math.comb(5, 2), math.perm(5, 2), math.isqrt(17), math.isqrt(10**40))
print(math.isclose(0.1 + 0.2, 0.3), math.isfinite(1.0), math.isinf(math.inf), math.isnan(math.nan), math.copysign(1, -0.0), math.modf(3.25), math.frexp(8.0), math.ldexp(0.5, 4), math.fmod(7, 3), math.fmod(-7, 3), math.remainder(7, 4))
print(math.fsum([0.1] * 10), math.prod([1, 2, 3, 4]), math.prod([], start=5), math.dist((0, 0), (3, 4)), math.sinh(0), math.cosh(0), math.tanh(0), math.cbrt(8), math.exp2(3), math.gamma(5), math.erf(0))
for code in (lambda: math.sqrt(-1), lambda: math.log(0), lambda: math.log(-1), lambda: math.factorial(-1), lambda: math.factorial(2.5), lambda: math.floor("x"), lambda: math.exp(1000), lambda: math.gcd(1.5), lambda: math.isqrt(-1), lambda: math.acos(2), lambda: math.floor(math.inf), lambda: math.nope, lambda: math.sqrt("4"), lambda: math.comb(3, -1), lambda: math.sqrt()):
    try:
        print(code())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
print(math.__name__, math.sqrt.__name__, math.sqrt)
