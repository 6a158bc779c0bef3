"""copy and deepcopy: hooks, memo, cycles, `__reduce_ex__`, slots, and what is shared."""

import copy


class Tracked:
    def __init__(self, value):
        self.value = value

    def __copy__(self):
        return Tracked(("copy", self.value))

    def __deepcopy__(self, memo):
        return Tracked(("deep", copy.deepcopy(self.value, memo), len(memo) > 0))


class State:
    def __init__(self):
        self.kept, self.dropped = [1], "temporary"

    def __getstate__(self):
        return {"kept": self.kept}

    def __setstate__(self, state):
        self.__dict__.update(state, restored=True)


class Reduced:
    def __init__(self, *args):
        self.args = args

    def __reduce__(self):
        return Reduced, (*self.args, "again"), {"extra": [1]}


class Slots:
    __slots__ = ("a", "b")

    def __init__(self):
        self.a = [1]


class Sub(list):
    pass


class NewArgs(tuple):
    def __new__(cls, *items):
        return super().__new__(cls, items)

    def __getnewargs__(self):
        return tuple(self)


t = Tracked([1])
print(copy.copy(t).value, copy.deepcopy(t).value, copy.deepcopy([t, t])[0] is not t)
s = State()
c, d = copy.copy(s), copy.deepcopy(s)
print(c.__dict__, c.kept is s.kept, d.__dict__, d.kept is s.kept)
r = copy.copy(Reduced(1))
print(r.args, r.extra, copy.deepcopy(r).args, copy.deepcopy(r).extra is r.extra)
o = copy.deepcopy(Slots())
print(o.a, hasattr(o, "b"))
sub = Sub([[1]])
sub.name = "n"
e = copy.deepcopy(sub)
print(e, e.name, type(e).__name__, e[0] is sub[0], copy.copy(sub)[0] is sub[0], copy.copy(NewArgs(1, 2)), type(copy.deepcopy(NewArgs(1, [2]))).__name__)
loop = [1]
loop.append({"self": loop})
again = copy.deepcopy(loop)
print(again[1]["self"] is again, again is not loop)
shared = [[]] * 2
twice = copy.deepcopy(shared)
print(twice[0] is twice[1], copy.copy(shared)[0] is shared[0])
for value in (1, "s", None, (1, 2), frozenset({1}), len, int, range(3), 1.5, b"b", ..., lambda: 1):
    print(copy.copy(value) is value, copy.deepcopy(value) is value, end=" ")
print()
for value in ((x for x in ()), open):
    try:
        print(type(copy.copy(value)).__name__)
    except TypeError as error:
        print(str(error).split(" object at")[0])
print(copy.deepcopy({"a": (1, [2])}), copy.copy({1: [2]}), copy.deepcopy(bytearray(b"x")), copy.Error.__name__, copy.deepcopy((1, (2, 3))) == (1, (2, 3)))
