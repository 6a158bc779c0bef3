"""Decorators over several lines: where they are evaluated and called."""


def trace(function):
    print("decorate", function.__name__)

    def inner(*args, **kwargs):
        print("before")
        result = function(*args, **kwargs)
        print("after")
        return result

    return inner


def named(
    name,
    *,
    times=1,
):
    def decorate(function):
        print(name, times)
        return function

    return decorate


@trace
@named(
    "x",
    times=2,
)
def one(
    a,
    b=3,
    *args,
    c=lambda: 5,
    **rest,
):
    return (
        a
        + b
        + c()
    )


print(one(1), one(1, 2, c=lambda:
    7))


@named("class")
class C:
    @staticmethod
    @trace
    def s(): return 1

    @classmethod
    def k(cls):
        return cls.__name__

    @property
    def p(self):
        return "p"

    @p.setter
    def p(self, value):
        print("set", value)


c = C()
c.p = c.p + c.s().__str__() + C.k()
