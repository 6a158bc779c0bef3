"""weakref: references, proxies, containers and finalizers."""
import gc
import weakref


def attempt(function):
    try:
        print(repr(function()))
    except Exception as error:
        print(type(error).__name__, error)


class Thing:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return f"Thing({self.name!r})"

    def method(self):
        return f"method of {self.name}"


a = Thing("a")
r = weakref.ref(a)
print(r(), r() is a, weakref.ref(a) is r, weakref.getweakrefcount(a), weakref.getweakrefs(a) == [r], r.__callback__)
print(hash(r) == hash(a), r == weakref.ref(a), isinstance(r, weakref.ReferenceType))
del a
print(r(), repr(r).endswith("; dead>"))

log = []
b = Thing("b")
r = weakref.ref(b, lambda ref: log.append(ref() is None))
print(weakref.getweakrefcount(b), r.__callback__ is not None)
b = None
print(log, r())
c = Thing("c")
gone = weakref.ref(c, lambda ref: log.append("never"))
del gone
del c
print(log)
for bad in (5, "x", [], {}, (), None):
    attempt(lambda: weakref.ref(bad))


class Slotted:
    __slots__ = ("x",)


class WithWeak:
    __slots__ = ("x", "__weakref__")


attempt(lambda: weakref.ref(Slotted()))
w = WithWeak()
print(weakref.ref(w)() is w, weakref.ref(Thing)() is Thing, weakref.ref(len)() is len, weakref.ref(set)() is set)
s = {1, 2}
print(weakref.ref(s)())

p = Thing("p")
proxy = weakref.proxy(p)
proxy.extra = 5
print(proxy.name, p.extra, proxy.method(), type(proxy).__name__, str(proxy))
del p
attempt(lambda: proxy.name)
items = [1, 2, 3]


class L(list):
    pass


l = L(items)
lp = weakref.proxy(l)
print(len(lp), lp[1], 2 in lp, list(lp), lp + [4], lp == [1, 2, 3])
lp.append(9)
lp[0] = 7
print(l, weakref.proxy(print) if False else type(weakref.proxy(Thing)).__name__)

values = weakref.WeakValueDictionary()
x, y = Thing("x"), Thing("y")
values["x"] = x
values["y"] = y
print(len(values), sorted(values.keys()), values["x"], "y" in values, dict(values) == {"x": x, "y": y})
del y
print(list(values.items()), values.get("y"), "y" in values, values.pop("x"), len(values))
attempt(lambda: values["y"])

keys = weakref.WeakKeyDictionary()
k1, k2 = Thing("k1"), Thing("k2")
keys[k1] = 1
keys[k2] = 2
print(len(keys), keys[k1], k2 in keys, sorted(keys.values()))
del k1
print(len(keys), list(keys.items()), keys.pop(k2), len(keys))

ws = weakref.WeakSet()
m, n = Thing("m"), Thing("n")
ws.add(m)
ws.add(n)
ws.add(m)
print(len(ws), m in ws, sorted(t.name for t in ws))
del n
print(len(ws), [t.name for t in ws])
ws.discard(m)
print(len(ws), ws == weakref.WeakSet())

q = Thing("q")
wm = weakref.WeakMethod(q.method)
print(wm()(), wm() == q.method, weakref.ref(q.method)())
del q
print(wm())

f = Thing("f")
fin = weakref.finalize(f, print, "finalized", "f", sep=":")
print(fin.alive, fin.peek()[1] is print, fin.atexit)
del f
print(fin.alive, fin())
g = Thing("g")
fin2 = weakref.finalize(g, lambda: "result")
print(fin2(), fin2.alive, fin2())


class Node:
    def __init__(self):
        self.me = self


node = Node()
r = weakref.ref(node, lambda ref: print("cycle collected"))
del node
print(r() is None, gc.collect() > 0, r())
keep = Thing("at exit")
weakref.finalize(keep, print, "exit handler ran")
print(gc.isenabled(), gc.get_threshold(), gc.garbage, gc.is_tracked([]), gc.is_tracked(5))
