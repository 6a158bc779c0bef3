"""functools: what is refused, what is inherited, caches, dispatch by class."""

from functools import *
import functools, abc


def show(f):
    try:
        print("->", repr(f()).split(" at 0x")[0])
    except BaseException as e:
        print(type(e).__name__, str(e).split(" at 0x")[0])


def w(a: int = 3, *, k):
    "doc"


w.attr = 5


@wraps(w)
def v(*a):
    return a


print(v.__name__, v.__doc__, v.attr, v.__wrapped__ is w, v.__annotations__, v.__module__)
show(lambda: update_wrapper(lambda: 0, 3).__wrapped__)
show(lambda: update_wrapper(object(), w))
show(lambda: wraps(partial(w))(lambda: 0).__name__)


class A:
    def f(self, *a, **k):
        return (type(self).__name__, a, k)

    g = partialmethod(f, 1, x=2)
    h = partialmethod(g, 3, x=4)

    @staticmethod
    def s(*a):
        return a

    s1 = partialmethod(s, 1)

    @classmethod
    def c(cls, *a):
        return (cls, a)

    c1 = partialmethod(c, 7)
    p = partialmethod(partial(f, z=1), 2)
    b = partialmethod(print, 5)


a = A()
print(a.g(5, y=1), a.h(6), a.s1(2), a.c1(3), A.c1(3), A.g(a, 9), a.p(3))
show(lambda: A.__dict__["h"])
print(A.__dict__["g"].func.__name__)
show(lambda: partialmethod(3))
show(lambda: partialmethod[int])


class T:
    def __init__(s, v):
        s.v = v

    def __eq__(s, o):
        return s.v == o.v


for n, op in (
    ("__lt__", lambda s, o: s.v < o.v),
    ("__gt__", lambda s, o: s.v > o.v),
    ("__le__", lambda s, o: s.v <= o.v),
    ("__ge__", lambda s, o: s.v >= o.v),
):
    K = total_ordering(type("K", (T,), {n: op}))
    print(
        [
            x
            for p in ((1, 2), (2, 1), (1, 1))
            for x in (K(p[0]) < K(p[1]), K(p[0]) > K(p[1]), K(p[0]) <= K(p[1]), K(p[0]) >= K(p[1]))
        ],
        K.__le__.__name__,
    )
show(lambda: total_ordering(T))


@total_ordering
class U:
    def __lt__(s, o):
        return NotImplemented


show(lambda: U() < U())
show(lambda: U() >= U())


@lru_cache
def f1(x):
    print("call", x)
    return x


@lru_cache(2, typed=True)
def f2(x, y=1):
    print("call2", x)
    return x


f1(1)
f1(1)
print(f1.cache_info(), f1.cache_parameters(), f1.__name__, f1.__wrapped__(2))
f2(1)
f2(1.0)
f2(3)
f2(1)
print(f2.cache_info(), f2.cache_parameters())
f1.cache_clear()
print(f1.cache_info())
show(lambda: lru_cache(1.5))
show(lambda: lru_cache(-5)(len).cache_parameters())
print(cache(len).cache_parameters(), cache(lambda: 3)())
show(lambda: f1([]))
print(f1.cache_info()._asdict(), f1.cache_info().hits)


class P:
    @cached_property
    def q(self):
        "dq"
        print("compute")
        return 5

    other = q.__class__(len)
    nn = 1


p = P()
print(p.q, p.q, P.q.__doc__, P.q.attrname, p.__dict__)
del p.q
print(p.q)


def mk():
    class Bad:
        a = cached_property(len)
        b = a


try:
    mk()
except Exception as e:
    print(type(e).__name__, e, repr(e.__cause__))
c = cached_property(lambda s: 1)
show(lambda: c.__get__(p))
show(lambda: c.__get__(None) is c)


class S:
    __slots__ = ()

    @cached_property
    def z(self):
        return 1


show(lambda: S().z)


class MM(type):
    @cached_property
    def mz(c):
        return 3


show(lambda: MM("MMx", (), {}).mz)
print(cached_property[int])


@singledispatch
def g(x, *a):
    "dg"
    return "obj"


@g.register
def _(x: int):
    return "int"


@g.register(list)
def _(x):
    return "list"


@g.register
def _(x: "float|str"):
    return "fs"


g.register(type(None), lambda x: "none")
print(
    [g(x) for x in (1, True, [], 1.5, "", None, {}, ())],
    g.registry.keys(),
    g.dispatch(bool) is g.registry[int],
    g.__name__,
    g.__doc__,
)
show(g)
show(lambda: g(x=1))
show(lambda: g.register(3))
show(lambda: g.register(3, len))
show(lambda: g.register(lambda x: 0))
show(lambda: g.register(list[int], len))


def bad1(x: list[int]):
    pass


def bad2(x: "int|list[int]"):
    pass


show(lambda: g.register(bad1))
show(lambda: g.register(bad2))
show(lambda: g.register(int | str, len))
import collections.abc as ca


@g.register(ca.Sized)
def _(x):
    return "sized"


@g.register(ca.Mapping)
def _(x):
    return "mapping"


print(g({}), g(set()), g(()), g([]))


class SS:
    pass


print(g(SS()))
ca.Sized.register(SS)
print(g(SS()))


@singledispatch
def amb(x):
    return "o"


amb.register(ca.Iterable, lambda x: 1)
amb.register(ca.Container, lambda x: 2)


class Z:
    def __iter__(s):
        pass

    def __contains__(s, x):
        pass


show(lambda: amb(Z()))


class D:
    @singledispatchmethod
    def m(self, x):
        "dm"
        return ("o", x)

    @m.register
    def _(self, x: int):
        return ("i", x)

    @singledispatchmethod
    @classmethod
    def cm(cls, x):
        return (cls, "o")

    @cm.register(int)
    @classmethod
    def _(cls, x):
        return (cls, "i")


print(D().m(1), D().m(""), D.cm(1), D.cm(""), D.m.__name__, D().m.__doc__)
show(lambda: singledispatchmethod(3))
show(lambda: D().m())
D.m.register(str, lambda self, x: "strs")
print(D().m("q"))
print(
    reduce(lambda a, b: a + b, [1, 2, 3]),
    partial(int, base=2)("11"),
    sorted([3, 1, 2], key=cmp_to_key(lambda a, b: b - a)),
    functools.__all__,
)


class AB(abc.ABC):
    @singledispatchmethod
    @abc.abstractmethod
    def q(self, x):
        pass


show(AB)
