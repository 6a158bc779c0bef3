"""An error thrown into a generator, through yield from, and out again."""


def inner():
    try:
        yield 1
    except ValueError as error:
        raise KeyError("translated") from error


def outer():
    yield from inner()


g = outer()
next(g)
g.throw(ValueError("thrown in"))
