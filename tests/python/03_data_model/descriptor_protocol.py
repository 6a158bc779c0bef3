"""Data and non-data descriptors, their order against instance and class."""


class Data:
    def __set_name__(self, owner, name):
        self.name = name
        print("named", owner.__name__, name)

    def __get__(self, instance, owner=None):
        return f"data {self.name} {instance is not None} {owner.__name__}"

    def __set__(self, instance, value):
        print("set", self.name, value)

    def __delete__(self, instance):
        print("delete", self.name)


class NonData:
    def __get__(self, instance, owner):
        return "non-data"


class OnlySet:
    def __set__(self, instance, value):
        instance.__dict__["only"] = value * 2


class C:
    data = Data()
    non = NonData()
    only = OnlySet()


c = C()
c.__dict__.update(data=1, non=2, extra=3)
print(c.data, c.non, c.extra, C.data, C.non)
c.data = 5
del c.data
print(type(c.only).__name__)
c.only = 4
print(c.only, c.__dict__)
try:
    del c.only
except AttributeError as error:
    print(error)
del c.non
print(c.non)
try:
    del c.non
except AttributeError as error:
    print(error)
C.data = "replaced"
print(c.data)
C.late = Data()
try:
    c.late
except AttributeError as error:
    print(error)
f = lambda self: self
print(f.__get__(1, int)(), f.__get__(None, int) is f, type(f.__get__(1)).__name__, type(f).__get__(f, 2)())
print(classmethod(f).__get__(None, int)(), staticmethod(f).__get__(1)(9), property(lambda self: 3).__get__(1), property(f).__get__(None, int).fget is f)


class Bad:
    def __set_name__(self, owner, name):
        raise ValueError("no name")


try:
    class D:
        x = Bad()
except RuntimeError as error:
    print(error, repr(error.__cause__))
