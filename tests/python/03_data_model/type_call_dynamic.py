"""Classes made by calling `type`: bases, namespaces, qualified names, and everything that is refused."""

import types


def speak(self):
    return f"{self.name} speaks"


Animal = type("Animal", (), {"speak": speak, "legs": 4, "__doc__": "An animal.", "__qualname__": "Zoo.Animal"})
Dog = type("Dog", (Animal,), {"__init__": lambda self, name: setattr(self, "name", name)})
print(Animal, Dog, Dog.__mro__, Dog("rex").speak(), Dog.legs)
print(Animal.__name__, Animal.__qualname__, Animal.__module__, Animal.__doc__, Dog.__doc__)
print(type(Dog) is type, type(5), type(type), Dog.__base__.__name__, Dog.__bases__)

namespace = {"x": 1}
Copy = type("Copy", (), namespace)
namespace["x"] = 2
Copy.y = 3
print(Copy.x, "y" in namespace, sorted(name for name in vars(Copy) if not name.startswith("__")))

Made = types.new_class("Made", (Dog,), {"tag": "t"} if False else {}, lambda ns: ns.update(z=26))
print(Made.z, types.resolve_bases((int, list[int])), types.prepare_class("P", (), {})[0])


class Meta(type):
    def __new__(mcs, name, bases, namespace, **options):
        print("new", name, options)
        return super().__new__(mcs, name, bases, namespace)

    def __init__(cls, name, bases, namespace, **options):
        print("init", name, sorted(options))


Base = Meta("Base", (), {}, flag=True)
Derived = type("Derived", (Base,), {})
print(type(Derived).__name__)
Derived.__name__ = "Renamed"
print(Derived, Derived.__qualname__)


def attempt(*args, **options):
    try:
        print("no error:", type(*args, **options))
    except (TypeError, ValueError) as error:
        print(type(error).__name__, "-", error)


attempt("A")
attempt()
attempt("A", ())
attempt(1, (), {})
attempt("A", [], {})
attempt("A", (), [])
attempt("A", (1,), {})
attempt("A", (bool,), {})
attempt("A", (int, str), {})
attempt("A", (object, int), {})
attempt("A", (Dog, Dog), {})
attempt("A", (), {"__slots__": ("a b",)})
attempt("A", (), {"__slots__": ("x",), "x": 1})
attempt("A", (int,), {"__slots__": ("x",)})
attempt("A", (), {"__qualname__": 5})
attempt("A\0B", (), {})
attempt("A", (), {}, option=1)
attempt("A", (type(None),), {})
attempt("A", (type(len),), {})
