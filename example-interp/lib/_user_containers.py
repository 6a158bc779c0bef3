"""The classes of `collections` that derive from abstract ones."""

import operator
from collections.abc import Mapping, MutableMapping, MutableSequence, Sequence

_missing = object()


class ChainMap(MutableMapping):
    """Several mappings seen as one; writes go to the first."""

    def __init__(self, *maps):
        self.maps = list(maps) or [{}]

    def __missing__(self, key):
        raise KeyError(key)

    def __getitem__(self, key):
        for mapping in self.maps:
            try:
                return mapping[key]
            except KeyError:
                pass
        return self.__missing__(key)

    def get(self, key, default=None):
        return self[key] if key in self else default

    def _merged(self):
        merged = {}
        for mapping in reversed(self.maps):
            merged.update(dict.fromkeys(mapping))
        return merged

    def __len__(self):
        return len(set().union(*self.maps))

    def __iter__(self):
        return iter(self._merged())

    def __contains__(self, key):
        return any(key in mapping for mapping in self.maps)

    def __bool__(self):
        return any(self.maps)

    def __repr__(self):
        return f"{self.__class__.__name__}({', '.join(map(repr, self.maps))})"

    @classmethod
    def fromkeys(cls, iterable, *args):
        return cls(dict.fromkeys(iterable, *args))

    def copy(self):
        return self.__class__(self.maps[0].copy(), *self.maps[1:])

    __copy__ = copy

    def new_child(self, m=None, **kwargs):
        if m is None:
            m = kwargs
        elif kwargs:
            m.update(kwargs)
        return self.__class__(m, *self.maps)

    @property
    def parents(self):
        return self.__class__(*self.maps[1:])

    def __setitem__(self, key, value):
        self.maps[0][key] = value

    def __delitem__(self, key):
        try:
            del self.maps[0][key]
        except KeyError:
            raise KeyError(f"Key not found in the first mapping: {key!r}") from None

    def popitem(self):
        try:
            return self.maps[0].popitem()
        except KeyError:
            raise KeyError("No keys found in the first mapping.") from None

    def pop(self, key, *args):
        try:
            return self.maps[0].pop(key, *args)
        except KeyError:
            raise KeyError(f"Key not found in the first mapping: {key!r}") from None

    def clear(self):
        self.maps[0].clear()

    def __ior__(self, other):
        self.maps[0].update(other)
        return self

    def __or__(self, other):
        if not isinstance(other, Mapping):
            return NotImplemented
        new = self.copy()
        new.maps[0].update(other)
        return new

    def __ror__(self, other):
        if not isinstance(other, Mapping):
            return NotImplemented
        merged = dict(other)
        for mapping in reversed(self.maps):
            merged.update(mapping)
        return self.__class__(merged)


def _data(value):
    """What is in a container of this module; anything else as it is."""
    return value.data if isinstance(value, (UserDict, UserList)) else value


def _copied(container, copy):
    """Another container of the same class with the same attributes and a copy of the data."""
    new = object.__new__(type(container))
    vars(new).update(vars(container), data=copy(container.data))
    return new


class UserDict(MutableMapping):
    """A dict in the attribute `data`, to derive from."""

    def __init__(self, dict=None, /, **kwargs):
        self.data = {}
        self.update(() if dict is None else dict, **kwargs)

    def __repr__(self):
        return repr(self.data)

    def __len__(self):
        return len(self.data)

    def __iter__(self):
        return iter(self.data)

    def __contains__(self, key):
        return key in self.data

    def __getitem__(self, key):
        try:
            return self.data[key]
        except KeyError:
            missing = getattr(type(self), "__missing__", None)
            if missing is None:
                raise
        return missing(self, key)

    def __setitem__(self, key, item):
        self.data[key] = item

    def __delitem__(self, key):
        del self.data[key]

    def _union(self, first, second):
        first, second = _data(first), _data(second)
        return type(self)(first | second) if isinstance(first, dict) and isinstance(second, dict) else NotImplemented

    def __or__(self, other):
        return self._union(self, other)

    def __ror__(self, other):
        return self._union(other, self)

    def __ior__(self, other):
        self.data |= _data(other)
        return self

    def __copy__(self):
        return _copied(self, dict.copy)

    def copy(self):
        if type(self) is UserDict:
            return UserDict(self.data)
        import copy
        # A derived class decides what a copy is, but not of the data: they come in one by one.
        data, self.data = self.data, {}
        try:
            new = copy.copy(self)
        finally:
            self.data = data
        new.update(self)
        return new

    @classmethod
    def fromkeys(cls, iterable, value=None):
        new = cls()
        new.update((key, value) for key in iterable)
        return new


