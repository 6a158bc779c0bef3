"""Classes are collected like other objects, leave the lists of their bases, and are not kept by registers and caches."""

import abc
import collections.abc
import dataclasses
import enum
import gc
import operator
import weakref


def family(number):
    class Base:
        def method(self):
            return super().__init__()

        def other(self):
            return 1

    class Derived(Base):
        x = number

        def other(self):
            return super().other() + self.x

    instance = Derived()
    instance.method()
    instance.me = instance
    print(instance.other(), end=" ")
    return weakref.ref(Base), weakref.ref(Derived, lambda _: print("derived", number, "is gone"))


references = [family(number) for number in range(3)]
gc.collect()
print([reference() for pair in references for reference in pair])
print("Base" in map(operator.attrgetter("__name__"), object.__subclasses__()))


class Root:
    pass


class First(Root):
    pass


class Second(Root):
    pass


kept = Second()
print(Root.__subclasses__())
del First, Second
gc.collect()
print(Root.__subclasses__(), type(kept).__mro__[1:])
Root.late = lambda self: "late"
print(kept.late())
del kept
gc.collect()
print(Root.__subclasses__())


def several():
    class Abstract(abc.ABC):
        @abc.abstractmethod
        def method(self): ...

    class Registered:
        pass

    collections.abc.Sized.register(Registered)
    print(isinstance(Registered(), collections.abc.Sized), isinstance(3, Abstract), end=" ")

    class Colour(enum.Enum):
        RED = 1

    @dataclasses.dataclass
    class Point:
        x: int = 1

    class Wrong(Exception):
        pass

    try:
        raise Wrong(Colour.RED, Point())
    except Wrong as error:
        print(error.args)
    return [weakref.ref(cls) for cls in (Abstract, Registered, Colour, Point, Wrong)]


references = several()
gc.collect()
print([reference() for reference in references])
