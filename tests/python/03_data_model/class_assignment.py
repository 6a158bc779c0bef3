"""Assigning to `__class__`, `__bases__`, `__dict__`, `__name__`, `__qualname__`, `__doc__`."""


class A:
    """A's text"""

    def who(self):
        return "A"


class B:
    def who(self):
        return "B" + str(self.__dict__)


class Slotted:
    __slots__ = ("x",)


a = A()
a.v = 1
a.__class__ = B
print(a.who(), type(a).__name__, isinstance(a, A))
a.__dict__ = {"fresh": 2}
print(a.fresh, hasattr(a, "v"), a.who())


def attempt(action):
    try:
        print("fine", action())
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)


attempt(lambda: setattr(a, "__class__", Slotted))
attempt(lambda: setattr(a, "__class__", int))
attempt(lambda: setattr(5, "__class__", bool))
attempt(lambda: setattr(a, "__class__", 3))
attempt(lambda: setattr(a, "__dict__", 3))
attempt(lambda: setattr(Slotted(), "__dict__", {}))
attempt(lambda: delattr(a, "__dict__"))
attempt(lambda: a.__dict__)
attempt(lambda: delattr(a, "__class__"))
attempt(lambda: setattr(A, "__name__", "Renamed"))
attempt(lambda: setattr(A, "__name__", 3))
attempt(lambda: setattr(A, "__qualname__", "Outer.Renamed"))
attempt(lambda: setattr(A, "__qualname__", b""))
attempt(lambda: setattr(A, "__doc__", "new"))
attempt(lambda: setattr(int, "__doc__", "new"))
attempt(lambda: setattr(int, "x", 1))
attempt(lambda: delattr(str, "upper"))
attempt(lambda: setattr(A, "__dict__", {}))
attempt(lambda: delattr(A, "__name__"))
attempt(lambda: setattr(A, "__module__", "elsewhere"))
print(A, A.__name__, A.__qualname__, A.__doc__, A().__class__)


class Base1:
    def hello(self):
        return "one"


class Base2:
    def hello(self):
        return "two"


class Child(Base1):
    pass


child = Child()
print(child.hello())
Child.__bases__ = (Base2,)
print(child.hello(), Child.__mro__[1].__name__, Base1.__subclasses__(), Base2.__subclasses__())
attempt(lambda: setattr(Child, "__bases__", ()))
attempt(lambda: setattr(Child, "__bases__", (Child,)))
attempt(lambda: setattr(Child, "__bases__", Base1))
attempt(lambda: setattr(Child, "__bases__", (int,)))
attempt(lambda: setattr(object, "__bases__", (Base1,)))
