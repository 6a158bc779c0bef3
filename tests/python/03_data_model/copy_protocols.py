"""__copy__, __deepcopy__, __reduce__-like hooks, and sharing."""

import copy


class Point:
    def __init__(self, x, y): self.x, self.y = x, y
    def __eq__(self, other): return vars(self) == vars(other)


class Own:
    def __copy__(self): return "shallow"
    def __deepcopy__(self, memo): return ("deep", len(memo))


class State:
    def __init__(self): self.a, self.b = [1], 2
    def __getstate__(self): return {"a": self.a}
    def __setstate__(self, state): self.__dict__.update(state, restored=True)


class Slots:
    __slots__ = ("p", "q")


class MyList(list):
    pass


p = Point([1], {"k": (1, [2])})
shallow, deep = copy.copy(p), copy.deepcopy(p)
print(shallow == p, shallow.x is p.x, deep == p, deep.x is p.x, deep.y["k"][1] is p.y["k"][1])
print(copy.copy(Own()), copy.deepcopy(Own()), copy.deepcopy([Own(), Own()]))
s = State()
c = copy.copy(s)
print(vars(c), c.a is s.a, vars(copy.deepcopy(s)))
slots = Slots()
slots.p = [1]
c = copy.copy(slots)
print(c.p is slots.p, hasattr(c, "q"))
m = MyList([[1], 2])
m.tag = "t"
c, d = copy.copy(m), copy.deepcopy(m)
print(c, c.tag, type(c).__name__, c[0] is m[0], d[0] is m[0], d.tag)
loop = [1]
loop.append(loop)
d = copy.deepcopy(loop)
print(d, d[1] is d, d is not loop)
shared = [0]
pair = [shared, shared]
d = copy.deepcopy(pair)
print(d[0] is d[1], d[0] is shared)
t = (1, (2, 3))
print(copy.deepcopy(t) is t, copy.copy(t) is t, copy.deepcopy((1, [2]))[1], copy.deepcopy(len) is len, copy.copy(int) is int, copy.copy(None), copy.deepcopy({"a": {1}}), copy.copy({1, 2}), copy.copy(bytearray(b"x")), copy.deepcopy(range(3)), copy.copy(1.5), copy.copy(slice(1, 2)) if False else "")
try:
    copy.copy(x for x in "a")
except TypeError as error:
    print(error)
print(copy.deepcopy(Exception("a", [1])).args, copy.copy(ValueError("v")), copy.copy(Point.__init__) is Point.__init__)
