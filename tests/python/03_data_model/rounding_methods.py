"""`__round__`, `__trunc__`, `__floor__`, `__ceil__`, `__int__`, `__float__`, `__complex__`, `__index__`."""

import math


class Traced:
    def __round__(self, digits="none"):
        return f"round {digits}"

    def __trunc__(self):
        return 7

    def __floor__(self):
        return "floor"

    def __ceil__(self):
        return "ceil"


t = Traced()
print(round(t), round(t, 2), round(t, ndigits=None), math.trunc(t), math.floor(t), math.ceil(t))


class Only:
    pass


def with_method(name, result):
    return type("With", (), {name: lambda self, *args: result})()


for convert, method, results in (
    (int, "__int__", (3, 3.5, "x", True)),
    (int, "__index__", (4, "x")),
    (float, "__float__", (1.5, 2, "x")),
    (float, "__index__", (5,)),
    (complex, "__complex__", (1j, 2.0, "x")),
    (complex, "__float__", (2.5,)),
    (bool, "__bool__", (True, 1)),
    (round, "__round__", (None, 2)),
    (abs, "__abs__", ("any",)),
    (math.floor, "__float__", (2.9,)),
    (math.trunc, "__float__", (2.9,)),
    (math.sqrt, "__float__", (16.0, 4)),
    (hash, "__hash__", (2**61, -1, "x")),
    (len, "__len__", (3, -1, 2**70, "x", True)),
):
    for result in results:
        try:
            print(convert.__name__, method, repr(result), "->", repr(convert(with_method(method, result))))
        except Exception as error:
            print(convert.__name__, method, repr(result), "->", type(error).__name__, error)
for convert in (int, float, complex, round, abs, math.floor, math.trunc, len, math.ceil):
    try:
        convert(Only())
    except TypeError as error:
        print(convert.__name__, error)
