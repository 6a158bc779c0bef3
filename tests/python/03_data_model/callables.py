"""Callable objects, bound methods, function attributes."""


class Adder:
    def __init__(self, n):
        self.n = n

    def __call__(self, x, *rest, scale=1):
        return (x + self.n + sum(rest)) * scale


add = Adder(10)
print(add(1), add(1, 2, 3), add(1, scale=2), callable(add), callable(3), callable(Adder))


def documented(a, b=2, *args, c, d=4, **kwargs):
    """Says what it does."""
    return a


print(documented.__name__, documented.__doc__, documented.__defaults__, documented.__kwdefaults__)
documented.calls = 3
print(documented.calls, documented.__qualname__, documented.__module__)
method = [].append
print(method.__name__, "abc".upper())
bound = Adder(1).__call__
print(bound(1), bound.__self__.n, bound.__func__ is Adder.__call__)


class Greeter:
    def greet(self, name):
        return f"hello {name}"


greeter = Greeter()
greet = greeter.greet
print(greet("x"), Greeter.greet(greeter, "y"), greet == greeter.greet, greet is greeter.greet)
greeter.greet = lambda name: f"bye {name}"
print(greeter.greet("z"), list(map(greet, ["a", "b"])))
print((lambda: 1).__name__, (lambda *a, **k: (a, k))(1, 2, x=3))
for code in (lambda: 3(), lambda: "x"(), lambda: None(1), lambda: greeter()):
    try:
        code()
    except TypeError as error:
        print(error)
print(sorted(["b", "A", "c"], key=str.lower), list(map(str.strip, [" a ", "b "])), list(filter(None, [0, 1, "", "x"])))
print(int.__add__(1, 2), str.join("-", ["a", "b"]), list.append, dict.get)
