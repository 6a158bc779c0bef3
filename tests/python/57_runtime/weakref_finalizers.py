"""Weak references: callbacks in order, `finalize`, proxies, methods, and what cannot be referred to weakly."""

import gc
import weakref


class Thing:
    def __init__(self, name):
        self.name = name

    def hello(self):
        return f"hello {self.name}"

    def __len__(self):
        return len(self.name)


def gone(label):
    return lambda ref: print("  gone", label, ref() is None)


thing = Thing("a")
refs = [weakref.ref(thing, gone(n)) for n in range(3)]
plain = weakref.ref(thing)
print(
    plain() is thing, plain == refs[0], hash(plain) == hash(thing), weakref.ref(thing) is plain,
    weakref.getweakrefcount(thing),
)
del thing
print(plain(), plain == refs[0], [ref() for ref in refs])

thing = Thing("b")
done = weakref.finalize(thing, print, "  finalized", thing.name, sep="-")
print(done.alive, done.peek()[2], done.atexit)
del thing
print(done.alive, done(), done.peek())
thing = Thing("c")
early = weakref.finalize(thing, lambda x: x * 2, 21)
print(early(), early.alive)
detached = weakref.finalize(thing, print, "never")
print(detached.detach()[1] is print, detached.alive)

proxy = weakref.proxy(thing)
print(proxy.hello(), len(proxy), type(proxy).__name__, proxy.name)
proxy.name = "renamed"
bound = weakref.WeakMethod(thing.hello)
print(bound()(), weakref.ref(thing.hello)())
del thing
for action in (lambda: proxy.name, lambda: len(proxy)):
    try:
        action()
    except ReferenceError as error:
        print(error)
print(bound())

one, two = Thing("1"), Thing("2")
one.other, two.other = two, one
watch = weakref.ref(one, gone("cycle"))
weakref.finalize(two, print, "  cycle finalized")
del one, two
print(watch() is not None, gc.collect() > 0, watch())
for value in (1, "s", (), [], {}, None, 1.5):
    try:
        weakref.ref(value)
    except TypeError as error:
        print(error)
print(all(map(weakref.ref, [set(), frozenset(), print.__class__, gone, (x for x in "")])))
late = Thing("late")
weakref.finalize(late, print, "at exit")
