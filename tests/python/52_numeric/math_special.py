"""math: special values and domains."""

import math

inf, nan = math.inf, math.nan
print(math.sqrt(2), math.isqrt(10 ** 20 + 1), math.cbrt(8), math.exp(1), math.exp2(10), math.expm1(1e-10), math.log(math.e), math.log(8, 2), math.log2(1024), math.log10(1000), math.log1p(1e-10), math.log(10 ** 400), math.log2(2 ** 5000))
print(math.sin(1), math.cos(1), math.tan(1), math.asin(1), math.acos(0.5), math.atan(1), math.atan2(-1, -1), math.sinh(1), math.cosh(1), math.tanh(1), math.asinh(1), math.acosh(2), math.atanh(0.5), math.degrees(math.pi), math.radians(180), math.hypot(3, 4), math.hypot(1, 2, 2), math.dist((1, 2), (4, 6)))
print(math.floor(-1.5), math.ceil(-1.5), math.trunc(-1.9), math.modf(-3.25), math.frexp(10.0), math.ldexp(0.5, 5), math.fmod(-7, 3), math.remainder(-7, 3), math.copysign(1, -0.0), math.fabs(-2), math.nextafter(1, 2), math.ulp(1.0), math.fsum([0.1] * 10), math.prod([2, 3, 4]), math.prod([], start=5))
print(math.gcd(12, 18, 27), math.gcd(), math.lcm(4, 6), math.lcm(), math.factorial(20), math.comb(50, 25), math.perm(10, 3), math.perm(5), math.comb(3, 5), math.erf(0.5), math.erfc(0.5), math.gamma(5), math.pi, math.tau, math.isclose(0.1 + 0.2, 0.3), math.isclose(1, 1.1, rel_tol=0.2), math.isclose(0, 1e-10, abs_tol=1e-9))
print(math.isnan(nan), math.isinf(-inf), math.isfinite(1), math.pow(2, 0.5), math.pow(nan, 0), math.pow(1, inf), math.sqrt(inf), math.exp(-inf), math.atan(inf), math.hypot(inf, nan), math.fmod(5, inf), math.copysign(nan, -1), math.log(inf), math.floor(1e20), math.gcd(0, 0), math.trunc(10 ** 30), math.sqrt(10 ** 300), math.exp(-1000))
for text in ("sqrt(-1)", "log(0)", "log(-1)", "log(10, 1)", "log(10, 0)", "exp(1000)", "acos(2)", "asin(-2)", "acosh(0.5)", "atanh(1)", "factorial(-1)", "factorial(1.5)", "factorial('a')", "floor(inf)", "floor(nan)", "ceil('a')", "gcd(1.5)", "comb(-1, 1)", "comb(1, -1)", "perm(1.0, 1)", "isqrt(-1)", "isqrt(2.0)", "fmod(1, 0)", "fmod(inf, 1)", "pow(0, -1)", "pow(-8, 1/3)", "pow(10, 400)", "gamma(0)", "gamma(-1)", "lgamma(0)", "ldexp(1, 10000)", "ldexp(1, 1.5)", "sin(inf)", "cos('a')", "sqrt()", "sqrt(1, 2)", "sqrt('4')", "fsum([1e308, 1e308])", "fsum(['a'])", "dist((1,), (1, 2))", "hypot('a')", "remainder(1, 0)", "prod(5)", "log('a')", "degrees(None)", "log2(0)", "log10(-5)", "isclose(1, 2, rel_tol=-1)", "sinh(1000)", "lcm('a')", "sqrt(10 ** 400)", "exp2(5000)", "expm1(1000)", "log1p(-1)", "frexp('a')", "modf(None)", "copysign(1)", "gamma(200)", "trunc(1j)"):
    try:
        print(text, eval("math." + text, {"math": math, "inf": inf, "nan": nan}))
    except Exception as error:
        print(text, "->", type(error).__name__, error)
