"""fractions and statistics."""
import fractions, statistics
F=fractions.Fraction; print(F(1,3)+F(1,6), F('3.14'), F(0.5), F('1/3')**2, round(F(7,2)), F(22,7).limit_denominator(5), F(1,2)==0.5, hash(F(1,2))==hash(0.5), 1+F(1,2), F(1,2)*1.5, divmod(F(7,2),F(1,3)), F(-7,2)//1)
S=statistics; print(S.mean([1,2,3,4]), S.median([1,3,2]), S.stdev([1,2,3,4]), S.pvariance([1.5,2.5]), S.mode('aab'), S.quantiles([1,2,3,4,5]), S.harmonic_mean([40,60]), S.geometric_mean([54,24,36]), S.NormalDist(0,1).cdf(1), S.correlation([1,2,3],[2,4,7]), S.multimode('aabb'))
