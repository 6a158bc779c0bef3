"""Cells: sharing between closures, late binding, deletion, class cells, and `nonlocal` chains."""


def three_levels():
    value = "outer"

    def middle():
        nonlocal value
        value = "middle"

        def inner():
            nonlocal value
            value = "inner"
        inner()
        return value

    return middle(), value


print(three_levels())


def deleted():
    value = 1

    def read():
        return value

    def remove():
        nonlocal value
        del value

    print(read())
    remove()
    for use in (read, remove):
        try:
            use()
        except NameError as error:
            print(type(error).__name__, error)
    value = 2
    return read()


print(deleted())


def loop_variables():
    readers = []
    for i in range(3):
        def read(captured=i):
            return i, captured
        readers.append(read)
    i = "after"
    return [read() for read in readers]


print(loop_variables())


def parameter(x):
    def change():
        nonlocal x
        x = x * 2
        return x
    return change


change = parameter(3)
print(change(), change(), change.__closure__[0].cell_contents, change.__code__.co_freevars, parameter.__code__.co_cellvars)


class A:
    def who(self):
        return __class__.__name__

    def later(self):
        return [super(A, self).__repr__()[:4], (lambda: __class__)() is A]


class B(A):
    pass


print(B().who(), B().later(), A.who.__closure__[0].cell_contents is A)


def except_variable():
    def read():
        return error
    try:
        raise ValueError("captured")
    except ValueError as error:
        inside = str(read())
    try:
        read()
    except NameError as problem:
        return inside, str(problem)


print(except_variable())


def comprehension():
    functions = [lambda: x for x in range(3)]
    generators = (lambda: (x, y) for x in range(2) for y in range(2))
    return [f() for f in functions], [g() for g in generators], [g() for g in list((lambda: z) for z in range(2))]


print(comprehension())
cell = type(change.__closure__[0])
made = cell(5)
empty = cell()
print(made.cell_contents, type(made).__name__)
try:
    empty.cell_contents
except ValueError as error:
    print(error)
made.cell_contents = 7
del made.cell_contents
try:
    made.cell_contents
except ValueError as error:
    print(error)
