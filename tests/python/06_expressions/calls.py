"""Calls: positional, keyword, defaults, star arguments, keyword-only, positional-only, errors."""


def f(a, b=2, *args, c=3, **kwargs):
    return a, b, args, c, kwargs


print(f(1), f(1, 5), f(1, 5, 6, 7), f(1, c=9), f(b=1, a=2), f(1, z=1, y=2), f(1, *[2, 3], **{"c": 4, "d": 5}))
print(f(*"ab"), f(*[1], *[2, 3], c=1), f(**{"a": 1}, **{"b": 2}), f(*range(3), x=1, **{}))


def only(a, /, b, *, c):
    return a, b, c


print(only(1, 2, c=3), only(1, b=2, c=3))


def accumulate(value, into=[]):
    into.append(value)
    return into


print(accumulate(1), accumulate(2), accumulate(3, []), accumulate(4))


def defaults(a=print("evaluated once"), b=None):
    return a, b


defaults()
defaults()


def order(*args, **kwargs):
    return args, kwargs


def note(value):
    print(f"[{value}]", end="")
    return value


print(order(note(1), note(2), k=note(3), *note([4]), z=note(5)))
print(order(*(x for x in range(3)), **dict(a=1)))


class K:
    def method(self, a, b=1):
        return a, b

    @classmethod
    def cm(cls, a):
        return cls.__name__, a

    @staticmethod
    def sm(a):
        return a


print(K().method(1), K().method(b=2, a=1), K.cm(1), K().cm(2), K.sm(3), K().sm(4))
for code in (
    lambda: f(),
    lambda: only(1, 2),
    lambda: only(1, 2, 3),
    lambda: only(a=1, b=2, c=3),
    lambda: only(1, 2, c=3, d=4),
    lambda: f(1, a=2),
    lambda: f(**{"a": 1, 2: 3}),
    lambda: f(1, **{"c": 1}, **{"c": 2}),
    lambda: f(*5),
    lambda: f(**5),
    lambda: K().method(),
    lambda: K().method(1, 2, 3),
    lambda: K.method(1),
    lambda: (lambda: 0)(1),
    lambda: (lambda x, y: 0)(1),
    lambda: (lambda x, y, z: 0)(),
    lambda: len(),
    lambda: len([], []),
    lambda: len(obj=[]),
    lambda: int("1", foo=2),
    lambda: K(1),
    lambda: sorted([1], 2),
    lambda: print(1, foo=2),
):
    try:
        print(code())
    except TypeError as error:
        print(error)


def recursive(n):
    return 1 if n == 0 else n * recursive(n - 1)


print(recursive(20))


def compose(*functions):
    def composed(value):
        for function in functions:
            value = function(value)
        return value

    return composed


print(compose(str, len, lambda n: n * 2)(12345), compose()(1))
print((lambda *a, k=1, **kw: (a, k, kw))(1, 2, k=3, q=4))
