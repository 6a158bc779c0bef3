"""functools: lru_cache, cache, cached_property, singledispatch."""

import functools

calls = []


@functools.lru_cache(maxsize=2)
def square(x, *, y=0):
    calls.append(x)
    return x * x + y


print(square(2), square(2), square(3), square(4), square(2), square(2, y=1), calls, square.cache_info(), square.cache_parameters(), square.__wrapped__(5), square.__name__)
square.cache_clear()
print(square.cache_info())


@functools.cache
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(60), fib.cache_info(), functools.lru_cache(typed=True)(lambda x: type(x).__name__)(1.0))
typed = functools.lru_cache(typed=True)(lambda x: calls.append(x) or x)
print(typed(1), typed(1.0), typed(True), typed.cache_info().currsize)
try:
    fib([])
except TypeError as error:
    print(error)


class Lazy:
    @functools.cached_property
    def value(self):
        """Doc."""
        print("computing", end=" ")
        return 42


l = Lazy()
print(l.value, l.value, vars(l), Lazy.value.__doc__)
del l.value
print(l.value)


@functools.singledispatch
def show(x): return f"object {x}"


@show.register
def _(x: int): return f"int {x}"


@show.register(list)
@show.register(tuple)
def _(x): return f"sequence {len(x)}"


@show.register
def _(x: float | None): return f"float or None {x}"


print(show("a"), show(1), show(True), show([1]), show((1, 2)), show(None), show(1.5), show.dispatch(bool) is show.dispatch(int), sorted(c.__name__ for c in show.registry))


class Multi:
    @functools.singledispatchmethod
    def f(self, x): return "default"
    @f.register
    def _(self, x: str): return "str"
    @f.register(bytes)
    @classmethod
    def _(cls, x): return "bytes " + cls.__name__


print(Multi().f(1), Multi().f("a"), Multi().f(b""), Multi.f is not None)
for action in (lambda: show(), lambda: show.register(5), lambda: show.register(lambda x: x), lambda: functools.lru_cache("x"), lambda: functools.lru_cache(5.5)):
    try:
        action()
    except TypeError as error:
        print(str(error).split(" at 0x")[0][:60])
