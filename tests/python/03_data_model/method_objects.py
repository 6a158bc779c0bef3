"""Bound methods: their attributes, equality, hashing, and how they come about."""


class A:
    def m(self, x=1):
        """doc of m"""
        return self, x

    @classmethod
    def c(cls):
        return cls

    @staticmethod
    def s():
        return "static"

    def __repr__(self):
        return "a!"

    def __eq__(self, other):
        return True

    __hash__ = None


a, b = A(), A()
m = a.m
print(m, m.__self__, m.__func__ is A.m, m.__name__, m.__doc__, m.__qualname__, m.__module__, m.__defaults__, m())
print(a.m == a.m, a.m is a.m, a.m == b.m, a.c == b.c, A.c == a.c, a.s is A.s, a.m != 5, m.__eq__(3))
print(A.c.__self__ is A, A.__dict__["s"].__func__ is A.s)


def attempt(action):
    try:
        print(action())
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)


attempt(lambda: setattr(m, "x", 1))
attempt(lambda: setattr(m, "__self__", 1))
attempt(lambda: setattr(m, "__doc__", "x"))
A.m.extra = "on the function"
attempt(lambda: m.extra)
attempt(lambda: m.nothing)
attempt(lambda: hash(m) is not None)
attempt(lambda: A.m())
attempt(lambda: A.m(5))
attempt(lambda: m(1, 2))
attempt(lambda: a.s(1))
attempt(lambda: A.c(1))
Method = type(m)
bound = Method(lambda *args: args, "any self")
print(bound(1, 2), bound.__self__, Method(print, "printed")(), Method(int, "12")())
attempt(lambda: Method())
attempt(lambda: Method(1, 2))
attempt(lambda: Method(print, None))
a.own = lambda *args: args
print(a.own(1), "own" in vars(a))
import types

a.own = types.MethodType(A.m, a)
print(a.own(3), isinstance(a.own, types.MethodType), a.m.__get__(b, A)() [0] is a)
builtin = [1].append
print(builtin.__self__, builtin.__name__, builtin.__qualname__, type(builtin).__name__, len.__self__.__name__, str.upper.__objclass__, str.upper.__name__)
