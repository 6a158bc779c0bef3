"""The attributes of a function: which can be written and what a change does."""


def f(a, b=2, *args, c, d=4, **kwargs) -> int:
    """The text."""
    x = a + b
    return x, c, d


print(f.__name__, f.__qualname__, f.__doc__, f.__module__, f.__defaults__, f.__kwdefaults__, f.__annotations__, f.__dict__, f.__closure__)
f.__defaults__ = (10, 20)
f.__kwdefaults__ = {"c": 30}
print(f(d=1))
f.__defaults__ = None
f.note = "kept"
f.__name__ = "renamed"
f.__qualname__ = "some.renamed"
f.__doc__ = None
print(f.__name__, f.__qualname__, f.note, vars(f) is f.__dict__)


def attempt(action):
    try:
        print(action())
    except (TypeError, AttributeError, ValueError) as error:
        print(type(error).__name__, error)


attempt(lambda: f())
attempt(lambda: f(1, 2))
attempt(lambda: setattr(f, "__defaults__", [1]))
attempt(lambda: setattr(f, "__kwdefaults__", 1))
attempt(lambda: setattr(f, "__name__", 1))
attempt(lambda: setattr(f, "__code__", 1))
attempt(lambda: setattr(f, "__closure__", ()))
attempt(lambda: setattr(f, "__globals__", {}))
attempt(lambda: setattr(f, "__annotations__", 1))
attempt(lambda: setattr(f, "__dict__", 1))
attempt(lambda: f.nothing)
attempt(lambda: delattr(f, "note"))
attempt(lambda: delattr(f, "note"))
attempt(lambda: type(f)())
attempt(lambda: type("F", (type(f),), {}))


def g(x):
    return x * 100


def closure(n):
    return lambda x: x + n


f.__code__ = g.__code__
print(f(5), f.__name__, f.__code__.co_name)
attempt(lambda: setattr(f, "__code__", closure(1).__code__))
add = closure(5)
print(add.__closure__[0].cell_contents, add.__code__.co_freevars, add.__qualname__, g.__code__.co_varnames, g.__code__.co_argcount)
add.__closure__[0].cell_contents = 50
print(add(1))
h = type(f)(g.__code__, {}, "made", (7,))
print(h(), h.__name__, h.__defaults__, h.__module__)
