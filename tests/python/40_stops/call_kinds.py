"""Calls of every kind of callable: classes, bound methods, partials, static, class methods, instances with __call__."""


class C:
    def __init__(self, *a, **k):
        self.a = a
        self.k = k

    def m(self, x=1):
        return x

    @classmethod
    def cm(cls, x):
        return cls.__name__, x

    @staticmethod
    def sm(x):
        return x

    def __call__(self, f):
        return f(self)

    def __iter__(self):
        return iter(self.a)


class D(C):
    def __init__(self, x):
        super().__init__(x, k=x)

    def m(self, x=2):
        return super().m(x) + 1

    @classmethod
    def cm(cls, x):
        return super().cm(x)

    def __new__(cls, *a):
        print("new")
        return object.__new__(cls)


class E(D):
    pass


class F(int):
    def __new__(cls, v):
        return int.__new__(cls, v + 1)

    def __add__(self, o):
        return F(int(self) + o)


e = E(5)
print(e.m(), E.cm(1), e.sm(2), e(lambda s: s.k), C.m(e, 4), [*e])
bound = e.m
print(bound(3), (lambda: e.m)()(1), getattr(e, "m")(), type(e).m(e))
print(F(1) + 1, type("T", (), {"m": lambda self: 3})().m(), C.__call__(e, str.__class__))
print(list(map(e.m, [1, 2])), list(map(C.sm, "ab")), sorted([2, 1], key=e.m))
x = C(1,
      k=2)(lambda s:
           s.a)
print(x, (C)(*x).a, [C][0](1).a, {"f": C}["f"]().k, C(C(C())).a[0].a[0].k)
print(print.__name__, (len)("abc"), "".join.__name__, str.upper("x"), "x".upper())
try:
    C.m()
except TypeError as error:
    print(error)
try:
    e.sm()
except TypeError as error:
    print(error)
try:
    (1)()
except TypeError as error:
    print(error)
