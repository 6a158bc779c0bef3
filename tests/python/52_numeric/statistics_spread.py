"""Quantiles, modes, spread and correlation, and the data that each refuses."""

import statistics as st
from fractions import Fraction

data = [2, 4, 4, 4, 5, 5, 7, 9]
print(st.quantiles(data), st.quantiles(data, n=10), st.quantiles(data, n=3, method="inclusive"))
print(st.median_low(data), st.median_high(data), st.median_grouped(data), st.median_grouped([1, 2, 2, 3], 2))
print(st.mode("abracadabra"), st.multimode("aabbc"), st.multimode([]))
print(st.pvariance(data), st.variance(data), st.pstdev(data), st.stdev(data))
print(
    st.pvariance(data, 5), st.variance([Fraction(1, 3), Fraction(2, 3), 1]),
    st.mean([Fraction(1, 2), Fraction(1, 6)]),
)
print(
    st.fmean([1, 2, 4], [3, 2, 1]), st.geometric_mean([1, 10, 100]), st.harmonic_mean([40, 60]),
    st.harmonic_mean([1, 2], [3, 1]),
)
print(st.mean([1e100, 1, -1e100]), st.fmean([0.1] * 10), st.mean([True, False, True]))

x, y = [1, 2, 3, 4, 5], [2.1, 3.9, 6.2, 7.8, 10.1]
print(round(st.covariance(x, y), 6), round(st.correlation(x, y), 6))
slope, intercept = st.linear_regression(x, y)
print(round(slope, 6), round(intercept, 6), st.linear_regression(x, [2, 4, 6, 8, 10], proportional=True))

bell = st.NormalDist(100, 15)
print(bell, bell.mean, bell.stdev, bell.variance, bell.median, bell.mode)
print(round(bell.cdf(115), 6), round(bell.pdf(100), 6), round(bell.inv_cdf(0.975), 4), bell.zscore(130))
print(bell + 5, bell * 2, bell + st.NormalDist(10, 20), -bell, bell == st.NormalDist(100, 15))
print([round(q, 2) for q in bell.quantiles(4)], round(bell.overlap(st.NormalDist(110, 15)), 6))
print(st.NormalDist.from_samples([1, 2, 3, 4]))


def attempt(action):
    try:
        print("no error:", action())
    except (st.StatisticsError, TypeError) as error:
        print(type(error).__name__, "-", error)


attempt(lambda: st.mean([]))
attempt(lambda: st.median([]))
attempt(lambda: st.mode([]))
attempt(lambda: st.variance([1]))
attempt(lambda: st.pvariance([]))
attempt(lambda: st.quantiles([1]))
attempt(lambda: st.quantiles(data, n=0))
attempt(lambda: st.geometric_mean([1, 0]))
attempt(lambda: st.harmonic_mean([1, -1]))
attempt(lambda: st.covariance([1, 2], [1]))
attempt(lambda: st.correlation([1, 1], [1, 2]))
attempt(lambda: st.linear_regression([1], [1]))
attempt(lambda: st.NormalDist(0, -1))
attempt(lambda: bell.inv_cdf(1))
attempt(lambda: st.mean(["a"]))
