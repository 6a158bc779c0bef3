"""Descriptors of every kind, super in odd places, class-level hooks."""


class NonData:
    def __get__(self, instance, owner):
        return ("non-data", instance is None, owner.__name__)


class Data:
    def __init__(self):
        self.values = {}

    def __set_name__(self, owner, name):
        print("set_name", owner.__name__, name)
        self.name = name

    def __get__(self, instance, owner):
        if instance is None:
            return f"{owner.__name__}.{self.name}"
        return self.values.get(instance.key, "unset")

    def __set__(self, instance, value):
        print("set", self.name, value)
        self.values[instance.key] = value

    def __delete__(self, instance):
        print("delete", self.name)
        del self.values[instance.key]


class Host:
    non_data = NonData()
    data = Data()

    def __init__(self, key):
        self.key = key


h = Host(1)
print(h.non_data, Host.non_data, h.data, Host.data)
h.data = 5
print(h.data, Host(2).data)
del h.data
print(h.data)
h.non_data = "shadowed"
print(h.non_data, vars(h))
h.__dict__["data"] = "in dict"
print(h.data)


class Lazy:
    def __init__(self, function):
        self.function = function

    def __get__(self, instance, owner):
        value = instance.__dict__[self.function.__name__] = self.function(instance)
        return value


class Circle:
    def __init__(self, r):
        self.r = r

    @Lazy
    def area(self):
        print("computing")
        return round(3.14159 * self.r**2, 3)


c = Circle(2)
print(c.area, c.area)


class A:
    def __init__(self, **kwargs):
        print("A", kwargs)

    def method(self):
        return "A.method"

    @classmethod
    def make(cls):
        return cls.__name__ + " from A"

    @property
    def prop(self):
        return "A.prop"

    @staticmethod
    def static():
        return "A.static"


class B(A):
    def __init__(self, b=0, **kwargs):
        print("B", b)
        super().__init__(**kwargs)

    def method(self):
        return "B+" + super().method()

    @classmethod
    def make(cls):
        return "B+" + super().make()

    @property
    def prop(self):
        return "B+" + super().prop


class C(A):
    def __init__(self, c=0, **kwargs):
        print("C", c)
        super().__init__(**kwargs)

    def method(self):
        return "C+" + super().method()


class D(B, C):
    def method(self):
        inner = lambda: super(D, self).method()
        return "D+" + inner()

    def explicit(self):
        return super(B, self).method(), A.method(self), super().static()

    def comprehension(self):
        return [super(D, self).prop for _ in range(1)]


d = D(b=1, c=2)
print(d.method(), d.explicit(), D.make(), d.prop, d.comprehension(), [k.__name__ for k in D.__mro__])
try:
    super().nothing
except RuntimeError as error:
    print(error)
try:
    super(D, 5)
except TypeError as error:
    print(error)
try:
    super(D, d).missing
except AttributeError as error:
    print(error)


class Plugin:
    plugins = []

    def __init_subclass__(cls, /, order=0, **kwargs):
        super().__init_subclass__(**kwargs)
        Plugin.plugins.append((order, cls.__name__))
        cls.order = order


class First(Plugin, order=2):
    pass


class Second(First):
    pass


print(sorted(Plugin.plugins), First.order, Second.order)


class Box:
    def __class_getitem__(cls, item):
        return f"{cls.__name__}[{item}]"


print(Box[int], Box["x"])


class Meta(type):
    def __getattr__(cls, name):
        return f"{cls.__name__} has no {name}"

    def __len__(cls):
        return 42

    def __iter__(cls):
        return iter("meta")

    def __contains__(cls, x):
        return x == 1

    def __instancecheck__(cls, instance):
        return instance == "fake"

    def __repr__(cls):
        return f"<Meta {cls.__name__}>"


class WithMeta(metaclass=Meta):
    present = 1


print(WithMeta.present, WithMeta.absent, len(WithMeta), list(WithMeta), 1 in WithMeta, isinstance("fake", WithMeta), isinstance(3, WithMeta), WithMeta)
print(D.__subclasses__(), [s.__name__ for s in A.__subclasses__()], A.__bases__, type(A).__name__, D.__base__.__name__, "method" in D.__dict__, hasattr(D, "make"))
