"""__eq__ and __hash__: what one does to the other, and to dict and set."""


class Plain: pass


class Eq:
    def __eq__(self, other): return True


class Both:
    def __init__(self, key): self.key = key
    def __eq__(self, other): return isinstance(other, Both) and self.key == other.key
    def __hash__(self): return hash(self.key)


class Sub(Both):
    def __eq__(self, other): return False


class Kept(Both):
    def __eq__(self, other): return False
    __hash__ = Both.__hash__


print(Plain() == Plain(), Eq() == 1, 1 == Eq(), Eq() != 1, Both(1) == Both(1), Both(1) != Both(1), Both(1) == 1)
print(Eq.__hash__, Sub.__hash__, Plain.__hash__ is object.__hash__, Kept.__hash__ is Both.__hash__)
for value in (Eq(), Sub(1), [], {}, set(), slice(1), bytearray()):
    try:
        hash(value)
    except TypeError as error:
        print(error)
print(len({Both(1), Both(1), Both(2)}), {Both(1): "a"}[Both(1)], Both(1) in [Both(1)], Kept(1) in {Kept(1): 0})
kept = Kept(1)
print(kept in {kept}, kept in [kept], [kept] == [kept], (kept,) == (kept,), kept == kept)
print(hash(1) == hash(1.0) == hash(True) == hash(1 + 0j), hash(-1), hash(-2), hash(0), hash(2 ** 61 - 1), hash(2 ** 61), hash(-2 ** 61), hash(0.5), hash(float("inf")), hash(float("-inf")), hash(1e300), hash(10 ** 50), hash(1.5 + 2j))
print(hash((1, 2)), hash(()), hash((1,)), hash(((), ())), hash(frozenset()) == hash(frozenset()), hash(range(3)) == hash(range(0, 3, 1)))
bad = type("Bad", (), {"__hash__": lambda self: "x"})
big = type("Big", (), {"__hash__": lambda self: 2 ** 70})
neg = type("Neg", (), {"__hash__": lambda self: -1})
try:
    hash(bad())
except TypeError as error:
    print(error)
print(hash(big()), hash(neg()), {1: "a", 1.0: "b", True: "c"}, {0: 1, False: 2})
nan = float("nan")
print(nan == nan, nan in [nan], [nan] == [nan], {nan: 1}[nan], nan in {float("nan")})
