"""Default arguments and keyword defaults over several lines, in lambdas, methods and nested functions."""


def t(x):
    print("t", x)
    return x


def f(
    a=t(1),
    /,
    b=t(2), *,
    c=t(
        3
    ),
    d: t("annotation") = t(4),
) -> t("returns"):
    return a, b, c, d


g = lambda a=t(5), *, b=(
    t(6)
): (a,
    b)


class C:
    x = t("class")

    def m(self, a=x, b=[t(7)
                        for _ in range(2)]):
        return a, b

    n = lambda self, a=t(8): a
    @staticmethod
    def s(a=
          t(9)): return a


def outer(x):
    def inner(y=x, *, z=t(x)): return y, z
    return inner, lambda y=t(x): y


print(f(), f(0, c=1), g(), g(b=1), C().m(), C().n(), C.s())
i, l = outer(3)
print(i(), i(z=1), l(), f.__defaults__, f.__kwdefaults__, sorted(f.__annotations__))
h = [lambda: i for i in range(3)]
print([k() for k in h], (lambda *a, **k: (a, k))(*t((1,)), **t({"k": 2})))
