"""int, float, bool, index, hash, bytes, len, iter conversions of instances, and what they must return."""


class Everything:
    def __int__(self):
        return 7

    def __float__(self):
        return 7.5

    def __index__(self):
        return 3

    def __bool__(self):
        return False

    def __len__(self):
        return 9

    def __hash__(self):
        return 11

    def __str__(self):
        return "str"

    def __bytes__(self):
        return b"bytes"

    def __round__(self, digits=None):
        return ("rounded", digits)

    def __trunc__(self):
        return 1

    def __floor__(self):
        return 2

    def __ceil__(self):
        return 4

    def __abs__(self):
        return "abs"

    def __dir__(self):
        return ["b", "a"]

    def __contains__(self, item):
        return item == "in"

    def __iter__(self):
        return iter("xyz")

    def __reversed__(self):
        return iter("zyx")


import math

e = Everything()
print(int(e), float(e), bool(e), len(e), hash(e), str(e), bytes(e), round(e), round(e, 2), abs(e), "in" in e, "out" in e, list(e), list(reversed(e)), dir(e))
print([10, 20, 30, 40][e], "abcdef"[e:], list(range(e)), hex(e), math.floor(e), math.ceil(e), math.trunc(e), [0] * e, "ab" * e, 1 << 3 == 1 << e.__index__())


class Bad:
    def __len__(self):
        return -1

    def __bool__(self):
        return 1

    def __int__(self):
        return "x"

    def __index__(self):
        return 1.5

    def __hash__(self):
        return "h"

    def __str__(self):
        return 5

    def __repr__(self):
        return None

    def __iter__(self):
        return 5

    def __float__(self):
        return 1

    def __contains__(self, item):
        return []


b = Bad()
for action in (lambda: len(b), lambda: bool(b), lambda: int(b), lambda: [1][b], lambda: hash(b), lambda: str(b), lambda: repr(b), lambda: list(b), lambda: float(b), lambda: 1 in b, lambda: f"{b}", lambda: if_bad(b)):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


class LenOnly:
    def __init__(self, n):
        self.n = n

    def __len__(self):
        return self.n


print(bool(LenOnly(0)), bool(LenOnly(2)), not LenOnly(0), [n for n in range(3) if LenOnly(n)])


class Unhashable:
    def __eq__(self, other):
        return True


try:
    {Unhashable()}
except TypeError as error:
    print(error)
print(Unhashable.__hash__, Unhashable() == 5, Unhashable() != 5)


class Meters(float):
    def __add__(self, other):
        return Meters(float(self) + other)

    def __repr__(self):
        return f"{float(self):g} m"


print(Meters(2) + 3, [Meters(1.5)], Meters(2) * 2, Meters(3) > 2, sum([Meters(1), Meters(2)], Meters(0)), isinstance(Meters(1) + 1, Meters))


class Id(int):
    def __new__(cls, value):
        return super().__new__(cls, value * 2)

    def __str__(self):
        return f"#{int(self)}"


print(Id(4), repr(Id(4)), Id(1) + Id(2), type(Id(1) + 1).__name__, {Id(2): "x"}[4], f"{Id(3)} {Id(3):04d}", [Id(5)])


class Names(list):
    def append(self, item):
        super().append(item.title())


names = Names(["x"])
names.append("ada")
names += ["raw"]
print(names, len(names), names[1], type(names[:1]).__name__, type(names + []).__name__, names == ["x", "Ada", "raw"])


class Table(dict):
    def __getitem__(self, key):
        return super().get(key, f"<{key}>")

    def __setitem__(self, key, value):
        super().__setitem__(key, value * 2)


table = Table(a=1)
table["b"] = 2
print(table, table["b"], table["zz"], table.get("zz"), len(table), list(table.items()), {**table})
