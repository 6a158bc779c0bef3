"""class statements: bodies, metaprogramming by decorators, dataclass-like code, equality, ordering."""


def auto_repr(cls):
    def __repr__(self):
        inner = ", ".join(f"{key}={value!r}" for key, value in vars(self).items())
        return f"{type(self).__name__}({inner})"

    cls.__repr__ = __repr__
    return cls


@auto_repr
class Point:
    dimensions = 2

    def __init__(self, x, y):
        self.x = x
        self.y = y


print(Point(1, 2), [Point("a", None)])
Dynamic = type("Dynamic", (Point,), {"extra": 5, "double": lambda self: self.x * 2})
print(Dynamic(4, 5), Dynamic.extra, Dynamic(4, 5).double(), Dynamic.__name__, Dynamic.__mro__[1] is Point)


class Registry:
    known = {}

    def __init_subclass__(cls, key=None, **kwargs):
        super().__init_subclass__(**kwargs)
        cls.known[key or cls.__name__.lower()] = cls


class Json(Registry):
    pass


class Yaml(Registry, key="yml"):
    pass


print(sorted(Registry.known), Registry.known["yml"] is Yaml)


class Meta(type):
    def __new__(mcls, name, bases, namespace):
        namespace["created_by"] = mcls.__name__
        return super().__new__(mcls, name, bases, namespace)

    def __call__(cls, *args):
        instance = super().__call__(*args)
        instance.tagged = True
        return instance

    def shout(cls):
        return cls.__name__.upper()


class WithMeta(metaclass=Meta):
    pass


class Child(WithMeta):
    pass


print(WithMeta.created_by, Child().tagged, Child.shout(), type(Child) is Meta)


class Singleton:
    instance = None

    def __new__(cls, *args):
        if cls.instance is None:
            cls.instance = super().__new__(cls)
            print("created")
        return cls.instance

    def __init__(self, value):
        self.value = value


print(Singleton(1) is Singleton(2), Singleton.instance.value)


class Node:
    def __init__(self, value, next=None):
        self.value = value
        self.next = next


class LinkedList:
    def __init__(self, values=()):
        self.head = None
        for value in reversed(values):
            self.head = Node(value, self.head)

    def __iter__(self):
        node = self.head
        while node:
            yield node.value
            node = node.next

    def reverse(self):
        previous, node = None, self.head
        while node:
            node.next, previous, node = previous, node, node.next
        self.head = previous
        return self

    def __len__(self):
        return sum(1 for _ in self)


numbers = LinkedList([1, 2, 3, 4])
print(list(numbers), len(numbers), list(numbers.reverse()), 3 in numbers)


class Account:
    total = 0

    def __init__(self):
        self.__secret = 1
        self._protected = 2
        type(self).total += 1

    def reveal(self):
        return self.__secret


class Special(Account):
    def __init__(self):
        super().__init__()
        self.__secret = 10

    def both(self):
        return self.reveal(), self.__secret


print(Special().both(), sorted(vars(Special())), Account.total, Special.total)
try:
    Special().__secret
except AttributeError as error:
    print(error)


class A:
    def template(self):
        return f"{self.hook()}-{self.name}"

    def hook(self):
        raise NotImplementedError(f"{type(self).__name__} must define hook")


class B(A):
    name = "b"

    def hook(self):
        return "hooked"


class C(A):
    name = "c"


print(B().template())
try:
    C().template()
except NotImplementedError as error:
    print(error)


class Mixin:
    def describe(self):
        return "mixin+" + super().describe()


class Thing:
    def describe(self):
        return "thing"


class Mixed(Mixin, Thing):
    pass


print(Mixed().describe())
print(isinstance(B(), A), hasattr(B, "hook"), callable(B), B.__dict__["name"], "hook" in vars(B), B.__doc__, A.__module__)
instance = B()
instance.__class__ = C
print(type(instance).__name__, instance.name)
x = 5


class Confusing:
    x = x + 1
    y = x * 2

    def get(self):
        return x


print(Confusing.x, Confusing.y, Confusing().get())
