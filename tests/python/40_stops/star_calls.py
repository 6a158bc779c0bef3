"""Star arguments, keyword arguments, positional-only: binding errors and evaluation order."""


def t(x):
    print("t", x)
    return x


def f(a, b=2, /, c=3, *args, d, e=5, **kw):
    return a, b, c, args, d, e, sorted(kw.items())


class M:
    def keys(self):
        print("keys")
        return iter("xy")

    def __getitem__(self, k):
        print("item", k)
        return k.upper()


print(f(t(1), *t([2, 3]), t(4), d=t(5), **t({"g": 6}), h=t(7)))
print(f(1, d=2, **M()))
print(f(*(i for i in range(3)), d=4))
print({**M(), "z": 1})
for call in (
    lambda: f(),
    lambda: f(1),
    lambda: f(1, d=1, a=2)[6],
    lambda: f(1, 2, 3, c=4, d=5),
    lambda: f(*1),
    lambda: f(**1),
    lambda: f(1, d=1, **{"d": 2}),
    lambda: f(1, **{1: 2}),
    lambda: (lambda x: x)(1, 2),
    lambda: (lambda *, k: k)(),
    lambda: f(1, *None, d=1),
):
    try:
        print(call())
    except TypeError as error:
        print(error)


def g(*args, **kwargs):
    args, kwargs = kwargs, args
    return args, kwargs


print(g(1, *(), a=1, **{}), g(*[1], *[2], **{"k": 1}, **{"l": 2}))
h = [f(
    i,
    d=i,
) for i in range(2)]
print(h)
print(*map(
    lambda *a: a,
    (1, 2),
    (3, 4),
), sep="|", end="\n")


def defaults(a=t("default"), *, b=t("kw")):
    return a, b


print(defaults(), defaults(b=1))
