"""__del__ and weak references."""

import gc
import weakref


class Noisy:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name)


a = Noisy("a")
b = a
del a
print("still")
del b
print("gone")


def local():
    x = Noisy("local")
    print("leaving")


local()
items = [Noisy("in list")]
items.clear()
Noisy("temporary")
d = {"k": Noisy("in dict")}
d["k"] = None
x = Noisy("rebound 1")
x = Noisy("rebound 2")
x = None
o = Noisy("attribute holder")
o.child = Noisy("child")
del o.child
del o


class Failing:
    def __del__(self):
        print("failing del")


f = Failing()
del f
cycle = Noisy("cycle")
cycle.me = cycle
del cycle
print("before collect")
gc.collect()
print("after collect")


class Resurrect:
    saved = None

    def __del__(self):
        print("resurrecting")
        Resurrect.saved = self


r = Resurrect()
del r
print(type(Resurrect.saved).__name__)
Resurrect.saved = None
print("second time")


class Thing:
    def method(self):
        return "method"


t = Thing()
ref = weakref.ref(t)
print(ref() is t, ref, weakref.getweakrefcount(t)) if False else print(ref() is t, weakref.getweakrefcount(t))
called = []
ref2 = weakref.ref(t, lambda r: called.append("callback"))
proxy = weakref.proxy(t)
print(proxy.method())
del t
print(ref(), ref2(), called)
try:
    proxy.method()
except ReferenceError as error:
    print(error)
for bad in (5, "a", [], None, (1,), {}):
    try:
        weakref.ref(bad)
    except TypeError as error:
        print(error)
cache = weakref.WeakValueDictionary()
t = Thing()
cache["t"] = t
print(len(cache), "t" in cache, cache["t"] is t)
del t
print(len(cache), cache.get("t"))
keys = weakref.WeakKeyDictionary()
k = Thing()
keys[k] = 5
print(len(keys), keys[k])
del k
print(len(keys))
s = weakref.WeakSet()
m = Thing()
s.add(m)
print(len(s), m in s)
del m
print(len(s))
n = Thing()
wm = weakref.WeakMethod(n.method)
print(wm()())
del n
print(wm())
fin_target = Thing()
fin = weakref.finalize(fin_target, print, "finalized", 1)
print(fin.alive)
del fin_target
print(fin.alive)


def func():
    pass


print(weakref.ref(func)() is func, weakref.ref(Thing)() is Thing, weakref.ref(func) is weakref.ref(func), weakref.ref(func) == weakref.ref(func))
print("end of program")
