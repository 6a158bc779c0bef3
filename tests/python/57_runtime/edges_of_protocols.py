"""Ends of iterators with values, buffers as source, what super and property show, order of weak references, exits."""

import gc
import io
import sys
import weakref


class Stops:
    def __iter__(self):
        return self

    def __next__(self):
        raise StopIteration(42)


for made in (enumerate(Stops()), map(str, Stops()), zip(Stops()), filter(None, Stops())):
    try:
        next(made)
    except StopIteration as stop:
        print(type(made).__name__, stop.args)


def stop_at_three(x):
    if x < 3:
        return x
    raise StopIteration("three")


def delegate():
    result = yield from map(stop_at_three, range(10))
    print("result", result)


print(list(delegate()))
try:
    next(iter([]))
except StopIteration as stop:
    print(stop.args)

print([bool(view) for d in ({}, {1: 2}) for view in (d.keys(), d.values(), d.items())])
print(eval(bytearray(b"1 + 1")), eval(memoryview(b"2 + 2")), eval(b"3 + 3"))
exec(memoryview(b"print('from a view')"))
for text in ("if 1: 10 + 1\n", "for i in range(2): i\n", "None\n", "x = 5\n"):
    exec(compile(text, "<text>", "single"))
for bad in ("x", 5, [], io.StringIO()):
    try:
        eval("1", bad)
    except TypeError as error:
        print(error)
scope = {}
exec("", scope)
print(type(scope["__builtins__"]))


class Base:
    pass


class Derived(Base):
    def parts(self):
        it = super()
        return it.__thisclass__, it.__self_class__, it.__self__ is self


print(Derived().parts(), super(Derived).__self_class__, super(Derived).__self__, super(Derived).__thisclass__)
p = property("get", "set", "delete")
print(p.getter("other").fget, p.setter("other").fset, p.deleter("other").fdel, p.fget)
thing = Base()
thing.__dict__ = {"a": 1}
del thing.__dict__
print(thing.__dict__, hasattr(thing, "a"))


def references():
    target = Base()
    kept = [weakref.ref(target, lambda _, n=n: print("callback", n)) for n in range(3)]
    finalizers = [weakref.finalize(target, print, "finalize", n) for n in range(2)]
    print(len(kept), [f.alive for f in finalizers])
    target = None
    gc.collect()


references()


class Wrong(Exception):
    def __new__(cls, *args):
        return 1


def generator():
    yield


for action in (lambda: generator().throw(Wrong), lambda: generator().throw(1), lambda: (-2) ** 2000.5):
    try:
        action()
    except Exception as error:
        print(type(error).__name__, error)
try:
    raise Wrong("x")
except TypeError as error:
    print(error)
text = io.StringIO("foobar")
text.write("12")
print(text.getvalue(), text.read(), text.tell())
data = b"abc"
print(data.strip() is data, data.strip(b"a") is data)
print(exit, quit, Ellipsis.__reduce__(), NotImplemented.__reduce__())
sys.set_int_max_str_digits(1000)
try:
    str(10 ** 1000)
except ValueError as error:
    print(error)
try:
    sys.set_int_max_str_digits(5)
except ValueError as error:
    print(error)
sys.set_int_max_str_digits(0)
print(len(str(10 ** 5000)), sys.get_int_max_str_digits())


class Shown:
    pass


Shown.__repr__ = Shown.__str__


class Caller:
    pass


Caller.__call__ = Caller()
for action in (lambda: str(Shown()), Caller()):
    try:
        action()
    except RecursionError as error:
        print(error)
for code in (None, 3, "bye"):
    try:
        quit(code)
    except SystemExit as error:
        print(repr(error.code))
exit(7)
