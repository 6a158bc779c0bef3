"""Decorators: order, arguments, any expression, on classes and methods, and stacked with descriptors."""

import functools


def mark(label):
    print("make", label)

    def decorate(target):
        print("apply", label, "to", getattr(target, "__name__", type(target).__name__))
        return target

    return decorate


@mark("outer")
@mark("inner")
def f():
    """Doc."""


class Registry(dict):
    def add(self, name):
        def decorate(function):
            self[name] = function
            return function
        return decorate


registry = Registry()
table = {"key": mark}


@registry.add("one")
@table["key"]("from a table")
def one():
    return 1


@(lambda function: "replaced")
def replaced():
    pass


@[mark("in a list")][0]
@(mark("x") if registry else mark("y"))
class C:
    @mark("method")
    @staticmethod
    def s():
        return "static"

    @property
    @functools.lru_cache
    def slow(self):
        print("computing")
        return 5

    @slow.setter
    def slow(self, value):
        print("set", value)

    @classmethod
    @mark("below classmethod")
    def c(cls):
        return cls.__name__

    @functools.wraps(f)
    def wrapped(self):
        pass


print(registry["one"](), replaced, C.s(), C().c(), C.wrapped.__name__, C.wrapped.__doc__)
c = C()
print(c.slow, c.slow)
c.slow = 7


def counted(function):
    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        wrapper.calls += 1
        return function(*args, **kwargs)
    wrapper.calls = 0
    return wrapper


@counted
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(8), fib.calls, fib.__wrapped__.__name__)
for source in ("@x y\ndef f(): pass", "@\ndef f(): pass", "@x", "@x\ny = 1", "@x := y\ndef f(): pass", "@(x := print)\ndef f(): pass", "@yield\ndef f(): pass", "@x, y\ndef f(): pass", "@lambda f: f\ndef f(): pass", "@x.y[0](1)\nasync def f(): pass", "@print\n\ndef f(): pass"):
    try:
        compile(source, "<decorator>", "exec")
        print(repr(source), "compiles")
    except SyntaxError as error:
        print(repr(source), "|", error.msg)
try:
    @None
    def g():
        pass
except TypeError as error:
    print(error)
