"""The abstract classes of containers and other protocols."""

from abc import ABCMeta, abstractmethod
import sys

__all__ = ["Awaitable", "Coroutine", "AsyncIterable", "AsyncIterator", "AsyncGenerator", "Hashable", "Iterable", "Iterator",
           "Generator", "Reversible", "Sized", "Container", "Callable", "Collection", "Set", "MutableSet", "Mapping",
           "MutableMapping", "MappingView", "KeysView", "ItemsView", "ValuesView", "Sequence", "MutableSequence", "ByteString"]

_subscripted = classmethod(type(list[int]))


def _has_method(cls, name):
    """Whether a class has a method, which it can refuse by setting its name to None."""
    found = (base.__dict__[name] for base in cls.__mro__ if name in base.__dict__)
    return next(found, None) is not None


def _protocol(*names):
    """Makes an abstract class one that every class with these methods counts as a subclass of."""
    def decorate(protocol):
        def __subclasshook__(cls, other):
            fits = cls is protocol and all(_has_method(other, name) for name in names)
            return fits or NotImplemented
        protocol.__subclasshook__ = classmethod(__subclasshook__)
        return protocol
    return decorate


def _raise(kind, value, traceback):
    """What `throw(kind, value, traceback)` raises."""
    error = value if value is not None else kind if traceback is None else kind()
    raise error if traceback is None else error.with_traceback(traceback)


@_protocol("__hash__")
class Hashable(metaclass=ABCMeta):
    __slots__ = ()

    @abstractmethod
    def __hash__(self):
        return 0


@_protocol("__await__")
class Awaitable(metaclass=ABCMeta):
    __slots__ = ()
    __class_getitem__ = _subscripted

    @abstractmethod
    def __await__(self):
        yield


class _Closable(metaclass=ABCMeta):
    """What generators and coroutines can do with exceptions."""

    __slots__ = ()

    @abstractmethod
    def send(self, value):
        """Goes on; StopIteration is the end."""
        raise StopIteration

    @abstractmethod
    def throw(self, typ, val=None, tb=None):
        """Goes on by raising an exception."""
        _raise(typ, val, tb)

    def close(self):
        try:
            self.throw(GeneratorExit)
        except (GeneratorExit, StopIteration):
            return
        raise RuntimeError(f"{self._kind} ignored GeneratorExit")


@_protocol("__await__", "send", "throw", "close")
class Coroutine(_Closable, Awaitable):
    __slots__ = ()
    _kind = "coroutine"


@_protocol("__aiter__")
class AsyncIterable(metaclass=ABCMeta):
    __slots__ = ()
    __class_getitem__ = _subscripted

    @abstractmethod
    def __aiter__(self):
        return AsyncIterator()


@_protocol("__anext__", "__aiter__")
class AsyncIterator(AsyncIterable):
    __slots__ = ()

    def __aiter__(self):
        return self

    @abstractmethod
    async def __anext__(self):
        raise StopAsyncIteration


@_protocol("__aiter__", "__anext__", "asend", "athrow", "aclose")
class AsyncGenerator(AsyncIterator):
    __slots__ = ()

    async def __anext__(self):
        return await self.asend(None)

    @abstractmethod
    async def asend(self, value):
        """Goes on; StopAsyncIteration is the end."""
        raise StopAsyncIteration

    @abstractmethod
    async def athrow(self, typ, val=None, tb=None):
        """Goes on by raising an exception."""
        _raise(typ, val, tb)

    async def aclose(self):
        try:
            await self.athrow(GeneratorExit)
        except (GeneratorExit, StopAsyncIteration):
            return
        raise RuntimeError("asynchronous generator ignored GeneratorExit")


@_protocol("__iter__")
class Iterable(metaclass=ABCMeta):
    __slots__ = ()
    __class_getitem__ = _subscripted

    @abstractmethod
    def __iter__(self):
        yield from ()


@_protocol("__iter__", "__next__")
class Iterator(Iterable):
    __slots__ = ()

    def __iter__(self):
        return self

    @abstractmethod
    def __next__(self):
        raise StopIteration


@_protocol("__reversed__", "__iter__")
class Reversible(Iterable):
    __slots__ = ()

    @abstractmethod
    def __reversed__(self):
        yield from ()


@_protocol("__iter__", "__next__", "send", "throw", "close")
class Generator(_Closable, Iterator):
    __slots__ = ()
    _kind = "generator"

    def __next__(self):
        return self.send(None)


@_protocol("__len__")
class Sized(metaclass=ABCMeta):
    __slots__ = ()

    @abstractmethod
    def __len__(self):
        return 0


@_protocol("__contains__")
class Container(metaclass=ABCMeta):
    __slots__ = ()
    __class_getitem__ = _subscripted

    @abstractmethod
    def __contains__(self, x):
        return False


