"""__del__: when it runs, resurrection, exceptions in it, and at exit."""

import sys


class Noisy:
    def __init__(self, name): self.name = name
    def __del__(self): print("del", self.name)


a = Noisy("a")
b = a
del a
print("still")
del b
print("gone")
Noisy("temporary")
print("after temporary")
x = Noisy("x1")
x = Noisy("x2")
items = [Noisy("i0"), Noisy("i1")]
items.pop(0)
items.clear()
d = {"k": Noisy("value")}
d["k"] = None


def scope():
    local = Noisy("local")
    print("in scope")
    return "result"


print(scope())
saved = []


class Phoenix:
    def __del__(self):
        print("rising")
        saved.append(self)


p = Phoenix()
del p
print(len(saved))
saved.clear()
print("cleared")


class Fails:
    def __del__(self): raise ValueError("in del")


sys.unraisablehook = lambda args: print("unraisable", type(args.exc_value).__name__, args.exc_value, args.err_msg) if hasattr(sys, "unraisablehook") else None
f = Fails()
del f
[Noisy("loop") for _ in range(2)]
print(sum(1 for _ in [Noisy("gen")]))
t = Noisy("tuple 1"), Noisy("tuple 2")
t = None
try:
    raise KeyError(Noisy("in exception"))
except KeyError:
    print("handling")
print("handled")
x = None
print("end of module")
