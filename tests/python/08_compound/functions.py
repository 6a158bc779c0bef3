"""def: decorators, closures, recursion, annotations, nested functions, mutual recursion."""


def twice(function):
    def wrapper(*args, **kwargs):
        return function(*args, **kwargs), function(*args, **kwargs)

    wrapper.__name__ = function.__name__
    return wrapper


def tagged(tag, *, end=""):
    print("decorator made", tag)

    def decorate(function):
        print("decorating", function.__name__)

        def wrapper(*args):
            return f"<{tag}>{function(*args)}</{tag}{end}>"

        return wrapper

    return decorate


@twice
def roll(n):
    return n + 1


@tagged("b")
@tagged("i", end="!")
def greet(name):
    return "hi " + name


print(roll(1), roll.__name__, greet("x"))


def memo(function):
    cache = {}

    def wrapper(n):
        if n not in cache:
            cache[n] = function(n)
        return cache[n]

    wrapper.cache = cache
    return wrapper


@memo
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(80), len(fib.cache))


def is_even(n):
    return n == 0 or is_odd(n - 1)


def is_odd(n):
    return n != 0 and is_even(n - 1)


print(is_even(50), is_odd(7))


def annotated(a: int, b: "text" = "x", *c: float, d: list = None, **e: dict) -> str:
    local: int = a
    return b * local


print(annotated(3), sorted(annotated.__annotations__))


def ackermann(m, n):
    if m == 0:
        return n + 1
    if n == 0:
        return ackermann(m - 1, 1)
    return ackermann(m - 1, ackermann(m, n - 1))


print(ackermann(2, 3))


def hanoi(n, a="A", b="B", c="C"):
    if n:
        yield from hanoi(n - 1, a, c, b)
        yield a + c
        yield from hanoi(n - 1, b, a, c)


print(" ".join(hanoi(4)))


def varied(kind):
    if kind == "early":
        return "early"
    elif kind == "loop":
        for i in range(10):
            if i == 3:
                return i
    elif kind == "try":
        try:
            return "in try"
        finally:
            print("finally runs")


print(varied("early"), varied("loop"), varied("try"), varied("none"))


class register:
    names = []

    def __init__(self, name):
        self.name = name

    def __call__(self, function):
        self.names.append((self.name, function.__name__))
        return function


@register("first")
def one():
    pass


@register("second")
class Two:
    pass


print(register.names)


def permutations(items):
    if len(items) <= 1:
        return [items]
    return [[item] + rest for i, item in enumerate(items) for rest in permutations(items[:i] + items[i + 1 :])]


print(permutations([1, 2, 3]))


def outer():
    """Outer docstring."""

    def inner():
        """Inner docstring."""
        return inner.__doc__

    return inner


print(outer.__doc__, outer()(), outer().__qualname__)
