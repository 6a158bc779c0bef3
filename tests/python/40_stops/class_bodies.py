"""Class bodies: loops, conditions, nested classes, metaclass keywords, __set_name__, __init_subclass__."""


class Meta(type):
    @classmethod
    def __prepare__(mcs, name, bases, **kw):
        print("prepare", name, kw)
        return {"prepared": True}

    def __new__(mcs, name, bases, ns, **kw):
        print("new", name, sorted(k for k in ns if not k.startswith("_")))
        return super().__new__(mcs, name, bases, ns)

    def __init__(cls, name, bases, ns, **kw):
        super().__init__(name, bases, ns)

    def __call__(cls, *args):
        print("call", cls.__name__)
        return super().__call__(*args)


class Named:
    def __set_name__(self, owner, name):
        print("set_name", owner.__name__, name)

    def __get__(self, obj, owner=None):
        print("get", obj is None)
        return 7

    def __set__(self, obj, value):
        print("set", value)


class Base:
    def __init_subclass__(cls, /, tag=None, **kw):
        print("subclass", cls.__name__, tag)
        super().__init_subclass__(**kw)


class A(Base, tag="a"):
    x = 1
    for i in range(2):
        x += i
    if x > 1:
        y = x
    else:
        y = 0

    class Inner:
        z = 5

    def method(self): return self.y
    d = Named()
    try:
        q = undefined
    except NameError:
        q = "caught"
    values = [n for n in range(3)]
    with open(__file__) as f:
        pass
    del i


class B(
    A,
    metaclass=type(A),
    tag=(
        "b"
    ),
):
    """Doc."""


class C(metaclass=Meta, flag=1):
    v = Named()

    def __new__(cls, *args):
        print("object new")
        return super().__new__(cls)

    def __init__(self, a):
        self.v = a


a = A()
print(a.method(), a.d, A.d, A.Inner.z, A.q, A.values)
a.d = 3
c = C(4)
print(c.v, B.__doc__, C.prepared)


def make(n):
    class Local:
        value = n

        def get(self):
            return __class__.value + n
    return Local


print(make(3)().get())
D = type("D", (A,), {"w": Named()}, tag="d")
print(D().w)
