"""Closures: late binding, shared cells, cells that are empty, inspection."""


def make():
    fs = []
    for i in range(3):
        def f(j=i): return i, j
        fs.append(f)
    return fs


print([f() for f in make()])


def shared():
    n = 0
    def inc():
        nonlocal n
        n += 1
    def get(): return n
    return inc, get


inc, get = shared()
inc(); inc()
print(get(), inc.__closure__[0] is get.__closure__[0], get.__closure__[0].cell_contents)
get.__closure__[0].cell_contents = 50
inc()
print(get())


def late():
    def f(): return value
    try:
        f()
    except NameError as error:
        print(error, type(error).__name__)
    try:
        f.__closure__[0].cell_contents
    except ValueError as error:
        print(error)
    value = 1
    result = f()
    del value
    try:
        f()
    except NameError as error:
        print(error)
    return result


print(late())


def parameter(x):
    def get(): return x
    x += 1
    return get


print(parameter(1)(), parameter.__closure__, parameter.__code__.co_cellvars, parameter(1).__code__.co_freevars)


def deep(a):
    def one(b):
        def two(c):
            def three(): return a, b, c, [a + b for _ in range(1)], (lambda: c)()
            return three
        return two
    return one


print(deep(1)(2)(3)())


def recursive():
    def fact(n): return 1 if n < 2 else n * fact(n - 1)
    return fact


print(recursive()(5))


def exception_cell():
    try:
        raise ValueError("kept")
    except ValueError as e:
        f = lambda: e
        print(repr(f()))
    try:
        f()
    except NameError as error:
        print(error)


exception_cell()


def in_class(x):
    class C:
        y = x
        def get(self): return x, __class__.__name__
    x = "changed"
    return C.y, C().get()


print(in_class("first"))
cell = (lambda: x).__code__.co_freevars
print(cell, type(get.__closure__[0]).__name__, get.__closure__[0] == get.__closure__[0])
