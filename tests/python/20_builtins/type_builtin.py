"""type(): one and three arguments; attributes of classes."""


def show(label, action):
    try:
        print(label, repr(action()))
    except Exception as error:
        print(label, type(error).__name__, error)


print(type(1), type("a"), type(None), type(...), type(NotImplemented), type(type), type(object()), type(print), type(len), type(lambda: 0), type([].append), type(str.join), type(int.__add__), type((1).__add__), type(iter([])))
A = type("A", (), {"x": 1, "method": lambda self: self.x, "__doc__": "doc of A"})
print(A, A.__name__, A.__qualname__, A.__module__, A.__bases__, A.__mro__, A.__doc__, A().method(), A.x, A.__dict__["x"])
B = type("B", (A,), {})
print(B, B.__base__, B().x, issubclass(B, A), B.mro(), A.__subclasses__(), type.mro(B) == B.mro())
show("one", lambda: type())
show("two", lambda: type("A", ()))
show("name", lambda: type(1, (), {}))
show("bases", lambda: type("A", [], {}))
show("dict", lambda: type("A", (), []))
show("base int", lambda: type("A", (1,), {}))
show("final", lambda: type("A", (bool,), {}))
show("final none", lambda: type("A", (type(None),), {}))
show("final function", lambda: type("A", (type(lambda: 0),), {}))
show("layout", lambda: type("A", (int, str), {}))
show("duplicate", lambda: type("A", (A, A), {}))
show("order", lambda: type("C", (A, B), {}))
show("set builtin", lambda: setattr(int, "x", 1))
show("del builtin", lambda: delattr(int, "real"))
show("attr", lambda: A.nothing)
show("instance attr", lambda: A().nothing)
show("name set", lambda: setattr(A, "__name__", 5))
A.__name__ = "Renamed"
print(A, A.__qualname__, repr(A()).split(" at ")[0])
A.__qualname__ = "Outer.Renamed"
print(A)
A.y = 5
print(A().y, hasattr(A, "y"), delattr(A, "y"), hasattr(A, "y"))
show("del missing", lambda: delattr(A, "y"))
print(type(A), type(A()), A().__class__, isinstance(A, type), isinstance(type, object), isinstance(object, type), issubclass(type, object), type.__bases__, object.__bases__, object.__base__)
show("isinstance", lambda: isinstance(1, "a"))
show("isinstance tuple", lambda: isinstance(1, (str, int)))
show("isinstance nested", lambda: isinstance(1, (str, (float, int))))
show("isinstance bad nested", lambda: isinstance(1, (str, 5)))
show("isinstance union", lambda: isinstance(1, int | str))
show("issubclass", lambda: issubclass(1, int))
show("issubclass two", lambda: issubclass(int, 1))
show("issubclass tuple", lambda: issubclass(bool, (str, int)))
show("object arg", lambda: object(1))
show("object kw", lambda: object(a=1))
show("class arg", lambda: A(1))
show("class change", lambda: setattr(A(), "__class__", int))
show("class change bad", lambda: setattr(A(), "__class__", 5))


class C:
    pass


class D:
    pass


c = C()
c.__class__ = D
print(type(c) is D, isinstance(c, C), int.__class__, (5).__class__.__name__, int.__flags__ > 0 if hasattr(int, "__flags__") else True)
print(int.__name__, int.__qualname__, int.__module__, list.__module__, A.__module__, type.__call__(int, "5"), int.__call__("7") if False else "", [t.__name__ for t in bool.__mro__])
