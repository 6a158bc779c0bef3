"""Comparisons: reflection, `NotImplemented`, identity fallback, chains, mixed types and messages."""

import itertools

values = {"int": 1, "float": 1.0, "complex": 1 + 0j, "str": "1", "bytes": b"1", "list": [1], "tuple": (1,), "set": {1}, "frozenset": frozenset({1}),
          "dict": {1: 1}, "none": None, "range": range(1, 2), "bool": True, "type": int, "bytearray": bytearray(b"1")}
for (first, a), (second, b) in itertools.combinations(values.items(), 2):
    if a == b:
        print(first, "==", second)
for (first, a), (second, b) in itertools.product(list(values.items())[:8], repeat=2):
    try:
        a < b
    except TypeError as error:
        if first >= second:
            print(error)
print([1, 2] < [1, 2, 0], [2] > [1, 9], (1, "a") < (1, "b"), [] < [0], [1, [2]] == [1, [2]], (1, 2) != [1, 2], "a" < "B", "Z" < "a", b"a" < b"b")
print({1} < {1, 2}, {1} <= {1}, {1} < {2}, {1} > {2}, {1, 2} >= frozenset({1}), {1: 2}.keys() < {1, 2}, range(3) == range(0, 3, 1), range(0) == range(5, 5))
for use in (lambda: [1] < [None], lambda: (1, None) < (1, 2), lambda: {} < {}, lambda: range(1) < range(2), lambda: 1j < 2j, lambda: None < 1, lambda: "a" < b"a",
            lambda: [1] < (1,), lambda: object() < object(), lambda: int < str, lambda: {1} < [1], lambda: slice(1) < 3, lambda: max([1, "a"]), lambda: sorted([{}, {}])):
    try:
        print(use())
    except TypeError as error:
        print(error)


class Only:
    def __eq__(self, other):
        return NotImplemented

    def __lt__(self, other):
        return "lt" if isinstance(other, Only) else NotImplemented


o, p = Only(), Only()
print(o == o, o == p, o != p, o < p, o > p, not o < p, slice(1, 2) == slice(1, 2), slice(1) < slice(2))
try:
    o <= p
except TypeError as error:
    print(error)
nan = float("nan")
print(nan == nan, nan in [nan], [nan] == [nan], nan != nan, nan < 1, {nan: 1}.get(nan), (nan,) == (nan,), [nan].index(nan), [float("nan")] == [float("nan")])
print(1 < 1.5 < 2, 2**70 > 1e20, 2**53 + 1 == float(2**53 + 1), 10**400 > float("inf"), 10**400 < float("inf"), True < 2, 0.1 + 0.2 == 0.3, -0.0 == 0)


class Weird:
    def __eq__(self, other):
        return [other]

    def __ne__(self, other):
        return ""


print(Weird() == 5, Weird() != 5, 3 in [Weird()], [Weird()] == [4], Weird() in (1, 2))
