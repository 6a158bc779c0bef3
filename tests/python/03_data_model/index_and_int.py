"""__index__, __int__, __float__, __complex__, __trunc__, __round__ and friends."""

import math


class N:
    def __init__(self, **methods):
        self.__dict__.update(methods)
    def __index__(self): return self.index
    def __int__(self): return self.int
    def __float__(self): return self.float
    def __complex__(self): return self.complex
    def __round__(self, *digits): return ("round", digits)
    def __trunc__(self): return "trunc"
    def __floor__(self): return "floor"
    def __ceil__(self): return "ceil"


class Idx:
    def __index__(self): return 3


class Trunc:
    def __trunc__(self): return 7


n = N(index=2, int=5, float=1.5, complex=1j)
print([1, 2, 3][n], "abc"[:n], range(n), int(n), float(n), complex(n), round(n), round(n, 2), math.trunc(n), math.floor(n), math.ceil(n), bin(n), hex(n), "x" * n, [0] * n, bytes(n), chr(n))
i = Idx()
print(int(i), float(i), complex(i), [0, 1, 2, 3][i], oct(i), divmod(7, i.__index__()), bytes([i]), "%d %x" % (i, i) if False else "", list(range(i)), "abcd"[i], slice(i).indices(10), math.sqrt(i), pow(2, i.__index__()), "{:d}".format(i.__index__()), int(Trunc()))
for bad in (lambda: [1][N(index="x")], lambda: int(N(int=1.5)), lambda: float(N(float=1)), lambda: complex(N(complex=1)), lambda: range(N(index=None)), lambda: [1]["a"], lambda: [1][1.0], lambda: [1][None], lambda: "a" * 1.5, lambda: bin(1.0), lambda: hex("a"), lambda: int([]), lambda: float([]), lambda: complex([]), lambda: round("a"), lambda: math.floor("a"), lambda: int(), lambda: int(object()), lambda: i + 1, lambda: chr(1.0), lambda: math.factorial(1.5), lambda: math.trunc("a"), lambda: math.ceil(None), lambda: round(1.5, "a"), lambda: bytes(1.5), lambda: round(1, 2.0)):
    try:
        print(repr(bad()))
    except Exception as error:
        print(type(error).__name__, error)


class Small(int):
    def __index__(self): return 100


print([0, 1, 2][Small(1)], range(Small(2)), bin(Small(3)), int(N(int=True)))
