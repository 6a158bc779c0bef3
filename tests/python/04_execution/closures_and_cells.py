"""Cells: shared between functions, empty before and after, seen from outside, and the scopes that skip a class."""

import types


def counter():
    count = 0

    def up(by=1):
        nonlocal count
        count += by
        return count

    def down():
        nonlocal count
        del count
        return "deleted"

    def show():
        return count

    return up, down, show


up, down, show = counter()
print(
    up(), up(5), show(), up.__closure__[0] is show.__closure__[0], up.__closure__[0].cell_contents,
    up.__code__.co_freevars,
)
print(down())
for action in (show, up, lambda: up.__closure__[0].cell_contents):
    try:
        action()
    except (NameError, ValueError) as error:
        print(type(error).__name__, error)
show.__closure__[0].cell_contents = 100
print(up(), show())


def late():
    def use():
        return value

    try:
        use()
    except NameError as error:
        print(error)
    value = "now"
    return use()


print(late(), [f() for f in [lambda: i for i in range(3)]], [f() for f in [lambda i=i: i for i in range(3)]])
name = "global"


def method_scope():
    name = "function"

    class C:
        seen = name
        name = "class"
        also = name
        inner = [name for _ in range(1)]

        def method(self):
            return name, __class__.__name__

    return C.seen if hasattr(C, "seen") else None, C.also, C.inner, C().method()


try:
    print(method_scope())
except NameError as error:
    print(error)


def reads_class():
    name = "function"

    class C:
        seen = name

    return C.seen


print(reads_class())
cell = types.CellType(5)
made = types.FunctionType(show.__code__, {}, "made", None, (cell,))
print(made())
for wrong in ((), (5,), (cell, cell), None):
    try:
        types.FunctionType(show.__code__, {}, "made", None, wrong)
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
