"""Patterns of sequences and mappings take what the first collection in the MRO is."""
import collections
import collections.abc
import types


def sequence_first(value):
    match value:
        case [*_]:
            return "sequence"
        case {}:
            return "mapping"


def mapping_first(value):
    match value:
        case {}:
            return "mapping"
        case [*_]:
            return "sequence"


class Plain:
    pass


methods = {
    "__getitem__": lambda self, key: None, "__setitem__": lambda self, key, value: None, "__len__": lambda self: 0,
    "__delitem__": lambda self, key: None, "__iter__": lambda self: iter(()), "insert": lambda self, at, value: None,
}
for bases in [
    (collections.UserDict, collections.abc.Sequence),
    (Plain, collections.UserDict, collections.abc.Sequence),
    (collections.UserDict, Plain, list),
    (dict, collections.abc.Sequence),
    (collections.UserList, collections.abc.Mapping),
    (list, collections.abc.Mapping),
    (collections.UserList, dict),
    (collections.abc.MutableMapping,),
    (collections.deque,),
    (str,),
    (bytes, collections.abc.Sequence),
]:
    value = type("Mixed", bases, methods)()
    print(sequence_first(value), mapping_first(value))
for value in types.MappingProxyType({}), range(3), b"a", {}.keys(), collections.ChainMap(), {1}, memoryview(b"ab"):
    print(type(value).__name__, sequence_first(value), mapping_first(value))


class Registered(Plain):
    pass


collections.abc.Mapping.register(Plain)
print(sequence_first(Registered()), mapping_first(Registered()))


class Twice:
    __match_args__ = ("a", "a")
    a = 1


try:
    match Twice():
        case Twice(1, 1):
            print("both")
except TypeError as error:
    print(error)
