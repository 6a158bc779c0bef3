"""Functions in functions: defaults that capture, factories, recursion by name, and attributes."""


def make_adders():
    return [lambda x, n=n: x + n for n in range(3)], [lambda x: x + n for n in range(3)]


bound, shared = make_adders()
print([f(10) for f in bound], [f(10) for f in shared])


def compose(*functions):
    def composed(x):
        for function in reversed(functions):
            x = function(x)
        return x
    composed.__name__ = "_".join(f.__name__ for f in functions)
    return composed


f = compose(str, abs, int)
print(f("-5"), f.__name__, f.__qualname__)


def walk(tree, depth=0):
    def line(text):
        return "  " * depth + text
    if isinstance(tree, dict):
        for key, value in tree.items():
            yield line(key)
            yield from walk(value, depth + 1)
    else:
        yield line(repr(tree))


print("\n".join(walk({"a": {"b": 1, "c": {"d": None}}, "e": [2]})))
fact = lambda n: 1 if n < 2 else n * fact(n - 1)
print(fact(20), (lambda f: f(f, 5))(lambda f, n: 1 if n < 2 else n * f(f, n - 1)))
print(make_adders.__code__.co_consts[1].co_name, walk.__defaults__, (lambda: (yield))().__name__)
