"""__del__ of what dies with a frame: in which order it runs, which frame it sees, and what is still alive then."""

import sys
import weakref


class Local:
    """Says who called its finalizer, and whether its neighbour is still there."""

    def __init__(self, name, neighbour=None):
        self.name = name
        self.neighbour = neighbour and weakref.ref(neighbour)

    def __del__(self):
        caller = sys._getframe(1)
        alive = self.neighbour is not None and self.neighbour() is not None
        print(f"{self.name} ends in {caller.f_code.co_name}, neighbour alive: {alive}")


def leaves():
    last = None
    first = Local("first")
    last = Local("last", first)
    return "left"


def keeps_order():
    one, two = Local("one"), None
    two = Local("two")
    one.neighbour = weakref.ref(two)
    two.neighbour = weakref.ref(one)


def raises():
    local = Local("in a frame that raises")
    raise ValueError(local.name)


def generates():
    local = Local("in a generator")
    yield 1
    yield 2


def calls_back(values):
    return sorted(values, key=by_key)


def by_key(value):
    local = Local(f"key of {value}")
    return -value


class Made:
    def __init__(self):
        local = Local("in __init__")


def outer():
    print(leaves())
    keeps_order()
    try:
        raises()
    except ValueError as error:
        print("caught", error)
    print("handled")
    print(list(generates()))
    print(calls_back([1, 2]))
    print(type(Made()).__name__)
    x = Local("replaced")
    x = leaves()
    print(x)


outer()
total = leaves()
print(total)
