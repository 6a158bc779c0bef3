"""Calls: every kind of parameter, and every complaint."""


def show(label, action):
    try:
        print(label, action())
    except TypeError as error:
        print(label, "TypeError", error)


def f(a, b=2, /, c=3, *args, d, e=5, **kwargs):
    return (a, b, c, args, d, e, kwargs)


show("min", lambda: f(1, d=4))
show("all", lambda: f(1, 2, 3, 4, 5, d=6, e=7, x=8))
show("keyword posonly", lambda: f(a=1, d=2))
show("kwargs posonly", lambda: f(1, d=4, a=9, b=8))
show("missing d", lambda: f(1))
show("missing all", lambda: f())
show("c twice", lambda: f(1, 2, 3, c=4, d=5))
show("star", lambda: f(*[1, 2], **{"d": 4, "z": 1}))
show("two stars", lambda: f(*[1], *(2, 3), d=1, **{}, **{"q": 1}))
show("repeated", lambda: f(1, d=1, **{"d": 2}))
show("repeated two", lambda: f(1, **{"d": 1}, **{"d": 2}))
show("not mapping", lambda: f(1, **5))
show("not iterable", lambda: f(*5))
show("not string", lambda: f(1, **{1: 2}))


def none():
    return "none"


def one(a):
    return a


def two(a, b):
    return a, b


def three(a, b, c):
    return a


def default(a, b=1):
    return a, b


def only_kw(*, k):
    return k


def two_kw(*, k, l):
    return k


def kw_default(*, k=1):
    return k


def posonly(a, b, /):
    return a, b


def var(*args):
    return args


def varkw(**kwargs):
    return kwargs


for function in (none, one, two, three, default, only_kw, two_kw, kw_default, posonly, var, varkw):
    show(f"{function.__name__}()", lambda: function())
    show(f"{function.__name__}(1)", lambda: function(1))
    show(f"{function.__name__}(1, 2)", lambda: function(1, 2))
    show(f"{function.__name__}(1, 2, 3, 4)", lambda: function(1, 2, 3, 4))
    show(f"{function.__name__}(a=1)", lambda: function(a=1))
    show(f"{function.__name__}(k=1)", lambda: function(k=1))
    show(f"{function.__name__}(1, a=1)", lambda: function(1, a=1))
    show(f"{function.__name__}(1, b=2, zz=3)", lambda: function(1, b=2, zz=3))


class C:
    def method(self, a):
        return a

    @classmethod
    def cls(cls, a):
        return a

    @staticmethod
    def static(a):
        return a

    def no_self():
        return 1


c = C()
for label, action in (("method()", lambda: c.method()), ("method(1, 2)", lambda: c.method(1, 2)), ("cls()", lambda: C.cls()), ("static()", lambda: c.static()), ("no_self()", lambda: c.no_self()), ("C(1)", lambda: C(1)), ("C.method()", lambda: C.method()), ("lambda", lambda: (lambda a: a)()), ("nested", lambda: (lambda: two(1))()), ("int call", lambda: 5()), ("none call", lambda: None()), ("str call", lambda: "a"(1)), ("list call", lambda: [1](0))):
    show(label, action)
order = []


def note(x):
    order.append(x)
    return x


def take(*args, **kwargs):
    return args, kwargs


print(take(note(1), *[note(2), note(3)], k=note(4), **{"l": note(5)}), order)
print((lambda *a, **k: (a, k))(*"ab", **{"x": 1}, y=2), (lambda a, b=lambda: 5: b())(1), (lambda: (yield))().__class__.__name__, max(*[1, 5, 3]), print(*[1, 2], sep="-"))
