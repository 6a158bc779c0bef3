"""timedelta: normalisation, arithmetic, comparison, text, and what it refuses."""

from datetime import timedelta as T

for d in (T(), T(1), T(hours=25), T(-1), T(seconds=-1), T(microseconds=-1), T(weeks=1, days=2, milliseconds=1500), T(0.5), T(minutes=1.5), T(days=-1.25), T(microseconds=0.5), T(microseconds=1.5), T(999999999)):
    print(repr(d), str(d), d.days, d.seconds, d.microseconds, d.total_seconds(), bool(d))
a, b = T(days=1, hours=2), T(minutes=90)
print(a + b, a - b, b - a, -b, +b, abs(-b), a * 2, 2 * a, a * 0.5, a / 2, a / b, a // b, a % b, divmod(a, b), a // 7, a / 0.3, a > b, a == T(hours=26), hash(a) == hash(T(hours=26)), max(a, b), sum([a, b], T()))
print(T.min, T.max, T.resolution, T(1) == 1, T(days=1) != "x", T(hours=24) in {T(1): 0})
for action in ("T(1) + 1", "T(1) * T(1)", "T(1) / 0", "T(1) // T(0)", "T(1) < 1", "T('x')", "T.max + T(1)", "T(1).days + None", "1 - T(1)", "T(1) % 2", "T(float('nan'))", "T(1) * 'x'", "1 / T(1)", "round(T(1))"):
    try:
        print(eval(action))
    except (TypeError, ZeroDivisionError, OverflowError, ValueError) as error:
        print(action, "->", type(error).__name__, error)
