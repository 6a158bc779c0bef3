"""Functions that end in every way: implicit returns after loops, ifs, try blocks, with."""


def a(x):
    if x:
        print("x")


def b(x):
    for _ in x:
        if _:
            break


def c(x):
    while x:
        x -= 1


def d(x):
    try:
        1 / x
    except ZeroDivisionError:
        pass


def e(x):
    with open(__file__):
        if x:
            return 1


def f(x):
    try:
        return x
    finally:
        pass


def g(x):
    if x == 1:
        return
    elif x == 2:
        pass
    else:
        raise ValueError


def h():
    "only a docstring"


def i(): pass


def j():
    ...


def k():
    global z
    z = 1


def l(x):
    match x:
        case 1:
            pass


def m():
    def n():
        pass


def o():
    class P:
        pass


def q():
    import sys


def r(x):
    del x


def s(x):
    assert x


def t(x):
    return (
        x
        or
        None
    )


def u(x):
    for y in x:
        try:
            if y:
                continue
            return
        finally:
            print("u", y)


def v(x):
    while True:
        if x:
            x = x - 1
        else:
            return x


for x in (0, 1, 2):
    a(x); b(range(x)); c(x); d(x); e(x); f(x); l(x); s(x + 1); t(x); v(x)
    try:
        g(x)
    except ValueError:
        print("g")
h(), i(), j(), k(), m(), o(), q(), r(1), u([1, 0, 1]), u([])
if 1:
    pass
