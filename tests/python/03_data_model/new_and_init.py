"""__new__ and __init__: order, results of other types, error texts."""


class Trace:
    def __new__(cls, *args, **kwargs):
        print("new", cls.__name__, args, kwargs)
        return super().__new__(cls)

    def __init__(self, *args, **kwargs):
        print("init", args, kwargs)


Trace(1, a=2)


class Other:
    def __new__(cls): return "a string"
    def __init__(self): print("never")


print(Other())


class Single:
    _it = None
    def __new__(cls, n):
        if cls._it is None:
            cls._it = super().__new__(cls)
        return cls._it
    def __init__(self, n): self.n = n


one, two = Single(1), Single(2)
print(one is two, one.n)


class Inch(float):
    def __new__(cls, value=0.0): return super().__new__(cls, value * 2.54)
    def __repr__(self): return f"Inch({float(self)})"


class Pair(tuple):
    def __new__(cls, a, b): return tuple.__new__(cls, (a, b))


print(Inch(2), Inch() + 1, type(Inch(1) + Inch(1)), Pair(1, 2), type(Pair(1, 2)[:]), Pair(1, 2) == (1, 2))
print(isinstance(Trace.__dict__["__new__"], staticmethod))


class NoArgs: pass


class OnlyInit:
    def __init__(self, x): pass


class OnlyNew:
    def __new__(cls, x): return object.__new__(cls)


class BadInit:
    def __init__(self): return 5


for action in (lambda: NoArgs(1), lambda: NoArgs(a=1), lambda: OnlyInit(), lambda: OnlyInit(1, 2), lambda: OnlyNew(), lambda: OnlyNew(1), lambda: BadInit(), lambda: object(1), lambda: object.__new__(), lambda: object.__new__(int), lambda: object.__new__(5), lambda: int.__new__(str), lambda: object.__init__(OnlyInit(1), 2), lambda: object.__new__(NoArgs, 1), lambda: list.__new__(dict), lambda: type.__new__(int)):
    try:
        print(type(action()).__name__)
    except Exception as error:
        print(type(error).__name__, error)
