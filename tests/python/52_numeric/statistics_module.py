"""statistics: averages, spread, quantiles, correlation, NormalDist, errors."""

import statistics as s
from fractions import Fraction

data = [2, 4, 4, 4, 5, 5, 7, 9]
print(s.mean(data), s.fmean(data), s.median(data), s.median_low(data), s.median_high(data), s.median_grouped(data), s.mode(data), s.multimode("aabbc"), s.pstdev(data), s.stdev(data), s.pvariance(data), s.variance(data), s.geometric_mean([1, 2, 4]), s.harmonic_mean([40, 60]), s.harmonic_mean([1, 2], weights=[1, 3]))
print(s.mean([1, 2.5]), s.mean([Fraction(1, 2), Fraction(1, 3)]), s.mean([True, False]), s.mean([1, 2]), s.fmean([1, 2], weights=[3, 1]), s.median([1, 2]), s.median(["a", "b", "c"]), s.mode(["x"]), s.quantiles(range(1, 11)), s.quantiles([1, 2, 3, 4], n=2, method="inclusive"), s.quantiles(data, n=10)[:2])
print(s.correlation([1, 2, 3], [1, 2, 4]), s.covariance([1, 2, 3], [1, 5, 7]), s.linear_regression([1, 2, 3], [2, 4, 6]), s.linear_regression([1, 2, 3], [2, 4, 6], proportional=True), s.variance([1, 2], xbar=1), s.pvariance([1, 2, 3], mu=2))
n = s.NormalDist(100, 15)
print(n, n.mean, n.stdev, n.variance, n.median, n.mode, n.pdf(100), n.cdf(115), n.inv_cdf(0.5), n.zscore(130), n + 5, n * 2, n + n, n - n, -n, n == s.NormalDist(100, 15), n.overlap(s.NormalDist(110, 15)), s.NormalDist.from_samples([1, 2, 3]), s.NormalDist(0, 1).samples(3, seed=1), n / 3)
for action in (lambda: s.mean([]), lambda: s.median([]), lambda: s.mode([]), lambda: s.stdev([1]), lambda: s.pvariance([]), lambda: s.mean(["a"]), lambda: s.geometric_mean([0]), lambda: s.geometric_mean([]), lambda: s.harmonic_mean([-1]), lambda: s.quantiles([1]), lambda: s.quantiles([1, 2], n=0), lambda: s.quantiles([1, 2], method="x"), lambda: s.correlation([1], [1]), lambda: s.correlation([1, 2], [1]), lambda: s.correlation([1, 1], [1, 2]), lambda: s.NormalDist(0, -1), lambda: n.inv_cdf(2), lambda: s.fmean([]), lambda: s.linear_regression([1, 1], [1, 2]), lambda: s.NormalDist(0, 0).pdf(1), lambda: s.multimode([]), lambda: s.harmonic_mean([])):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
