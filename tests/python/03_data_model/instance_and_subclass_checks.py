"""`__instancecheck__`, `__subclasscheck__`, `__subclasshook__` and the forms of the second argument."""

from abc import ABCMeta


class Even(type):
    def __instancecheck__(cls, instance):
        return isinstance(instance, int) and instance % 2 == 0

    def __subclasscheck__(cls, other):
        return other.__name__.startswith("E")


class EvenNumber(metaclass=Even):
    pass


class Egg:
    pass


print(isinstance(4, EvenNumber), isinstance(3, EvenNumber), isinstance(EvenNumber(), EvenNumber), issubclass(Egg, EvenNumber), issubclass(int, EvenNumber))
print(isinstance(4, (str, EvenNumber)), isinstance("x", (int, (float, (str,)))), isinstance(1, ()), issubclass(bool, (str, int)))
print(isinstance(1, int | str), isinstance(None, int | None), issubclass(int, int | str), isinstance(1.5, int | str))


class Sized(metaclass=ABCMeta):
    @classmethod
    def __subclasshook__(cls, other):
        if cls is Sized:
            return any("size" in base.__dict__ for base in other.__mro__) or NotImplemented
        return NotImplemented


class File:
    def size(self):
        return 1


class Exact(Sized):
    pass


print(isinstance(File(), Sized), issubclass(int, Sized), issubclass(File, Exact), Sized.register(int) is int, issubclass(bool, Sized))
for use in (lambda: isinstance(1, 2), lambda: issubclass(1, int), lambda: isinstance(1, [int]), lambda: issubclass(int, 3), lambda: isinstance(1, (int, 2)),
            lambda: isinstance("", (int, 2)), lambda: issubclass(int, "str")):
    try:
        print(use())
    except TypeError as error:
        print(error)


class Liar:
    __class__ = dict


print(isinstance(Liar(), dict), isinstance(Liar(), Liar), type(Liar()).__name__, Liar().__class__.__name__)


class Truthy(type):
    def __instancecheck__(cls, instance):
        return [instance]


print(isinstance(0, Truthy("T", (), {})))
