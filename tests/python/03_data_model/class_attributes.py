"""Attributes that classes have: __name__, __dict__, __doc__, annotations, assignment."""


class Outer:
    """Outer's doc."""
    x: int = 1
    y: "later"

    class Inner:
        def method(self): pass


print(Outer.__name__, Outer.__qualname__, Outer.Inner.__qualname__, Outer.Inner.method.__qualname__, Outer.__module__, Outer.__doc__, Outer.Inner.__doc__)
print(Outer.__annotations__, Outer.Inner.__annotations__, type(Outer.__dict__), list(Outer.__dict__))
try:
    Outer.__dict__["x"] = 2
except TypeError as error:
    print(error)
Outer.x = 5
Outer.new = lambda self: self.x
print(Outer().new(), Outer.__dict__["x"], Outer.__dict__.get("none"), "x" in Outer.__dict__, len(Outer.Inner.__dict__))
Outer.__name__ = "Renamed"
Outer.__qualname__ = "Q.Renamed"
print(Outer, Outer.__name__, repr(Outer()).split(" ")[0])
Outer.__doc__ = "changed"
print(Outer.__doc__, Outer().__doc__)
del Outer.x
for action in (lambda: Outer.x, lambda: delattr(Outer, "x"), lambda: setattr(Outer, "__name__", 1), lambda: setattr(Outer, "__name__", "a\0b"), lambda: setattr(Outer, "__dict__", {}), lambda: setattr(Outer, "__mro__", ()), lambda: setattr(int, "__name__", "x"), lambda: delattr(Outer, "__name__"), lambda: setattr(Outer, "__qualname__", 3), lambda: int.y, lambda: delattr(int, "real"), lambda: setattr(Outer, "__class__", 5), lambda: type.__name__.x):
    try:
        action()
    except Exception as error:
        print(type(error).__name__, error)


class A:
    def hello(self): return "A"


class B:
    def hello(self): return "B"


a = A()
a.__class__ = B
print(a.hello(), type(a), isinstance(a, A))
a.__dict__ = {"hello": lambda: "dict"}
print(a.hello(), vars(a).keys())
for value in (5, int, object()):
    try:
        a.__class__ = value
    except TypeError as error:
        print(error)
try:
    a.__dict__ = 5
except TypeError as error:
    print(error)
print(type.__dict__["__mro__"].__get__(bool), type.__call__(int, "5"), int.__class__, type.__class__, type.__mro__)
