"""`__prepare__`: the mapping in which a class body runs."""


class Recorder(dict):
    def __init__(self):
        self.order = []

    def __setitem__(self, key, value):
        self.order.append(key)
        super().__setitem__(key, value)

    def __missing__(self, key):
        if key.startswith("auto_"):
            return len(key)
        raise KeyError(key)


class Meta(type):
    @classmethod
    def __prepare__(mcs, name, bases, **options):
        print("prepare", name, [base.__name__ for base in bases], options)
        return Recorder()

    def __new__(mcs, name, bases, namespace, **options):
        cls = super().__new__(mcs, name, bases, dict(namespace))
        cls.order = [key for key in namespace.order if not key.startswith("__")]
        return cls

    def __init__(cls, name, bases, namespace, **options):
        super().__init__(name, bases, namespace)


class First(metaclass=Meta, flag=1):
    b = 1
    a = auto_xyz
    b = 2

    def method(self):
        return self.a

    del b
    b = 3


class Second(First, color="red"):
    z = y = 0


print(First.order, First.a, First.b, First().method(), Second.order, Second().method())
try:
    class Third(First):
        x = missing_name
except NameError as error:
    print(error)


class BadMeta(type):
    @classmethod
    def __prepare__(mcs, name, bases):
        return 5


try:
    class Fourth(metaclass=BadMeta):
        pass
except TypeError as error:
    print(error)
print(type.__prepare__("x", ()), type.__prepare__(), Meta.__prepare__("n", ()).order)
