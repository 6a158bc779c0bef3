"""abc: abstract methods of all kinds, registration, errors."""

import abc


class Shape(abc.ABC):
    @abc.abstractmethod
    def area(self): return "base area"
    @property
    @abc.abstractmethod
    def name(self): ...
    @classmethod
    @abc.abstractmethod
    def make(cls): ...
    @staticmethod
    @abc.abstractmethod
    def helper(): ...
    def concrete(self): return "concrete"


class Half(Shape):
    def area(self): return super().area() + " extended"
    name = "half"


class Full(Half):
    @classmethod
    def make(cls): return cls()
    @staticmethod
    def helper(): return "helped"


print(sorted(Shape.__abstractmethods__), sorted(Half.__abstractmethods__), Full.__abstractmethods__)
print(Full().area(), Full.make().name, Full.helper(), Full().concrete(), isinstance(Full(), Shape), type(Shape), Shape.area.__isabstractmethod__)
for cls in (Shape, Half):
    try:
        cls()
    except TypeError as error:
        print(error)


class Meta(metaclass=abc.ABCMeta):
    @abc.abstractmethod
    def one(self): ...


class Unrelated: pass


print(Meta.register(Unrelated) is Unrelated, issubclass(Unrelated, Meta), isinstance(Unrelated(), Meta), Meta in Unrelated.__mro__)
try:
    Meta()
except TypeError as error:
    print(error)
try:
    Unrelated.register(Meta)
except AttributeError as error:
    print(error)
