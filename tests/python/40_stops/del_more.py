"""__del__ with attributes, closures, resurrection, errors, and in the middle of an expression."""


class N:
    log = []

    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name)

    def same(self):
        return self

    def __add__(self, other):
        return N(self.name + other.name)

    def __eq__(self, other):
        return True

    def __hash__(self):
        return 1

    def __bool__(self):
        return False

    def __enter__(self):
        return self

    def __exit__(self, *a):
        print("exit")


def make(name): return N(name)


def closure():
    held = N("closed over")

    def inner():
        return held.name
    return inner


f = closure()
print(f())
f = None
print("closure gone")
x = make("a") + make("b")
print("sum made")
x = x.same().same()
del x
print(make("eq") == make("eq2"))
print(make("falsy") or "or")
print((make("falsy2") and "and") is None)
if make("cond"): pass
else: print("else")
with make("with"): print("in with")
print("after with")
with make("with2") as w: pass
w = None
[make(i) for i in "xy"][0].name
print("subscript")
{make("set")}if False else None
y = make("first"), make("second")
y = None
a = b = make("shared")
a = None
print("still")
b = None
make("attr").name = "renamed"
print(make("arg").name, make("arg2").name)
print([make("l").name, print("after l")][0])


class Phoenix(N):
    def __del__(self):
        super().__del__()
        N.log.append(self)


Phoenix("p")
print(len(N.log))
N.log.clear()
print("cleared")


class Broken:
    def __del__(self):
        raise ValueError("ignored")


import sys
saved, sys.stderr = sys.stderr, open("/dev/null", "w")
Broken()
sys.stderr = saved
print("went on")


def gen():
    g = N("in generator")
    yield 1
    yield 2


for v in gen(): print(v)
print("loop done")
for v in gen(): break
print("broke")
g = gen()
next(g)
g = None
print("dropped")


def args(a, b=N("default"), *c, **d):
    a = c = d = None
    print("in args")


args(N("p1"), N("p2"), N("p3"), k=N("p4"))
print("after args")
for i in range(2):
    t = N(f"loop{i}")
    print("body", i)
t = 0
z = [N("e1"), N("e2"), N("e3")]
z[:2] = []
print("slice")
z *= 0
print("times 0")
z.append(N("popped"))
z.pop()
print("popped")
d = {1: N("v1"), 2: N("v2")}
d.pop(1)
d.update({2: 0})
d.setdefault(3, N("sd"))
d.clear()
s = {N("s")}
s.clear()
print("end")
del args
