"""Counter: arithmetic, unary operators, comparison, elements, most_common, subtract and missing keys."""

from collections import Counter

a, b = Counter("abracadabra"), Counter(a=1, z=5, b=2)
print(a, b, a["nothing"], "nothing" in a, len(a), a.total())
print(a + b, a - b, b - a, a & b, a | b, +Counter(x=-1, y=2), -Counter(x=-1, y=2), Counter(a=0) + Counter())
print(a == Counter("abracadabra"), a <= a, b < a, a >= Counter("ab"), Counter(a=0) == Counter(), Counter(a=1) != Counter(a=2), Counter() < a)
print(a.most_common(2), a.most_common(0), a.most_common()[-1], sorted(a.elements())[:4], list(Counter(a=-2, b=1).elements()))
a.subtract("aaab")
a.update({"c": 10})
a["new"] += 1
del a["missing"]
print(a, a.copy() == a, Counter(Counter(x=2)), Counter([1, 1, 2]), Counter({"k": 1.5}), Counter(a=1).pop("a"), repr(Counter()))
c = Counter("aab")
c += Counter("b")
c -= Counter("a")
c |= Counter("zz")
c &= Counter("azzb")
print(c, dict(c), max(c, key=c.get), sum(c.values()), {**c})
for action in ("Counter(5)", "Counter(1, 2)", "Counter.fromkeys('ab')", "Counter() + {}", "Counter() < {}", "Counter([[]])", "Counter() - 5", "a.subtract(5)"):
    try:
        print(eval(action))
    except (TypeError, NotImplementedError) as error:
        print(action, "->", type(error).__name__, error)
