"""Conversions and numeric protocols: __int__, __index__, __float__, __complex__, __bool__, __hash__ in dict lookups."""


class H:
    def __init__(self, v):
        self.v = v

    def __hash__(self):
        print("hash", self.v)
        return self.v % 2

    def __eq__(self, o):
        print("eq", self.v, getattr(o, "v", o))
        return self.v == getattr(o, "v", o)


d = {H(1): "one", H(2): "two", H(3): "three"}
print(d[H(3)], H(2) in d, d.get(H(5)), d.pop(H(1)), len(d))
s = {H(1), H(3)}
s.add(H(1))
print(len(s), H(3) in s, len(s | {H(3)}), len(s & {H(1)}), len(s - {H(1)}))
s.discard(H(3))
print([H(1), H(2)].index(H(2)), [H(1)].count(H(1)), H(1) in (H(2), H(1)))
l = [H(1), H(2)]
l.remove(H(2))
print([H(1)] == [H(1)], (H(1), 2) != (H(1), 2), {1: H(1)} == {1: H(1)}, [H(1)] < [H(1), 1])


class I:
    def __index__(self):
        print("index")
        return 2

    def __int__(self):
        print("int")
        return 3

    def __float__(self):
        print("float")
        return 4.5


i = I()
print(int(i), float(i), [1, 2, 3][i], "abc"[:i], range(i), hex(i), int("11", i), (1).__add__(2), "x" * i, list(range(0, 6, i)))
print("%d %f" % (i, i), round(3.14159, i), divmod(7, 2), pow(2, i.__index__()), complex(i) if False else 0, bytes(i), "a,b,c".split(",", i))
import math
print(math.floor(2.5), math.sqrt(i), math.factorial(i), math.gcd(i, 4), math.isclose(i, 4.5))
