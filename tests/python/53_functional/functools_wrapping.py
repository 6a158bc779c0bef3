"""functools: partial, partialmethod, wraps, reduce, cmp_to_key."""

import functools


def f(a, b, *args, c=3, **kw): return a, b, args, c, kw


p = functools.partial(f, 1, c=5)
q = functools.partial(p, 2, d=6)
print(p(2), q(), q(7, c=8), p.func is f, q.args, q.keywords, q.func is f, repr(functools.partial(int, base=2)), functools.partial(int, base=2)("101"))
p.attr = "x"
print(p.attr, p.__dict__, callable(p), functools.partial(print, "a", sep="-")("b"))


class Cell:
    def set(self, state, extra=None): return (self.__class__.__name__, state, extra)
    alive = functools.partialmethod(set, True)
    dead = functools.partialmethod(set, False, extra="e")


print(Cell().alive(), Cell().dead(), Cell().alive(extra=1))


def decorate(g):
    @functools.wraps(g)
    def wrapper(*args):
        """wrapper doc"""
        return g(*args)
    return wrapper


@decorate
def documented(x: int) -> str:
    """The doc."""
    return x


print(documented.__name__, documented.__doc__, documented.__wrapped__.__name__, documented.__annotations__, documented.__qualname__, functools.WRAPPER_ASSIGNMENTS, functools.WRAPPER_UPDATES)
print(functools.reduce(lambda a, b: a + b, [1, 2, 3]), functools.reduce(lambda a, b: a * b, [], 7), functools.reduce(max, "bca"), functools.reduce(lambda a, b: f"({a}{b})", "abc", ""))
key = functools.cmp_to_key(lambda a, b: (a > b) - (a < b))
print(sorted([3, 1, 2], key=key), key(1) < key(2), key(1) == key(1), sorted("bA", key=functools.cmp_to_key(lambda a, b: len(a) - len(b))), max([1, 5, 2], key=functools.cmp_to_key(lambda a, b: b - a)))
for action in (lambda: functools.reduce(max, []), lambda: functools.partial(), lambda: functools.partial(5), lambda: functools.reduce(max, 5), lambda: p(), lambda: functools.cmp_to_key(), lambda: hash(key(1)), lambda: functools.partial(f)(1), lambda: functools.wraps(5)(lambda: 0).__name__, lambda: functools.partialmethod(5)):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
