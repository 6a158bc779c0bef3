"""Assignment targets: order of evaluation of values and of targets, over lines."""


class R:
    def __init__(self):
        object.__setattr__(self, "d", {})

    def __setattr__(self, k, v):
        print("set", k, v)
        self.d[k] = v

    def __setitem__(self, k, v):
        print("setitem", k, v)

    def __getattr__(self, k):
        return self.d[k]


def t(x):
    print("t", x)
    return x


r = R()
r.a, r[t("k")] = t(1), t(2)
(
    r.x,
    [r.y, *r.z],
) = (
    t(1),
    (
        t(2),
        t(3),
        t(4),
    ),
)
r[t(1)], r[t(2)] = r[t(3)] = t("ab")
a, b = b, a = t((1, 2))
print(a, b)
i, (j, *k), *l = 1, "xyz", 4, 5
print(i, j, k, l)
[i, j] = [j, i]
for r.f, r[t("for")] in [(1, 2)]: pass
for (x, *y), z in [((1, 2, 3), 4)]: print(x, y, z)
try:
    a, b, *c = (1,)
except ValueError as e: print(e)
try:
    a, b = 1, 2, 3
except ValueError as e: print(e)
try:
    r.q, r.w = 1
except TypeError as e: print(e)
with open(__file__) as (r.h), open(__file__) as r[0]: pass
r.n = r.m = [t(0)] * 2
(r.o) = 1
del r.d[
    "o"
]
print(sorted(map(str, r.d)) == 1, *[q for q in (1, 2)])
r.a += 1
r.d["a"], s = 5, r.a
print(s)
