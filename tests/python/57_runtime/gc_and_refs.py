"""gc and sys.getrefcount: cycles, counts, callbacks that are there."""

import gc
import sys
import weakref


class Node:
    def __init__(self, name): self.name = name
    def __repr__(self): return f"Node({self.name})"
    def __del__(self): print("del", self.name)


a, b = Node("a"), Node("b")
a.other, b.other = b, a
ref = weakref.ref(a)
del a, b
print(ref() is not None)
gc.collect()
print(ref())
loop = [Node("in list")]
loop.append(loop)
del loop
gc.collect()
d = {"node": Node("in dict")}
d["self"] = d
d = None
print("before", gc.collect() >= 0, "after")
print(gc.isenabled(), gc.disable(), gc.isenabled(), gc.enable(), gc.isenabled(), len(gc.get_threshold()), gc.is_tracked([]), gc.is_tracked(1))
x = []
y = x
print(sys.getrefcount(x) - sys.getrefcount([]))
closure = Node("closure")
def f(): return closure, f
del closure
f.self = f
del f
gc.collect()
print("end")
