"""Subclasses of built-in types whose special methods decide: hashes of sets, powers of ints; errors that pass through."""


class Hashed(set):
    def __hash__(self):
        return id(self) & 0xFFFF


one, several, counts = Hashed(), set(), {}
several.add(one)
counts[one] = 1
print(one in several, one in counts, Hashed() in several, set() in several)
several.remove(one)
print(len(several), {1} in {frozenset({1})}, Hashed([1]) in {frozenset({1})})
try:
    {1} in counts
except TypeError as error:
    print(error)


class Integer(int):
    def __repr__(self):
        return f"Integer({int(self)})"

    def __pow__(self, other, modulus=None):
        return Integer(pow(int(self), int(other), modulus and int(modulus)))

    def __rpow__(self, other, modulus=None):
        return Integer(pow(int(other), int(self), modulus))


class Plain(int):
    pass


print(Integer(2) ** Integer(3), 2 ** Integer(3), Integer(2) ** 3, pow(Integer(2), Integer(3), Integer(5)), pow(2, 3, Integer(5)))
print(pow(Plain(2), Plain(3), Plain(5)), Plain(2).__pow__(3, 5), int.__pow__(Integer(2), 3, 5), pow(True, 2, 3))


class Broken:
    def __iter__(self):
        1 / 0


class Wrong:
    def __iter__(self):
        return 3


for kind in (bytes, bytearray, list, set):
    for given in (Broken(), Wrong(), object()):
        try:
            kind(given)
        except Exception as error:
            print(kind.__name__, type(error).__name__, str(error).replace(hex(id(given)), "..."))