def _comparison(name):
    compare = getattr(operator, name)

    def method(self, other):
        return compare(self.data, _data(other))
    return _named(method, name)


def _delegated(name):
    def method(self, /, *args, **kwds):
        return getattr(self.data, name)(*args, **kwds)
    return _named(method, name)


def _named(method, name):
    method.__name__, method.__qualname__ = name, f"UserList.{name}"
    return method


class UserList(MutableSequence):
    """A list in the attribute `data`, to derive from."""

    def __init__(self, initlist=None):
        self.data = [] if initlist is None else list(_data(initlist))

    for _name in ("__lt__", "__le__", "__eq__", "__gt__", "__ge__"):
        locals()[_name] = _comparison(_name)
    for _name in ("__repr__", "__len__", "__contains__", "__setitem__", "__delitem__", "append", "insert", "pop", "remove",
                  "clear", "count", "index", "reverse", "sort"):
        locals()[_name] = _delegated(_name)
    del _name

    def __getitem__(self, i):
        found = self.data[i]
        return type(self)(found) if isinstance(i, slice) else found

    def __add__(self, other):
        return type(self)(self.data + list(_data(other)))

    def __radd__(self, other):
        return type(self)(list(_data(other)) + self.data)

    def __mul__(self, n):
        return type(self)(self.data * n)

    __rmul__ = __mul__

    def __iadd__(self, other):
        self.data.extend(_data(other))
        return self

    def __imul__(self, n):
        self.data *= n
        return self

    def extend(self, other):
        self.data.extend(_data(other))

    def __copy__(self):
        return _copied(self, list.copy)

    def copy(self):
        return type(self)(self)


def _text(value):
    return value.data if isinstance(value, UserString) else value


class UserString(Sequence):
    """A string in the attribute `data`, to derive from."""

    def __init__(self, seq):
        self.data = seq if isinstance(seq, str) else seq.data[:] if isinstance(seq, UserString) else str(seq)

    def __str__(self):
        return str(self.data)

    def __repr__(self):
        return repr(self.data)

    def __int__(self):
        return int(self.data)

    def __float__(self):
        return float(self.data)

    def __complex__(self):
        return complex(self.data)

    def __hash__(self):
        return hash(self.data)

    def __getnewargs__(self):
        return (self.data[:],)

    def __eq__(self, string):
        return self.data == _text(string)

    def __lt__(self, string):
        return self.data < _text(string)

    def __le__(self, string):
        return self.data <= _text(string)

    def __gt__(self, string):
        return self.data > _text(string)

    def __ge__(self, string):
        return self.data >= _text(string)

    def __contains__(self, char):
        return _text(char) in self.data

    def __len__(self):
        return len(self.data)

    def __getitem__(self, index):
        return self.__class__(self.data[index])

    def __add__(self, other):
        return self.__class__(self.data + (_text(other) if isinstance(other, (UserString, str)) else str(other)))

    def __radd__(self, other):
        return self.__class__((other if isinstance(other, str) else str(other)) + self.data)

    def __mul__(self, n):
        return self.__class__(self.data * n)

    __rmul__ = __mul__

    def __mod__(self, args):
        return self.__class__(self.data % args)

    def __rmod__(self, template):
        return self.__class__(str(template) % self)

    def join(self, seq):
        return self.data.join(seq)

    def encode(self, encoding="utf-8", errors="strict"):
        return self.data.encode(encoding or "utf-8", errors or "strict")

    maketrans = str.maketrans


def _forward():
    def wrapping(name):
        method = getattr(str, name)

        def call(self, *args, **kwds):
            return self.__class__(method(self.data, *map(_text, args), **kwds))
        return call

    def plain(name):
        method = getattr(str, name)

        def call(self, *args, **kwds):
            return method(self.data, *map(_text, args), **kwds)
        return call

    names = ("capitalize casefold center expandtabs ljust lower lstrip removeprefix removesuffix replace rjust rstrip strip "
             "swapcase title translate upper zfill").split()
    others = ("count endswith find format format_map index isalpha isalnum isascii isdecimal isdigit isidentifier islower "
              "isnumeric isprintable isspace istitle isupper partition rfind rindex rpartition rsplit split splitlines "
              "startswith").split()
    for make, group in ((wrapping, names), (plain, others)):
        for name in group:
            call = make(name)
            call.__name__ = name
            call.__qualname__ = f"UserString.{name}"
            setattr(UserString, name, call)


_forward()
for _class in (ChainMap, UserDict, UserList, UserString):
    _class.__module__ = "collections"
del _class
