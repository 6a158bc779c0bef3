"""__init_subclass__ and __class_getitem__ and keywords of a class statement."""


class Plugin:
    registry = {}

    def __init_subclass__(cls, /, name=None, **kwargs):
        super().__init_subclass__(**kwargs)
        Plugin.registry[name or cls.__name__] = cls
        print("subclass", cls.__name__, name)


class First(Plugin): pass


class Second(Plugin, name="two"): pass


class Third(First, name="three"):
    def __init_subclass__(cls, **kwargs):
        print("third's", kwargs)
        super().__init_subclass__(**kwargs)


class Fourth(Third, name="four"): pass


print(list(Plugin.registry))
for text in ("class X(Plugin, wrong=1): pass", "class X(x=1): pass", "class X(object, metaclass=type, y=2): pass", "class X(Plugin, **{'name': 'n', 'q': 1}): pass"):
    try:
        exec(text)
    except TypeError as error:
        print(error)


class Generic:
    def __class_getitem__(cls, key):
        return f"{cls.__name__}[{key!r}]"


class Derived(Generic): pass


print(Generic[int], Derived[1, 2], Generic["x"], Generic[...])
try:
    Generic()[1]
except TypeError as error:
    print(error)
try:
    Plugin[int]
except TypeError as error:
    print(error)
print(type(Generic.__dict__["__class_getitem__"]).__name__, type(Plugin.__dict__["__init_subclass__"]).__name__)
bases = (Plugin,)
options = {"name": "dynamic"}


class Dynamic(*bases, **options): pass


print(Dynamic.__mro__, Plugin.registry["dynamic"])
