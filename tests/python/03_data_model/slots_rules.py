"""__slots__: what instances may hold, with inheritance, and error texts."""


class A:
    __slots__ = ("x", "_y", "__private")

    def __init__(self):
        self.__private = "p"

    def private(self):
        return self.__private


class B(A):
    __slots__ = "z"


class C(A):
    pass


class D(A):
    __slots__ = ["__dict__", "w"]


a, b, c, d = A(), B(), C(), D()
print(A.__slots__, B.__slots__, a.private(), type(A.x), A.x)
for target in (a, b, c, d):
    for name in ("x", "z", "other"):
        try:
            setattr(target, name, 1)
            print(type(target).__name__, name, getattr(target, name))
        except AttributeError as error:
            print(type(target).__name__, name, error)
    print(hasattr(target, "__dict__"), hasattr(target, "__weakref__"))
print(c.__dict__, d.__dict__)
for action in (lambda: a._y, lambda: delattr(a, "_y"), lambda: A.x.__get__(5), lambda: a.__dict__, lambda: setattr(a, "__class__", B), lambda: A.x.__set__(1, 2)):
    try:
        action()
    except Exception as error:
        print(type(error).__name__, error)
del a.x
print(hasattr(a, "x"), A.x.__get__(None, A) is A.x, A.x.__name__)
for text in ("class E:\n __slots__ = 'a'\n a = 1", "class E:\n __slots__ = ('a b',)", "class E:\n __slots__ = (1,)", "class E(int):\n __slots__ = ('x',)", "class E(A, B): pass", "class P:\n __slots__ = 'p'\nclass Q:\n __slots__ = 'q'\nclass R(P, Q): pass", "class E:\n __slots__ = ('__dict__', '__dict__')", "class E(tuple):\n __slots__ = ()\nE().x = 1"):
    try:
        exec(text)
    except Exception as error:
        print(type(error).__name__, error)
E2 = type("E2", (), {"__slots__": {"a": "doc of a", "b": None}})
print(E2.__slots__, E2.a.__doc__)
