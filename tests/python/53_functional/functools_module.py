"""functools: caches, partials, dispatch and orderings."""
import functools
from functools import *


def attempt(function):
    try:
        print(repr(function()))
    except Exception as error:
        print(type(error).__name__, error)


print(reduce(lambda a, b: a * b, [1, 2, 3, 4]), reduce(max, [3, 9, 2]), reduce(lambda a, b: a + b, [], "start"))
attempt(lambda: reduce(max, []))
attempt(lambda: reduce(max, 5))
attempt(lambda: reduce(max))

add = partial(pow, 2)
print(add(5), add.func, add.args, add.keywords, partial(int, base=2)("101"))
nested = partial(partial(print, "a", sep="-"), "b", end="!\n")
nested("c")
nested("c", sep="+")
print(nested.args, nested.keywords)


def show(*args, **kwargs):
    return args, kwargs


p = partial(show, 1, x=2)
print(p(3, y=4), p(x=9))
print(repr(p).replace(repr(show), "SHOW"), repr(partial(int, "3", base=4)))
p.note = "hello"
print(p.note, p.__dict__)
attempt(lambda: partial())
attempt(lambda: partial(5))


class Cell:
    def __init__(self):
        self._alive = False

    def set_state(self, state):
        self._alive = state

    set_alive = partialmethod(set_state, True)
    set_dead = partialmethod(set_state, False)


cell = Cell()
cell.set_alive()
print(cell._alive)
cell.set_dead()
print(cell._alive)


@lru_cache(maxsize=None)
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(80), fib.cache_info(), fib.__name__, fib.__wrapped__.__name__)
fib.cache_clear()
print(fib.cache_info(), fib.cache_parameters())
calls = []


@lru_cache(maxsize=2)
def square(x, *, scale=1):
    calls.append(x)
    return x * x * scale


for x in (1, 2, 1, 3, 2, 1, 1):
    square(x)
print(calls, square.cache_info())
square(1, scale=2)
print(square.cache_info().hits, square.cache_info()._fields if hasattr(square.cache_info(), "_fields") else None)


@lru_cache(typed=True)
def typed(x):
    return type(x).__name__


print(typed(1), typed(1.0), typed(True), typed.cache_info())


@lru_cache
def plain(*args, **kwargs):
    return args, kwargs


print(plain(1, a=2), plain(1, a=2), plain(a=2), plain.cache_info())
attempt(lambda: plain([]))
attempt(lambda: lru_cache("x"))


@cache
def cached(x):
    return [x]


print(cached(1) is cached(1), cached.cache_info())


class Method:
    @lru_cache(maxsize=4)
    def double(self, n):
        print("computing", n)
        return n * 2

    @cached_property
    def slow(self):
        print("slow")
        return 42


m = Method()
print(m.double(2), m.double(2), Method.double.cache_info().hits)
print(m.slow, m.slow, m.__dict__["slow"])
del m.slow
print(m.slow, type(Method.slow).__name__)


@total_ordering
class Version:
    def __init__(self, *parts):
        self.parts = parts

    def __eq__(self, other):
        return self.parts == other.parts

    def __lt__(self, other):
        return self.parts < other.parts


print(Version(1, 2) < Version(1, 3), Version(1, 2) >= Version(1, 2), Version(2) > Version(1), Version(1) <= Version(0))
attempt(lambda: total_ordering(type("X", (), {})))

print(sorted([3, 1, 2], key=cmp_to_key(lambda a, b: b - a)), max("abc", key=cmp_to_key(lambda a, b: ord(b) - ord(a))))
K = cmp_to_key(lambda a, b: (a > b) - (a < b))
print(K(1) < K(2), K(1) == K(1), K(2) >= K(3), K(5).obj)
attempt(lambda: hash(K(1)))
attempt(lambda: K(1) < 2)


def decorator(f):
    @wraps(f)
    def wrapper(*args):
        """wrapper's"""
        return f(*args)
    return wrapper


@decorator
def documented(a: int) -> str:
    """documented's"""


documented.extra = 1
print(documented.__name__, documented.__doc__, documented.__annotations__, documented.__wrapped__.__qualname__)
print(WRAPPER_ASSIGNMENTS, WRAPPER_UPDATES)


@singledispatch
def describe(x):
    return f"object {x!r}"


@describe.register
def _(x: int):
    return f"int {x}"


@describe.register(list)
@describe.register(tuple)
def _(x):
    return f"sequence of {len(x)}"


@describe.register
def _(x: float | complex):
    return f"inexact {x}"


print(describe(1), describe(True), describe([1]), describe((1, 2)), describe("s"), describe(1.5), describe(2j), describe(None))
print(describe.dispatch(bool) is describe.dispatch(int), sorted(c.__name__ for c in describe.registry))
attempt(lambda: describe())
attempt(lambda: describe.register(5, print))
from collections.abc import Mapping, Sized


@describe.register(Mapping)
def _(x):
    return "mapping"


@describe.register(Sized)
def _(x):
    return "sized"


print(describe({}), describe(set()), describe("text"))


class Negator:
    @singledispatchmethod
    def neg(self, arg):
        raise NotImplementedError("Cannot negate a")

    @neg.register
    def _(self, arg: int):
        return -arg

    @neg.register
    def _(self, arg: bool):
        return not arg


print(Negator().neg(5), Negator().neg(True))
attempt(lambda: Negator().neg("x"))
