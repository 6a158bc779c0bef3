"""Classes made by functions: decorators that replace, mixins, class attributes from loops, __call__ on instances."""


def register(registry):
    def decorate(cls):
        registry[cls.__name__] = cls
        return cls
    return decorate


def total(cls):
    def le(self, other):
        return self < other or self == other
    cls.__le__ = le
    return cls


class Once:
    def __init__(self, function):
        self.function = function

    def __get__(self, obj, owner=None):
        return (lambda *a: self.function(obj, *a)) if obj is not None else self

    def __call__(self, *a):
        return self.function(*a)


registry = {}


@register(registry)
@total
class A:
    __slots__ = ("v",)
    numbers = {n: n * n for n in range(3)}
    for name in "xy":
        locals()[name] = name * 2
    del name

    def __init__(self, v): self.v = v

    def __lt__(self, o): return self.v < o.v

    def __eq__(self, o): return self.v == o.v

    @Once
    def once(self, x=1):
        return self.v + x

    @staticmethod
    @Once
    def static(): return "static"


@(lambda f: f)
def plain(): return 1


@registry["A"]
def instance(): pass


print(A(1) <= A(2), A(1) <= A(1), A(3) <= A(1), A.numbers, A.x, A(5).once(), A(5).once(2), A.static(), sorted(registry))
print(plain(), type(instance).__name__, instance.v.__name__)


class Mixin:
    def hello(self):
        return f"hello {self.who()}"

    def who(self):
        return "mixin"


class P(Mixin):
    def who(self):
        return "P of " + super().who()


class Q(P, dict):
    def __missing__(self, key):
        return self.setdefault(key, self.who())


q = Q()
print(q.hello(), q["k"], q)
