"""Which part of a statement is marked when it fails: return, assert, del, for, with, raise, import."""

import traceback

values = [1, 2]


def from_return():
    return undefined_one


def from_assert():
    assert values == [], "not empty: " + str(values)


def from_del():
    del values[9], values[0]


def from_for():
    for x in 5:
        pass


def from_with():
    with values as v:
        pass


def from_raise():
    raise values


def from_unpack():
    a, b, c = values


def from_import():
    import no_such_module_at_all


def from_from_import():
    from os import no_such_name_at_all


def from_star_call():
    print(*5, **values)


def from_global():
    global missing_global
    missing_global += 1


def from_slice():
    values["a":"b"]


def from_fstring():
    f"{values[0]} {values[7]!r:>10}"


def from_class():
    class A(values):
        pass


def from_lambda():
    (lambda x: x.nothing)(1)


def from_yield():
    def generator():
        yield 1 + "a"
    next(generator())


def from_default():
    def f(a=values.nope):
        pass


def from_decorator():
    @values
    def f():
        pass


def from_match():
    match values:
        case [int(x, 1), y]:
            pass


for name, function in list(globals().items()):
    if name.startswith("from_"):
        try:
            function()
        except BaseException as error:
            print("".join(traceback.format_exception(error)[2:]).replace("(unknown location)", "(?)").split(" (/")[0].split(" (?)")[0].rstrip())
