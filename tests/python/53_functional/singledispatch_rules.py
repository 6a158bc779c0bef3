"""singledispatch and singledispatchmethod: by class, by annotation, unions, ABCs, and the default."""

import collections.abc
import functools


@functools.singledispatch
def describe(value):
    return f"something: {value!r}"


@describe.register
def _(value: str | bytes):
    return f"text {value}"


@describe.register(collections.abc.Mapping)
def describe_mapping(value):
    return f"mapping with {sorted(value)}"


describe.register(type(None), lambda value: "nothing")
for value in (3, True, 2.5, [1], (1, 2), "s", b"b", {"k": 1}, None, {1}):
    print(describe(value))
print(describe.dispatch(bool)(True), describe.dispatch(dict) is describe_mapping, sorted(cls.__name__ for cls in describe.registry), describe_mapping({}))


class Formatter:
    @functools.singledispatchmethod
    def show(self, value):
        raise NotImplementedError(type(value).__name__)

    @show.register
    def _(self, value: int):
        return f"{value:05d}"

    @show.register
    @classmethod
    def _(cls, value: str):
        return f"{cls.__name__} {value}"


f = Formatter()
print(f.show(42), f.show("x"))
for action in (lambda: f.show(1.5), lambda: describe(), lambda: describe.register(5), lambda: describe.register(lambda v: v), lambda: describe.register("int", len)):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, str(error).split(" at 0x")[0].split(". Use")[0])


class Base:
    pass


class Child(Base):
    pass


describe.register(Base, lambda value: "base")
print(describe(Child()))
describe.register(Child, lambda value: "child")
print(describe(Child()), describe(Base()))
