"""Infinities and NaN in exact sums, and what statistics makes of them."""
import math
import statistics

inf, nan = math.inf, math.nan
for numbers in ([nan, 1], [1, nan, inf], [inf, 1], [-inf, -inf], [inf, -inf], [inf, -inf, nan], [1e308, inf, 1e308], [1e308, 1e308]):
    for function in (math.fsum, statistics.fmean, statistics.mean, statistics.variance, statistics.pvariance):
        try:
            print(numbers, function.__name__, function(numbers))
        except (ValueError, OverflowError) as error:
            print(numbers, function.__name__, type(error).__name__, error)

normal = statistics.NormalDist(10, 2.5)
for p in (1e-300, 1e-20, 0.001, 0.07, 0.075, 0.25, 0.5, 0.6, 0.925, 0.99999, 1 - 1e-12):
    print(p, normal.inv_cdf(p), statistics.NormalDist().inv_cdf(p))
print(statistics.variance([1e308, 1.0], 3), statistics.median_grouped([nan, 1]))
