"""__prepare__, __new__, __init__ and __call__ of a metaclass; its attributes."""


class Meta(type):
    @classmethod
    def __prepare__(mcs, name, bases, **kwargs):
        print("prepare", name, [base.__name__ for base in bases], kwargs)
        return {"prepared": True}

    def __new__(mcs, name, bases, namespace, **kwargs):
        print("new", name, sorted(key for key in namespace if not key.startswith("__")))
        return super().__new__(mcs, name, bases, namespace)

    def __init__(cls, name, bases, namespace, **kwargs):
        print("init", name, kwargs)
        super().__init__(name, bases, namespace)

    def __call__(cls, *args, **kwargs):
        print("call", cls.__name__, args)
        return super().__call__(*args, **kwargs)

    def __getattr__(cls, name):
        return f"{cls.__name__}.{name}?"

    def __len__(cls):
        return 42

    def __iter__(cls):
        return iter("abc")

    def __contains__(cls, item):
        return item == "yes"

    def __instancecheck__(cls, instance):
        return instance == "instance"

    def __subclasscheck__(cls, other):
        return other is int

    def __repr__(cls):
        return f"<meta {cls.__name__}>"

    @property
    def prop(cls):
        return "prop of " + cls.__name__


class Base(metaclass=Meta, option=1):
    attribute = 1

    def __init__(self, x):
        self.x = x


class Derived(Base): pass


print(type(Base), type(Derived), Base.prepared, Derived(5).x)
print(Base.missing, len(Base), list(Derived), "yes" in Base, "no" in Base, Base.prop, [Base])
print(isinstance("instance", Base), isinstance(1, Base), issubclass(int, Base), issubclass(str, Base), isinstance(Base.__call__(1), Base))
try:
    Base(1).prop
except AttributeError as error:
    print(error)


class Other(type): pass


for text in ("class X(Base, metaclass=Other): pass", "class Y(metaclass=lambda *a, **k: ('made', a[0], k), z=1): pass\nprint(Y)", "class Z(metaclass=5): pass", "class W(Base, metaclass=type): pass\nprint(type(W).__name__)"):
    try:
        exec(text)
    except TypeError as error:
        print(error)


class NoDict(type):
    @classmethod
    def __prepare__(mcs, name, bases):
        return 5


try:
    class N(metaclass=NoDict): pass
except TypeError as error:
    print(error)
print(type("Made", (Base,), {"a": 1}).a, type.__call__(Derived, 3).x)
