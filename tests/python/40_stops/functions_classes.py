"""def, class, decorators, defaults, lambdas, comprehensions: stops of definitions and of bodies."""


def decorator(function):
    return function


def parametrised(*args):
    return decorator


@decorator
@parametrised(
    1,
    2,
)
def decorated(
    a=1,
    b=len("xx"),
):
    """Documented."""
    return a + b


@decorator
class Decorated:
    """A docstring."""

    x = 1
    y = [
        n
        for n in range(2)
    ]

    @property
    def prop(self):
        return self.x

    @staticmethod
    def static(): return 5

    z: int = 3
    w: str

    class Inner:
        pass

    if x:
        q = 1
    for i in range(2):
        pass


class Child(
    Decorated,
):
    def __init__(self):
        super().__init__()
        self.v = 1


class Empty: pass


print(decorated(), Decorated().prop, Decorated.static(), Child().v, Empty.__name__)
square = lambda n: n * n
pairs = lambda: [
    (a, b)
    for a in range(2)
    if a
    for b in range(2)
]
print(square(3), pairs())
print([x for x in range(3) if x], {x for x in range(2)}, {x: x for x in range(2)}, sum(x for x in range(3)))
print([
    square(n)
    for n
    in range(3)
    if n != 1
])
print([[j for j in range(i)] for i in range(3)])


def generator():
    x = yield 1
    print(x)
    yield from (2, 3)
    y = [
        (yield 4),
        5,
    ]
    return y


g = generator()
print(next(g), g.send("sent"), next(g), next(g))
try:
    next(g)
except StopIteration as stop:
    print(stop.value)


def closure():
    n = 0

    def inner():
        nonlocal n
        n += 1
        return n
    return inner


counter = closure()
print(counter(), counter())
print(sorted([3, 1, 2], key=lambda v: -v), list(map(lambda v: v + 1, [1, 2])), max([1, 2], key=square))


def recursion(n):
    return n if n < 2 else recursion(n - 1) + recursion(n - 2)


print(recursion(5))
async_free = [lambda: i for i in range(2)]
print([f() for f in async_free])


class Meta(type):
    def __new__(mcls, *args):
        return super().__new__(mcls, *args)


class WithMeta(metaclass=Meta):
    attribute = square(2)


class Special:
    def __init__(self, n):
        self.n = n

    def __add__(self, other):
        return Special(self.n + other)

    def __eq__(self, other):
        return self.n == other

    def __getattr__(self, name):
        return name

    def __len__(self):
        return self.n

    def __iter__(self):
        yield self.n

    def __getitem__(self, i):
        return i

    def __bool__(self):
        return self.n > 0

    def __call__(self, x):
        return x

    def __repr__(self):
        return f"S{self.n}"

    def __hash__(self):
        return 1

    def __contains__(self, x):
        return x == self.n


s = Special(2)
print(s + 1, s == 2, s.missing, len(s), list(s), s[5], bool(s), s(7), {s: 1}, 2 in s, f"{s}", str(s))
if s and not s == 3:
    print("yes")
