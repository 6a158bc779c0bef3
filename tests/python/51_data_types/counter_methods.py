"""collections.Counter."""

from collections import Counter

c = Counter("abracadabra")
print(c, c["a"], c["z"], len(c), sum(c.values()), c.most_common(2), c.most_common(), sorted(c.elements()), c.total())
d = Counter(a=1, b=5, z=2)
print(c + d, c - d, c & d, c | d, +Counter(a=-1, b=1), -Counter(a=-1, b=1), c == Counter("abracadabra"), c <= c + d, c < c, Counter(a=1) <= Counter(a=1, b=0), Counter(a=0) == Counter())
c.update("aa")
c.update({"q": 3}, a=1)
c.subtract("ab")
print(c, c.pop("q"), c.pop("nope", 0))
del c["missing"]
c["a"] = -2
print(c, list(c.elements()), c.copy() == c, Counter([1, 1, 2]), Counter({"x": 2}), Counter(), repr(Counter()), dict(Counter("ab")))
c += Counter(a=10)
c -= Counter(a=1)
c |= Counter(k=1)
c &= Counter(a=3, b=1)
print(c, Counter("ab") | {} if False else "", Counter.fromkeys if False else "", isinstance(c, dict))
for action in (lambda: Counter.fromkeys("ab"), lambda: Counter(5), lambda: Counter([[]]), lambda: Counter("a", "b"), lambda: c + 5, lambda: Counter(a="x") + Counter(a=1), lambda: c.pop("no")):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


class My(Counter):
    def __missing__(self, key): return 100


print(My("a")["zzz"], My("ab") + Counter("a"), type(My("a").copy()).__name__, Counter("mississippi").most_common(1), Counter(x=3, y=2).most_common(0))
