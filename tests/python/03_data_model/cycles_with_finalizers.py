"""What the cycle collector finds: __del__ of a cycle, a suspended generator in one, weak references into one."""

import gc
import weakref


class Node:
    def __init__(self, name):
        self.name = name
        self.other = None

    def __del__(self):
        print("del", self.name, "->", self.other and self.other.name)


class Plain:
    pass


def pair(first, second):
    one, two = Node(first), Node(second)
    one.other, two.other = two, one


pair("a", "b")
print("a pair is garbage")
gc.collect()

holder = Plain()
holder.me = holder
reference = weakref.ref(holder, lambda _: print("callback"))
del holder
print(reference() is None)
gc.collect()
print(reference() is None)


def numbers(box):
    box.append(numbers)
    try:
        yield 1
        yield 2
    finally:
        print("closed with", len(box), "in the box")


box = []
suspended = numbers(box)
next(suspended)
box.append(suspended)
del suspended, box
print("a generator is garbage")
gc.collect()

kept = []


class Rises:
    def __init__(self):
        self.me = self

    def __del__(self):
        kept.append(self)


Rises()
gc.collect()
print(len(kept), kept[0].me is kept[0])
kept.clear()
gc.collect()
print(len(kept))

many = []
for number in range(1000):
    node = Plain()
    node.ring = [node, {"self": node}, (node,)]
    many.append(weakref.ref(node))
del node
print(sum(item() is not None for item in many) > 0)
gc.collect()
print(sum(item() is not None for item in many))
print(gc.collect())
