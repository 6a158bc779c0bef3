"""Rich comparison, reflection, total orders, hashing."""


class Version:
    def __init__(self, text):
        self.parts = tuple(int(part) for part in text.split("."))

    def __repr__(self):
        return ".".join(map(str, self.parts))

    def __eq__(self, other):
        return self.parts == other.parts

    def __lt__(self, other):
        return self.parts < other.parts

    def __le__(self, other):
        return self.parts <= other.parts

    def __hash__(self):
        return hash(self.parts)


versions = [Version(text) for text in ("1.10", "1.2", "1.2.1", "0.9", "1.2")]
print(sorted(versions), sorted(versions, reverse=True), max(versions), min(versions))
print(versions[0] > versions[1], versions[1] >= versions[4], versions[1] == versions[4], versions[1] != versions[4])
print(len(set(versions)), versions.index(Version("0.9")), versions.count(Version("1.2")), Version("0.9") in versions)


class Loud:
    def __eq__(self, other):
        print("Loud.__eq__", type(other).__name__)
        return NotImplemented

    def __lt__(self, other):
        print("Loud.__lt__")
        return "yes"


print(Loud() == 3, 3 == Loud(), Loud() != 3)
print(Loud() < 3, 3 > Loud())
try:
    hash(Loud())
except TypeError as error:
    print(error)
try:
    print(Loud() > 3)
except TypeError as error:
    print(error)
for a, b in ((1, "a"), ([], ()), (None, 0), ({}, {}), (1j if False else object, 2)):
    try:
        print(a < b)
    except TypeError as error:
        print(error)
print(1 == 1.0 == True, "1" == 1, [1] == (1,), {1: 2} == {1.0: 2.0}, () == ())
print([1, 2] < [1, 3] < [2], (1, "b") > (1, "a"), "abc" < "abd", "Z" < "a", b"a" < b"b")
print({1, 2} < {1, 2, 3}, {1, 2} <= {1, 2}, {1} > set(), {1} < {2}, {1} == frozenset([1]))
print(float("nan") == float("nan"), [float("nan")] == [float("nan")], 10**30 > 1e29, 2**53 == float(2**53), 2**53 + 1 == float(2**53))
print(hash(1) == hash(1.0) == hash(True), hash("a") == hash("a"), hash((1, 2)) == hash((1, 2)))
for unhashable in ([], {}, set()):
    try:
        {unhashable: 1}
    except TypeError as error:
        print(error)
