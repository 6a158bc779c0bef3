"""`__new__` called by hand, with no class, with something else, and with a class that is not derived from its own."""

import itertools
import types


class Number(int):
    pass


kinds = [
    int, str, list, dict, tuple, set, frozenset, bytes, bytearray, float, complex, bool, range, slice, object, type,
    super,
]
kinds += [
    property, enumerate, zip, map, reversed, memoryview, types.FunctionType, types.ModuleType,
    itertools.chain,
]
for kind in kinds:
    for arguments in ((), (5,), (Number,)):
        try:
            made = kind.__new__(*arguments)
        except TypeError as error:
            print(f"{kind.__name__}{arguments}: {error}")
        else:
            print(f"{kind.__name__}{arguments}: {type(made).__name__}")

print(
    int.__new__(Number, 5), type(int.__new__(bool.__base__, 7)), object.__new__(object).__class__,
    tuple.__new__(tuple, "ab"),
)
try:
    object.__new__(Number)
except TypeError as error:
    print(error)


class Strict:
    def __init__(self, value):
        self.value = value


for arguments in ((), (1, 2)):
    try:
        Strict(*arguments)
    except TypeError as error:
        print(error)
print(vars(Strict.__new__(Strict)), vars(object.__new__(Strict)), Strict(1).value)
function = lambda: 0
for call in (
    lambda: function.__get__(), lambda: function.__get__(None), lambda: function.__get__(1, 2, 3),
    lambda: int.__add__(),
):
    try:
        call()
    except TypeError as error:
        print(repr(str(error)))
