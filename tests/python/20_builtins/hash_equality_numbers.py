"""Numbers that are equal hash alike, whatever their class, and so they are the same key."""

import sys
from fractions import Fraction

P = sys.hash_info.modulus
same = [
    [1, 1.0, True, 1 + 0j, Fraction(1)], [0, 0.0, -0.0, False, 0j], [0.5, Fraction(1, 2), 0.5 + 0j],
    [2**80, float(2**80)],
]
for group in same:
    print(
        len({hash(x) for x in group}), len(set(group)), {group[0]: "value"}[group[-1]],
        all(x == group[0] for x in group),
    )
table = {1: "int"}
table[1.0] = "float"
table[True] = "bool"
print(table, {True: 1, 1: 2, 1.0: 3}, [*{0: "a", False: "b", 0.0: "c"}.items()])
print(
    hash(-1), hash(-2), hash(-1.0), hash(P), hash(P - 1), hash(P + 1), hash(-P), hash(2**61), hash(2**64),
    hash(-(2**70)),
)
print(hash(0.1), hash(1.5), hash(-2.25), hash(1e300), hash(5e-324), hash(float("inf")), hash(float("-inf")))
print(
    hash(Fraction(1, 3)), hash(Fraction(-7, 2)), hash(Fraction(1, P)), hash(3 + 4j), hash(1j), hash(-1j),
    hash(-1 + 0j),
)
print(hash(()), hash((1,)), hash((1, 2)), hash((2, 1)), hash(((),)), hash((1, (2, (3,)))), hash((1.0, True)))
nan = float("nan")
print(
    nan in [nan], nan == nan, [nan] == [nan], {nan: 1}.get(nan), {nan: 1}.get(float("nan")),
    len({nan, nan, float("nan")}),
)
print(
    hash(None) == hash(None), hash(...) == hash(...), hash(int) == hash(int), hash(range(3)) == hash(range(0, 3, 1)),
)
print(
    hash(range(0)) == hash(range(5, 5)), range(0, 4, 3) == range(0, 5, 3), hash(frozenset()) == hash(frozenset([])),
    hash(slice) != 0,
)


class Cents:
    def __init__(self, n):
        self.n = n

    def __eq__(self, other):
        return self.n == getattr(other, "n", other)

    def __hash__(self):
        return hash(self.n)


print(Cents(5) in {5}, {Cents(7): "c"}[7], {7: "i"}[Cents(7)], {5, Cents(5), 5.0} == {5}, Cents(2**100) in {2**100})
for value in ([], {}, set(), bytearray(), slice(1), [1], ([],), {1: 2}.items()):
    try:
        hash(value)
        print("hashable", type(value).__name__)
    except TypeError as error:
        print(error)
