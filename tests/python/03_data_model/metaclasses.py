"""Metaclasses, __prepare__, __init_subclass__, __set_name__, __class_getitem__, class keywords."""


class Meta(type):
    @classmethod
    def __prepare__(mcs, name, bases, **kwargs):
        print("prepare", mcs.__name__, name, [b.__name__ for b in bases], kwargs)
        return {"injected": 1}

    def __new__(mcs, name, bases, namespace, **kwargs):
        print("new", name, sorted(k for k in namespace if not k.startswith("__")), kwargs)
        return super().__new__(mcs, name, bases, namespace)

    def __init__(cls, name, bases, namespace, **kwargs):
        print("init", name, kwargs)
        super().__init__(name, bases, namespace)

    def __call__(cls, *args, **kwargs):
        print("call", cls.__name__, args, kwargs)
        return super().__call__(*args, **kwargs)

    def __len__(cls):
        return 42

    def __iter__(cls):
        return iter([1, 2])

    def __contains__(cls, item):
        return item == "in"

    def __getitem__(cls, key):
        return f"{cls.__name__}[{key}]"

    def __getattr__(cls, name):
        if name.startswith("dyn_"):
            return name
        raise AttributeError(f"no {name}")

    def __repr__(cls):
        return f"<Meta {cls.__name__}>"

    def __instancecheck__(cls, instance):
        return instance == "instance" or type(instance) is cls

    def __subclasscheck__(cls, sub):
        return sub is int

    @property
    def prop(cls):
        return f"prop of {cls.__name__}"

    def __bool__(cls):
        return False

    def __eq__(cls, other):
        return other == "equal" or cls is other

    __hash__ = type.__hash__


class A(metaclass=Meta, option=5):
    x = 10

    def __init__(self, value):
        self.value = value


a = A(3)
print(a.value, A.injected, A.x, len(A), list(A), "in" in A, A["k"], A.dyn_y, A, A.prop, bool(A), A == "equal", isinstance("instance", A), isinstance(a, A), issubclass(int, A), issubclass(str, A), type(A) is Meta)
try:
    A.nothing
except AttributeError as error:
    print(error)
try:
    a.prop
except AttributeError as error:
    print(error)


class B(A):
    pass


print(type(B).__name__, B.x)


class Base:
    registry = []

    def __init_subclass__(cls, /, tag=None, **kwargs):
        super().__init_subclass__(**kwargs)
        cls.tag = tag
        Base.registry.append(cls.__name__)

    def __class_getitem__(cls, item):
        return f"{cls.__name__} of {item}"


class Sub(Base, tag="t"):
    pass


class Sub2(Sub):
    pass


print(Base.registry, Sub.tag, Sub2.tag, Base[int], Sub["x", 1])
try:

    class Bad(Base, wrong=1):
        pass

except TypeError as error:
    print(error)


class Named:
    def __set_name__(self, owner, name):
        print("set_name", owner.__name__, name)
        self.name = name

    def __get__(self, instance, owner):
        return f"{self.name} via {owner.__name__} {instance is None}"


class Uses:
    first = Named()
    second = Named()


print(Uses.first, Uses().second)


class BadName:
    def __set_name__(self, owner, name):
        raise ValueError("in set_name")


try:

    class UsesBad:
        attr = BadName()

except RuntimeError as error:
    print(error, repr(error.__cause__))


class M1(type):
    pass


class M2(type):
    pass


class X(metaclass=M1):
    pass


class Y(metaclass=M2):
    pass


try:

    class Z(X, Y):
        pass

except TypeError as error:
    print(error)


def function_meta(name, bases, namespace):
    print("function meta", name, bases)
    return namespace.get("value")


class Fn(metaclass=function_meta):
    value = "not even a class"


print(Fn)


class WithEntries:
    def __mro_entries__(self, bases):
        print("mro_entries", len(bases))
        return (dict,)


class D(WithEntries()):
    pass


print(D.__mro__, D.__orig_bases__ != D.__bases__)
for source in ("class P(1): pass", "class P(int, str): pass", "class P(int, metaclass=5): pass", "class P(object, int): pass", "class P(bool): pass", "class P(int, int): pass", "class P(x=1): pass"):
    try:
        exec(source)
        print(source, "ok")
    except TypeError as error:
        print(source, "->", error)
