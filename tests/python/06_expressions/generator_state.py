"""Generators as objects: their attributes, running and finished states, and the misuse of them."""

import inspect


def counter(n):
    """Counts."""
    received = None
    for i in range(n):
        received = yield i if received is None else (i, received)
    return "done"


g = counter(3)
print(g.__name__, g.__qualname__, type(g).__name__, g.gi_running, g.gi_yieldfrom, g.gi_code.co_name, inspect.getgeneratorstate(g))
print(next(g), g.send("hello"), inspect.getgeneratorstate(g), g.gi_frame is not None, g.gi_frame.f_lineno, g.gi_frame.f_locals)
print(next(g))
try:
    next(g)
except StopIteration as stop:
    print("value", stop.value)
print(list(g), inspect.getgeneratorstate(g), g.gi_frame)
for use in (lambda: next(g), lambda: counter(1).send(1), lambda: counter(1).throw(ValueError("in")), lambda: counter(1).throw(5), lambda: counter(1).throw(ValueError, KeyError("k")),
            lambda: counter(1).send(), lambda: counter(), lambda: counter(1).close(), lambda: next(counter("x")), lambda: len(counter(1)), lambda: counter(1)[0],
            lambda: counter(1).throw(), lambda: counter(1).throw(ValueError("v"), "arg"), lambda: type(g)()):
    try:
        print(use())
    except BaseException as error:
        print(type(error).__name__, error)
expression = (x for x in "abc")
print(expression.__name__, expression.__qualname__, next(expression), list(expression))
g.__name__ = "renamed"
print(g.__name__)
try:
    g.__name__ = 5
except TypeError as error:
    print(error)