@_protocol("__len__", "__iter__", "__contains__")
class Collection(Sized, Iterable, Container):
    __slots__ = ()


@_protocol("__call__")
class Callable(metaclass=ABCMeta):
    __slots__ = ()

    @abstractmethod
    def __call__(self, *args, **kwds):
        return False

    @classmethod
    def __class_getitem__(cls, parameters):
        if type(parameters) is not tuple or len(parameters) != 2:
            raise TypeError("Callable must be used as Callable[[arg, ...], result].")
        import typing
        return typing.Callable[parameters]


def _is_within(small, large):
    return all(map(large.__contains__, small))


class Set(Collection):
    """A finite, iterable container that `in`, iteration and len() are enough to define."""

    __slots__ = ()

    def __eq__(self, other):
        return len(self) == len(other) and self.__le__(other) if isinstance(other, Set) else NotImplemented

    def __le__(self, other):
        return len(self) <= len(other) and _is_within(self, other) if isinstance(other, Set) else NotImplemented

    def __lt__(self, other):
        return len(self) < len(other) and self <= other if isinstance(other, Set) else NotImplemented

    def __ge__(self, other):
        return len(self) >= len(other) and _is_within(other, self) if isinstance(other, Set) else NotImplemented

    def __gt__(self, other):
        return len(self) > len(other) and self >= other if isinstance(other, Set) else NotImplemented

    @classmethod
    def _from_iterable(cls, it):
        """A new set; to be overridden where the class is made in another way."""
        return cls(it)

    def _as_set(self, other):
        """Another operand as a set; None if it cannot be one."""
        if isinstance(other, Set):
            return other
        return self._from_iterable(other) if isinstance(other, Iterable) else None

    def isdisjoint(self, other):
        return not any(map(self.__contains__, other))

    def __and__(self, other):
        return self._from_iterable(filter(self.__contains__, other)) if isinstance(other, Iterable) else NotImplemented

    def __or__(self, other):
        def values():
            yield from self
            yield from other
        return self._from_iterable(values()) if isinstance(other, Iterable) else NotImplemented

    def __sub__(self, other):
        other = self._as_set(other)
        return NotImplemented if other is None else self._from_iterable(value for value in self if value not in other)

    def __rsub__(self, other):
        other = self._as_set(other)
        return NotImplemented if other is None else self._from_iterable(value for value in other if value not in self)

    def __xor__(self, other):
        other = self._as_set(other)
        return NotImplemented if other is None else (self - other) | (other - self)

    __rand__, __ror__, __rxor__ = __and__, __or__, __xor__

    def _hash(self):
        return hash(frozenset(self))


def _empty(pop, end):
    """Pops until nothing is left."""
    try:
        while True:
            pop()
    except end:
        return


class MutableSet(Set):
    __slots__ = ()

    @abstractmethod
    def add(self, value):
        """Adds an element."""
        raise NotImplementedError

    @abstractmethod
    def discard(self, value):
        """Removes an element that may be in it."""
        raise NotImplementedError

    def remove(self, value):
        if value not in self:
            raise KeyError(value)
        self.discard(value)

    def pop(self):
        for first in self:
            self.discard(first)
            return first
        raise KeyError

    def clear(self):
        _empty(self.pop, KeyError)

    def __ior__(self, other):
        for value in other:
            self.add(value)
        return self

    def __iand__(self, other):
        for value in self - other:
            self.discard(value)
        return self

    def __isub__(self, other):
        if other is self:
            self.clear()
        else:
            for value in other:
                self.discard(value)
        return self

    def __ixor__(self, other):
        if other is self:
            self.clear()
        else:
            for value in other if isinstance(other, Set) else self._from_iterable(other):
                change = self.discard if value in self else self.add
                change(value)
        return self


_missing = object()


class Mapping(Collection):
    __slots__ = ()
    __reversed__ = None

    @abstractmethod
    def __getitem__(self, key):
        raise KeyError

    def _lookup(self, key, default):
        try:
            return self[key]
        except KeyError:
            return default

    def get(self, key, default=None):
        return self._lookup(key, default)

    def __contains__(self, key):
        return self._lookup(key, _missing) is not _missing

    def keys(self):
        return KeysView(self)

    def values(self):
        return ValuesView(self)

    def items(self):
        return ItemsView(self)

    def __eq__(self, other):
        return dict(self.items()) == dict(other.items()) if isinstance(other, Mapping) else NotImplemented


class MappingView(Sized):
    __slots__ = ("_mapping",)
    __class_getitem__ = _subscripted

    def __init__(self, mapping):
        self._mapping = mapping

    def __len__(self):
        return len(self._mapping)

    def __repr__(self):
        return f"{type(self).__name__}({self._mapping!r})"


class _SetView(MappingView, Set):
    """A view that is a set; what is made of it is a plain one."""

    __slots__ = ()
    _from_iterable = set


