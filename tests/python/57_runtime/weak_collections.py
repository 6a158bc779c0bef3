"""WeakValueDictionary, WeakKeyDictionary, WeakSet, weak methods, finalize and callbacks."""

import weakref


class Node:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return f"<{self.name}>"

    def method(self):
        return f"method of {self.name}"


a, b = Node("a"), Node("b")
values = weakref.WeakValueDictionary(one=a, two=b)
keys = weakref.WeakKeyDictionary({a: 1, b: 2})
nodes = weakref.WeakSet([a, b])
reference = weakref.ref(a, lambda ref: print("callback", ref() is None))
bound = weakref.WeakMethod(a.method)
finalizer = weakref.finalize(a, print, "finalized", 1)
print(sorted(values), len(keys), len(nodes), reference() is a, bound()(), finalizer.alive, weakref.getweakrefcount(a) > 0)
del a
print(sorted(values), list(keys.items()), len(nodes), reference(), bound(), finalizer.alive, "one" in values, values.get("one", "gone"))
values["three"] = c = Node("c")
nodes.add(c)
print(sorted(values.items()), b in nodes, values.pop("three"), len(nodes), len(values))
again = weakref.ref(b)
print(again is weakref.ref(b), again == weakref.ref(b), hash(again) == hash(b), weakref.ref(b) != weakref.ref(c), isinstance(again, weakref.ReferenceType))


class Slotted:
    __slots__ = ("x",)


class Weakable:
    __slots__ = ("x", "__weakref__")


for value in (5, "text", [], {}, None, Slotted(), (1,)):
    try:
        weakref.ref(value)
    except TypeError as error:
        print(error)
print(weakref.ref(Weakable())() is None, weakref.ref(len)() is len, type(weakref.ref({1})).__name__)
finalizer = weakref.finalize(b, lambda *args, **kwargs: (args, kwargs), 1, k=2)
print(finalizer(), finalizer(), finalizer.alive, finalizer.detach(), finalizer.peek())
for use in (lambda: values["nope"], lambda: keys[b, 1], lambda: weakref.WeakMethod(5), lambda: reference.x):
    try:
        print(use())
    except (KeyError, TypeError, AttributeError) as error:
        print(type(error).__name__, error)
