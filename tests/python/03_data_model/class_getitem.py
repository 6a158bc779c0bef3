"""`__class_getitem__` against a metaclass's `__getitem__`; generic aliases."""

import types


class Box:
    def __class_getitem__(cls, item):
        return f"{cls.__name__}[{item!r}]"


class Sub(Box):
    pass


class Meta(type):
    def __getitem__(cls, item):
        return f"meta {item}"


class Both(metaclass=Meta):
    def __class_getitem__(cls, item):
        return "never"


print(Box[int], Sub[1, 2], Box[...], Both[3], Box.__class_getitem__(4), type(Box.__dict__["__class_getitem__"]).__name__)
for cls in (int, object, type("Plain", (), {})):
    try:
        cls[0]
    except TypeError as error:
        print(error)
try:
    Box()[0]
except TypeError as error:
    print(error)


class Stack(list):
    __class_getitem__ = classmethod(types.GenericAlias)


alias = Stack[int]
print(alias.__origin__ is Stack, alias.__args__, alias([1, 2]), type(alias([3])).__name__, alias == Stack[int], hash(alias) == hash(Stack[int]))
print(list[int], dict[str, list[int]], tuple[int, ...], type[int], list[int] | None, set["Name"], list[list])
print(list[int]([1]), isinstance([], list), list[int].__origin__, dict[str, int].__args__, list[int].append, list[int].__parameters__)
for use in (lambda: isinstance([], list[int]), lambda: issubclass(list, list[int]), lambda: list[int][str], lambda: list[int].nothing, lambda: 3 | list[int]):
    try:
        print(use())
    except Exception as error:
        print(type(error).__name__, error)


class Inherits(list[int]):
    pass


print(Inherits.__bases__, Inherits.__orig_bases__, Inherits([1]))
