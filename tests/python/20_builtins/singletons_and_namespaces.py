"""Classes of single objects, `SimpleNamespace`, and what of `__dict__` cannot be deleted."""
import copy
import functools
import sys
import types


def attempt(function):
    try:
        print(repr(function()))
    except Exception as error:
        print(type(error).__name__, error)


for single in None, ..., NotImplemented:
    attempt(lambda: type(single)() is single)
    attempt(lambda: type(single).__new__(int))
    attempt(lambda: type(single)(1))
attempt(lambda: type(...).__reduce__(1))
for value in 5, 1.5, 3 + 4j, "s", b"b", (1,):
    print(value.__getnewargs__(), end=" ")
print((1j).__complex__())
space = types.SimpleNamespace(a=1)
space.me = space
print(space, types.SimpleNamespace, type(sys.implementation) is types.SimpleNamespace, space == copy.copy(space))
attempt(lambda: types.SimpleNamespace(1))
attempt(lambda: hash(space))
plain = type("Plain", (), {})()
for owner in plain, functools.partial(print), ValueError(), attempt:
    attempt(lambda: owner.__delattr__("__dict__"))


class Text(str):
    pass


class Shown:
    def __repr__(self):
        return Text("shown")


print(type(repr(Shown())), type(ascii(Shown())))
print(all(isinstance(kind.__doc__, str) for kind in (type, object, dict, int)), type("C", (dict,), {}).__doc__)


class Lengths(dict):
    def __getitem__(self, key):
        return len(key)


attempt(lambda: eval("a + word", Lengths()))
for text in "1 +2j", "1+ 2j", "1 +j", " 1+2j ":
    attempt(lambda: complex(text))
