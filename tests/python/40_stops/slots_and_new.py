"""__new__, __init__, __slots__, __class__ assignment, copy protocols and instance checks with guest hooks."""


class Meta(type):
    def __instancecheck__(cls, x):
        print("instancecheck")
        return type.__instancecheck__(cls, x) or x == 5

    def __subclasscheck__(cls, x):
        print("subclasscheck")
        return super().__subclasscheck__(x)

    def __getattr__(cls, name):
        print("meta getattr", name)
        return name

    def __iter__(cls):
        yield from ("a", "b")

    def __len__(cls):
        return 2

    def __contains__(cls, x):
        return x == "a"


class A(metaclass=Meta):
    instances = 0

    def __new__(cls, *args):
        print("new", args)
        cls.instances += 1
        if args and args[0] == "other":
            return 7
        return super().__new__(cls)

    def __init__(self, *args):
        print("init", args)
        self.args = args


class B(A):
    def __init__(self, *args):
        super().__init__(*args, "b")


class S:
    __slots__ = ("x", "__dict__")

    def __init__(self):
        self.x = self.y = 1


print(A(1).args, A("other"), B(2).args, A.instances, isinstance(5, A), isinstance(B(), A), issubclass(B, A), A.missing)
print(list(A), len(A), "a" in A, [*A], S().y)


class Single:
    _it = None

    def __new__(cls):
        if cls._it is None:
            cls._it = object.__new__(cls)
        return cls._it


class Other(Single):
    def hello(self): return "hello"


x = Single()
print(x is Single())
x.__class__ = Other
print(x.hello())
try:
    isinstance(1, "str")
except TypeError as e:
    print(e)
print(type.__call__(A, 3).args, A.__call__.__class__.__name__)