class KeysView(_SetView):
    __slots__ = ()

    def __iter__(self):
        # A generator: the mapping is not asked before the first key is wanted.
        yield from self._mapping

    def __contains__(self, key):
        return key in self._mapping


class ItemsView(_SetView):
    __slots__ = ()

    def __iter__(self):
        for key in self._mapping:
            yield key, self._mapping[key]

    def __contains__(self, item):
        key, value = item
        try:
            return _same(self._mapping[key], value)
        except KeyError:
            return False


class ValuesView(MappingView, Collection):
    __slots__ = ()

    def __iter__(self):
        for key in self._mapping:
            yield self._mapping[key]

    def __contains__(self, value):
        return any(_same(found, value) for found in self)


def _same(found, value):
    """Equal as containers see it."""
    return found is value or found == value


class MutableMapping(Mapping):
    __slots__ = ()

    @abstractmethod
    def __setitem__(self, key, value):
        raise KeyError

    @abstractmethod
    def __delitem__(self, key):
        raise KeyError

    def pop(self, key, default=_missing):
        value = self[key] if default is _missing else self._lookup(key, _missing)
        if value is _missing:
            return default
        del self[key]
        return value

    def popitem(self):
        for key in self:
            item = key, self[key]
            del self[key]
            return item
        raise KeyError

    def clear(self):
        _empty(self.popitem, KeyError)

    def update(self, other=(), /, **named):
        keys = other if isinstance(other, Mapping) else other.keys() if hasattr(other, "keys") else None
        pairs = other if keys is None else ((key, other[key]) for key in keys)
        for source in pairs, named.items():
            for key, value in source:
                self[key] = value

    def setdefault(self, key, default=None):
        value = self._lookup(key, _missing)
        if value is _missing:
            self[key] = value = default
        return value


class Sequence(Reversible, Collection):
    __slots__ = ()

    @abstractmethod
    def __getitem__(self, index):
        raise IndexError

    def _from(self, place):
        """The elements from a place on, as long as there are some."""
        try:
            while True:
                yield self[place]
                place += 1
        except IndexError:
            return

    def __iter__(self):
        return self._from(0)

    def __reversed__(self):
        return map(self.__getitem__, reversed(range(len(self))))

    def __contains__(self, value):
        return any(_same(item, value) for item in self)

    def index(self, value, start=0, stop=None):
        if start and start < 0:
            start = max(len(self) + start, 0)
        if stop is not None and stop < 0:
            stop += len(self)
        place = start or 0
        # Nothing at the end is looked at.
        while stop is None or place < stop:
            try:
                found = _same(self[place], value)
            except IndexError:
                break
            if found:
                return place
            place += 1
        raise ValueError

    def count(self, value):
        return sum(_same(item, value) for item in self)


class ByteString(Sequence):
    __slots__ = ()


class MutableSequence(Sequence):
    __slots__ = ()

    @abstractmethod
    def __setitem__(self, index, value):
        raise IndexError

    @abstractmethod
    def __delitem__(self, index):
        raise IndexError

    @abstractmethod
    def insert(self, index, value):
        """Inserts an element before the one at an index."""
        raise IndexError

    def append(self, value):
        self.insert(len(self), value)

    def extend(self, values):
        for value in list(values) if values is self else values:
            self.append(value)

    def __iadd__(self, values):
        self.extend(values)
        return self

    def pop(self, index=-1):
        value = self[index]
        del self[index]
        return value

    def remove(self, value):
        del self[self.index(value)]

    def clear(self):
        _empty(self.pop, IndexError)

    def reverse(self):
        low, high = 0, len(self) - 1
        while low < high:
            self[low], self[high] = self[high], self[low]
            low, high = low + 1, high - 1


async def _coroutine():
    pass


def _register():
    """Makes the built-in types subclasses."""
    waiting = _coroutine()
    Coroutine.register(type(waiting))
    waiting.close()
    Generator.register(type(_ for _ in ()))
    empty = {}
    members = {
        Set: [frozenset], MutableSet: [set], Mapping: [type(type.__dict__)], MutableMapping: [dict],
        KeysView: [type(empty.keys())], ValuesView: [type(empty.values())], ItemsView: [type(empty.items())],
        Sequence: [tuple, str, range, memoryview], ByteString: [bytes, bytearray], MutableSequence: [bytearray, list],
    }
    for iterable in b"", bytearray(), empty.keys(), empty.values(), empty.items(), [], reversed([]), range(0), set(), "", (), zip():
        members.setdefault(Iterator, []).append(type(iter(iterable)))
    for cls, types in members.items():
        for builtin in types:
            cls.register(builtin)


_register()
for _name in __all__:
    globals()[_name].__module__ = "collections.abc"
del _name
sys.modules["_collections_abc"] = sys.modules[__name__]
