"""copy and deepcopy."""
import copy
import sys


def attempt(function):
    try:
        print(repr(function()))
    except Exception as error:
        print(type(error).__name__, error)


class Plain:
    def __init__(self, **kw):
        self.__dict__.update(kw)


class Slots:
    __slots__ = ("a", "b", "__dict__")


class Custom:
    def __copy__(self):
        return "shallow"

    def __deepcopy__(self, memo):
        return f"deep {isinstance(memo, dict)}"


class Reduced:
    def __init__(self, x):
        self.x = x

    def __reduce__(self):
        return Reduced, (self.x + 1,)


class State:
    def __init__(self):
        self.n = 1

    def __getstate__(self):
        return {"n": self.n * 10}

    def __setstate__(self, state):
        self.got = state


class MyList(list):
    pass


class MyDict(dict):
    pass


class MyInt(int):
    pass


class NewArgs(tuple):
    def __new__(cls, a, b):
        return super().__new__(cls, (a, b))

    def __getnewargs__(self):
        return tuple(self)


l = [1, [2, 3], {"k": [4]}, (5, [6])]
s, d = copy.copy(l), copy.deepcopy(l)
print(s == l, s is l, s[1] is l[1], d == l, d[1] is l[1], d[2]["k"] is l[2]["k"], d[3][1] is l[3][1])
for value in (1, "a", None, (1, 2), len, int, 1.5, b"x", range(3), ..., lambda: 0):
    assert copy.copy(value) is value and copy.deepcopy(value) is value, value
print("atomic")
p = Plain(x=[1], y=2)
q, r = copy.copy(p), copy.deepcopy(p)
print(q.x is p.x, r.x is p.x, r.x, type(r).__name__, vars(q))
o = Slots()
o.a, o.z = [1], 2
c = copy.deepcopy(o)
print(c.a, c.a is o.a, c.z, hasattr(c, "b"))
print(copy.copy(Custom()), copy.deepcopy(Custom()), copy.copy(Reduced(1)).x, copy.deepcopy(Reduced(5)).x, copy.copy(State()).got)
m = MyList([1, [2]])
m.attr = "kept"
n = copy.deepcopy(m)
print(n, n.attr, type(n).__name__, n[1] is m[1], type(copy.copy(MyDict(a=1))).__name__, copy.copy(MyDict(a=1)), copy.copy(MyInt(5)), type(copy.deepcopy(MyInt(5))).__name__)
print(copy.copy(NewArgs(1, 2)), type(copy.deepcopy(NewArgs(1, [2]))).__name__)
loop = [1]
loop.append(loop)
deep = copy.deepcopy(loop)
print(deep[1] is deep, deep is loop)
shared = [0]
pair = copy.deepcopy([shared, shared])
print(pair[0] is pair[1], pair[0] is shared)
cyc = Plain()
cyc.me = cyc
t = copy.deepcopy(cyc)
print(t.me is t)
tup = ([],)
tup[0].append(tup)
t2 = copy.deepcopy(tup)
print(t2[0][0] is t2)
memo = {}
x = [1]
y = copy.deepcopy(x, memo)
print(memo[id(x)] is y)
print(copy.copy({1, 2}), copy.deepcopy({"a": {1}}), copy.deepcopy({(1, 2): [3]}), copy.copy(bytearray(b"ab")))
try:
    raise ValueError("v", [1])
except ValueError as e:
    f = copy.copy(e)
    print(repr(f), f.args[1] is e.args[1])
print(copy.deepcopy(p.__init__).__self__ is p, issubclass(copy.Error, Exception), copy.error is copy.Error)
attempt(lambda: copy.deepcopy(sys))
print(p.__reduce_ex__(2)[1], p.__getstate__(), object().__getstate__())
