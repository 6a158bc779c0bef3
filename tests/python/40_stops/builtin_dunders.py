"""What built-in functions call: len, iter, hash, eq, bool, index, format, round, divmod, abs, in."""


class D:
    def __init__(self, v):
        self.v = v

    def __len__(self):
        print("len")
        return self.v

    def __bool__(self):
        print("bool")
        return self.v > 1

    def __hash__(self):
        print("hash")
        return hash(self.v)

    def __eq__(self, other):
        print("eq")
        return isinstance(other, D) and self.v == other.v

    def __index__(self):
        print("index")
        return self.v

    def __format__(self, spec):
        print("format", spec)
        return f"D{self.v}{spec}"

    def __str__(self):
        print("str")
        return "D"

    def __repr__(self):
        print("repr")
        return f"D({self.v})"

    def __contains__(self, x):
        print("contains")
        return x == self.v

    def __call__(self, *args):
        print("call")
        return args

    def __iter__(self):
        print("iter")
        return iter(range(self.v))

    def __reversed__(self):
        print("reversed")
        return iter([self.v])

    def __int__(self):
        print("int")
        return self.v

    def __float__(self):
        print("float")
        return float(self.v)

    def __abs__(self):
        print("abs")
        return self.v

    def __round__(self, n=None):
        print("round", n)
        return self.v

    def __divmod__(self, other):
        print("divmod")
        return (1, 2)

    def __pow__(self, other, mod=None):
        print("pow", mod)
        return 1

    def __getitem__(self, k):
        print("getitem", k)
        return k

    def __instancecheck__(self, x):
        print("instancecheck")
        return True

    def __dir__(self):
        print("dir")
        return ["b", "a"]


d = D(2)
print(len(d), bool(d), hash(d), d == D(2), d != D(3), [1, 2, 3][d], f"{d:x} {d!r} {d}")
print("%s %r" % (d, d), str(d), 2 in d, list(d), tuple(d), {d: 1}[D(2)], set([d, D(2)]))
print(list(reversed(d)), int(d), float(d), abs(d), round(d), round(d, 1), divmod(d, 1), pow(d, 2, 3), d ** 2)
print(isinstance(1, d), dir(d), range(d), "abc"[d:], [0] * d, bytes(d), bin(d), chr(d), d[1:2], d[...,])
print(sum(d), max(d), min(d), any(d), all(d), sorted(d), list(zip(d, d)), list(enumerate(d)), list(map(d, d)))
print(*d, {**dict(zip(d, d))}, [*d, *d], (lambda *a: a)(*d))
a, b = d
first, *rest = d
print(a, b, first, rest, not d, d and 1, d or 1, 1 if d else 2)
print("x".join(str(i) for i in d), dict.fromkeys(d), set(d), frozenset(d), iter(d).__next__())
print([1, 2, d].index(d), [d].count(D(2)), (d,) == (D(2),), [d] < [D(2), 1], {d} == {D(2)}, d in [D(2)])
if d: print("true")
while d:
    break
assert d
print("%d %5.1f %x" % (d, d, d), "{:>4} {!s:>3}".format(d, d), format(d, "q"))
