"""getattr, setattr, hasattr, delattr, vars, dir, callable, id, hash and type with three arguments."""


class A:
    shared = 1

    def __init__(self):
        self.own = 2

    @property
    def fails(self):
        raise ValueError("not an attribute error")

    @property
    def hidden(self):
        raise AttributeError("hidden")


a = A()
print(getattr(a, "own"), getattr(a, "no", "default"), hasattr(a, "shared"), hasattr(a, "hidden"), getattr(a, "hidden", None), vars(a), [n for n in dir(a) if not n.startswith("_")])
setattr(a, "odd name", 3)
setattr(a, "own", 4)
print(vars(a), getattr(a, "odd name"), "odd name" in dir(a))
delattr(a, "odd name")
Made = type("Made", (A,), {"x": 5, "method": lambda self: self.x})
print(Made().method(), Made.__name__, Made.__bases__, type(Made), type(5) is int, isinstance(Made(), A), callable(Made), callable(a), callable(len), callable(Made().method))
print(id(a) == id(a), id(a) != id(A()), hash("a") == hash("a"), hash(1) == hash(1.0) == hash(True), hash(2**61 - 1), hash(-1), hash(2**61), hash(None) == hash(None), hash((1, 2)) == hash((1, 2)))
for use in (lambda: getattr(a, 5), lambda: getattr(a, "no"), lambda: hasattr(a, 5), lambda: hasattr(a, "fails"), lambda: setattr(a, 5, 1), lambda: setattr(5, "x", 1), lambda: delattr(a, "no"), lambda: vars(5), lambda: type("X", 5, {}), lambda: type(5, (), {}), lambda: type("X", (5,), {}), lambda: type("X", (), 5), lambda: type(), lambda: type("X", ()), lambda: hash([]), lambda: hash({}), lambda: hash(([],)),
            lambda: getattr(a, "fails", 1), lambda: setattr(a, "fails", 1), lambda: getattr(), lambda: delattr(A, "own"), lambda: isinstance(a, "A"), lambda: callable(), lambda: id()):
    try:
        print(use())
    except (TypeError, AttributeError, ValueError) as error:
        print(type(error).__name__, error)
