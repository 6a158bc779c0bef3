"""Parameters of every kind: defaults evaluated once, positional-only, keyword-only, and how arguments reach them."""

import inspect


def everything(a, b=2, /, c=3, *args, d, e=5, **kwargs):
    return a, b, c, args, d, e, kwargs


print(everything(1, d=4), everything(1, 2, 3, 4, 5, d=6, e=7, a=8, b=9, z=10), everything(*[1, 2], **{"d": 3, "c": 4}))
print(inspect.signature(everything), inspect.getfullargspec(everything).kwonlydefaults)


def accumulate(item, into=[]):
    into.append(item)
    return into


print(accumulate(1), accumulate(2), accumulate(3, []), accumulate.__defaults__)


def late(count=lambda: counter):
    return count()


counter = 5
print(late())


def only_positional(self, /, **kwargs):
    return self, kwargs


print(only_positional(1, self=2))


def keyword_only(*, key, other=None):
    return key, other


print(keyword_only(key=1), keyword_only(**{"key": 1, "other": 2}))


def swallow(*args, **kwargs):
    return args, sorted(kwargs.items())


print(swallow(), swallow(*"ab", *range(2), x=1, **{"y": 2}, **{"z": 3}), swallow(**dict(a=1), b=2))
args, kwargs = (1, 2), {"k": 3}
got_args, got_kwargs = swallow(*args, **kwargs)
print(got_args is args, got_args == args)


class Mapping:
    def keys(self):
        return ["m", "n"]

    def __getitem__(self, key):
        return key * 2


print(swallow(**Mapping()), swallow(*Mapping().keys()))
print((lambda x, *y, z=1, **w: (x, y, z, w))(1, 2, z=3, q=4), (lambda *, k: k)(k=1), (lambda a, /, b: a + b)(1, b=2))


def recursive(n):
    return n if n < 2 else recursive(n - 1) + recursive(n - 2)


print(recursive(12), everything.__code__.co_argcount, everything.__code__.co_posonlyargcount, everything.__code__.co_kwonlyargcount, everything.__code__.co_varnames)
for source in ("def f(a=1, b): pass", "def f(*, **k): pass", "def f(*): pass", "def f(a, *, b=1, c): pass", "def f(**k, a): pass", "def f(*a, *b): pass", "def f(/, a): pass", "def f(a, /, b, /): pass", "def f(*, /): pass",
               "def f(a, a): pass", "def f(**k, *a): pass", "def f(a.b): pass", "def f((a, b)): pass", "def f(1): pass", "lambda *: 1", "lambda a=1, b: 1", "def f(*a=1): pass", "def f(**k=1): pass", "f(a=1, a=2)", "f(**a, *b)", "f(a=1, *b)",
               "f(**a, b)", "f(a=1, b)", "f(x for x in y, 1)", "f(1, x for x in y)", "f(a.b=1)", "f(1=2)", "f(True=1)", "f(a:=1)", "f(a=b:=1)", "f((a)=1)", "f(*)", "f(**)", "f(a b)", "f(,)", "f(a,,b)", "def f(a, *, *b): pass", "def f(*a, **k,): pass"):
    try:
        compile(source, "<parameters>", "exec")
        print(source, "| compiles")
    except SyntaxError as error:
        print(source, "|", error.msg)
