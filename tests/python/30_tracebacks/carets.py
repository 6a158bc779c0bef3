"""Which part of the line gets carets."""

import sys


def f(*values, **more):
    raise ValueError("f")


def calls():
    return f(1) + f(2)


def attribute(x):
    return x.upper().nothing.more


def subscript(d):
    return d["a"]["b"]["c"]


def binary(a, b, c):
    return a * b + c - a / b


def multi(a):
    return sorted(
        [1, 2],
        key=lambda x: x.nope,
    )


def unicode(é):
    return "éé" + é.ü


def whole(x):
    return x


def assign(x):
    x.y.z = 1


def augmented(x):
    x += "a"


def comparison(a):
    return 1 < a < 3


def call_star(a):
    return f(*a, **{"k": 1})


def unpack(v):
    a, b = v


def delete(d):
    del d["x"]


def condition(x):
    if x.flag and x.other:
        pass


def loop(x):
    for item in x:
        pass


def with_it(x):
    with x as y:
        pass


def string(x):
    return f"{x!r} {x.missing:>5}"


def comprehension(x):
    return [1 / n for n in x]


def imports():
    import not_there_at_all


def nested(x):
    def inner():
        return x + 1

    return inner()


def in_class():
    class K:
        value = undefined_name


def raise_class():
    raise KeyError


def unary(x):
    return -x


def negative_index(x):
    return x[len(x)]


def ternary(x):
    return x.a if x else x.b


def default():
    def g(a=1 / 0):
        pass


def decorated():
    @f
    def g():
        pass


def asserting(x):
    assert x == 2, f"x is {x}"


import io

cases = [calls, lambda: attribute("s"), lambda: subscript({"a": {}}), lambda: binary(1, 0, 2), lambda: multi(1), lambda: unicode(1), lambda: assign(1), lambda: augmented(1), lambda: comparison("a"), lambda: call_star([1]), lambda: unpack([1]), lambda: delete({}), lambda: condition(1), lambda: loop(1), lambda: with_it(1), lambda: string(1), lambda: comprehension([1, 0]), imports, lambda: nested("x"), in_class, raise_class, lambda: unary("x"), lambda: negative_index([1]), lambda: ternary(0), default, decorated, lambda: asserting(3)]
chosen = int(sys.argv[1]) if len(sys.argv) > 1 else None
if chosen is not None:
    cases[chosen]()


def chain(index):
    try:
        cases[index]()
    finally:
        if index + 1 < len(cases):
            chain(index + 1)


chain(0)
