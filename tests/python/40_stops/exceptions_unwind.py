"""Frames that are left by exceptions: unwinding through functions, generators, comprehensions and class bodies."""


def fail():
    raise ValueError("down here")


def through():
    before = 1
    fail()
    after = 2


def generator():
    yield 1
    fail()


def comprehension():
    return [fail() for _ in range(2)]


def in_class():
    class Broken:
        x = 1
        fail()


def in_default():
    def g(a=fail()):
        pass


def in_decorator():
    @(lambda f: fail())
    def g():
        pass


def in_with():
    class CM:
        def __enter__(self): fail()
        def __exit__(self, *a): pass
    with CM():
        pass


def in_exit():
    class CM:
        def __enter__(self): return 1
        def __exit__(self, *a): fail()
    with CM():
        pass


def in_finally():
    try:
        pass
    finally:
        fail()


def in_property():
    class K:
        @property
        def p(self):
            return fail()
    return K().p


def in_init():
    class K:
        def __init__(self):
            fail()
    return K()


def in_sort():
    return sorted([1, 2], key=lambda v: fail())


def in_iter():
    class It:
        def __iter__(self): return self
        def __next__(self): fail()
    for x in It():
        pass


def in_generator_throw():
    g = generator()
    next(g)
    g.throw(ValueError("thrown"))


def in_close():
    def g():
        try:
            yield
        finally:
            fail()
    h = g()
    next(h)
    h.close()


def in_lambda():
    return (lambda: fail())()


def in_str():
    class K:
        def __str__(self): return fail()
    return f"{K()}"


def stop_iteration():
    class It:
        def __iter__(self): return self
        def __next__(self): raise StopIteration
    for x in It():
        pass
    else:
        print("stopped")
    print(list(It()))
    fail()


def attribute():
    None.x


def index():
    return [][0]


def unpack():
    a, b = 1,


def call():
    fail(1)


for function in (through, lambda: list(generator()), comprehension, in_class, in_default, in_decorator, in_with, in_exit, in_finally, in_property, in_init, in_sort, in_iter, in_generator_throw, in_close, in_lambda, in_str, stop_iteration, attribute, index, unpack, call):
    try:
        function()
    except Exception as error:
        print(type(error).__name__, error)
    else:
        print("no error")
