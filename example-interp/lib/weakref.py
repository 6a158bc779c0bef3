"""Weak references, and containers of them."""

from _weak import getweakrefs, ref
from collections.abc import MutableMapping

ReferenceType = ref

__all__ = ["ref", "proxy", "getweakrefcount", "getweakrefs", "WeakKeyDictionary", "ReferenceType", "ProxyType",
           "CallableProxyType", "ProxyTypes", "WeakValueDictionary", "WeakSet", "WeakMethod", "finalize"]


def getweakrefcount(object, /):
    return len(getweakrefs(object))


class ProxyType:
    """Stands for an object that it does not keep alive."""

    __slots__ = ("_ref", "__weakref__")

    def __init__(self, target, callback=None):
        object.__setattr__(self, "_ref", ref(target, None if callback is None else lambda _: callback(self)))

    def __getattribute__(self, name):
        return getattr(_target(self), name)

    def __setattr__(self, name, value):
        setattr(_target(self), name, value)

    def __delattr__(self, name):
        delattr(_target(self), name)

    def __repr__(self):
        target = object.__getattribute__(self, "_ref")()
        return f"<weakproxy at {id(self):#x} to {type(target).__name__} at {id(target):#x}>"

    __hash__ = None


def _target(proxy):
    target = object.__getattribute__(proxy, "_ref")()
    if target is None:
        raise ReferenceError("weakly-referenced object no longer exists")
    return target


def _plain(value):
    return _target(value) if isinstance(value, ProxyType) and type(value) in ProxyTypes else value


class CallableProxyType(ProxyType):
    __slots__ = ()

    def __call__(self, /, *args, **kwargs):
        return _target(self)(*args, **kwargs)


ProxyTypes = (ProxyType, CallableProxyType)


def _forward():
    import operator

    def unary(function):
        return lambda self: function(_target(self))

    def binary(function):
        return lambda self, other: function(_plain(self), _plain(other))

    def swapped(function):
        return lambda self, other: function(_plain(other), _plain(self))

    table = {"__str__": str, "__bytes__": bytes, "__len__": len, "__bool__": bool, "__iter__": iter, "__next__": next,
             "__reversed__": reversed, "__neg__": operator.neg, "__pos__": operator.pos, "__abs__": abs,
             "__invert__": operator.invert, "__int__": int, "__float__": float, "__index__": operator.index}
    for name, function in table.items():
        setattr(ProxyType, name, unary(function))
    for name in ("lt", "le", "eq", "ne", "gt", "ge", "getitem", "contains", "delitem"):
        setattr(ProxyType, f"__{name}__", binary(getattr(operator, name)))
    for name in ("add", "sub", "mul", "truediv", "floordiv", "mod", "pow", "matmul", "lshift", "rshift", "and", "or", "xor"):
        function = getattr(operator, f"__{name}__")
        setattr(ProxyType, f"__{name}__", binary(function))
        setattr(ProxyType, f"__r{name}__", swapped(function))
        setattr(ProxyType, f"__i{name}__", binary(getattr(operator, f"__i{name}__")))

    def setitem(self, key, value):
        _target(self)[key] = value

    ProxyType.__setitem__ = setitem


_forward()


def proxy(object, callback=None, /):
    return (CallableProxyType if callable(object) else ProxyType)(object, callback)


class WeakMethod(ref):
    """A weak reference to a bound method, which lives as long as its receiver and function do."""

    __slots__ = ("_func_ref", "_meth_type", "_alive", "__weakref__")

    def __new__(cls, meth, callback=None):
        try:
            obj, func = meth.__self__, meth.__func__
        except AttributeError:
            raise TypeError(f"argument should be a bound method, not {type(meth)}") from None

        def died(_):
            self = own()
            if self is not None and self._alive:
                self._alive = False
                if callback is not None:
                    callback(self)

        self = ref.__new__(cls, obj, died)
        self._func_ref = ref(func, died)
        self._meth_type = type(meth)
        self._alive = True
        own = ref(self)
        return self

    def __call__(self):
        obj, func = super().__call__(), self._func_ref()
        return None if obj is None or func is None else self._meth_type(func, obj)

    def __eq__(self, other):
        if isinstance(other, WeakMethod):
            if not self._alive or not other._alive:
                return self is other
            return ref.__eq__(self, other) and self._func_ref == other._func_ref
        return NotImplemented

    def __ne__(self, other):
        equal = self.__eq__(other)
        return equal if equal is NotImplemented else not equal

    __hash__ = ref.__hash__


class KeyedRef(ref):
    """A reference that knows its key in a dictionary."""

    __slots__ = ("key",)

    def __new__(cls, ob, callback, key):
        self = ref.__new__(cls, ob, callback)
        self.key = key
        return self

    def __init__(self, ob, callback, key):
        super().__init__(ob, callback)


def _forgetting(container, forget):
    """A callback for weak references, which takes one that died out of a container as long as that lives."""
    own = ref(container)

    def died(reference):
        container = own()
        if container is not None:
            forget(container, reference)
    return died


class _WeakMapping(MutableMapping):
    """What mappings with weak values and with weak keys have in common. `_living` gives the entries that still count."""

    def __len__(self):
        return len(self.data)

    def __repr__(self):
        return f"<{type(self).__name__} at {id(self):#x}>"

    def __iter__(self):
        return (key for key, _ in self._living())

    keys = __iter__

    def values(self):
        return (value for _, value in self._living())

    def items(self):
        return self._living()

    def update(self, other=None, /, **kwargs):
        pairs = () if other is None else other.items() if hasattr(other, "items") else dict(other).items()
        for key, value in [*pairs, *kwargs.items()]:
            self[key] = value

    def copy(self):
        new = self._empty()
        new.update(self)
        return new

    __copy__ = copy

    def __ior__(self, other):
        self.update(other)
        return self

    def _merged(self, new, *sources):
        for source in sources:
            if not hasattr(source, "items"):
                return NotImplemented
            new.update(source)
        return new

    def __or__(self, other):
        return self._merged(self._empty(), self, other)

    def __ror__(self, other):
        return self._merged(type(self)(), other, self)


class WeakValueDictionary(_WeakMapping):
    """A mapping whose entries go when their values die."""

    def __init__(self, other=(), /, **kw):
        def forget(mapping, reference):
            if mapping.data.get(reference.key) is reference:
                del mapping.data[reference.key]

        self._died = _forgetting(self, forget)
        self.data = {}
        self.update(other, **kw)

    def _empty(self):
        return WeakValueDictionary()

    def _living(self):
        for key, reference in list(self.data.items()):
            value = reference()
            if value is not None:
                yield key, value

    def __getitem__(self, key):
        value = self.data[key]()
        if value is None:
            raise KeyError(key)
        return value

    def __setitem__(self, key, value):
        self.data[key] = KeyedRef(value, self._died, key)

    def __delitem__(self, key):
        del self.data[key]

    def valuerefs(self):
        return list(self.data.values())

    def itervaluerefs(self):
        return iter(self.valuerefs())

    def popitem(self):
        value = None
        while value is None:
            key, reference = self.data.popitem()
            value = reference()
        return key, value

    def pop(self, key, *default):
        value = self.data.pop(key, _nothing)()
        if value is not None:
            return value
        if not default:
            raise KeyError(key)
        return default[0]

    def __deepcopy__(self, memo):
        from copy import deepcopy
        new = type(self)()
        new.update({deepcopy(key, memo): value for key, value in self.items()})
        return new


def _nothing():
    """Stands for the weak reference that is not there."""


class WeakKeyDictionary(_WeakMapping):
    """A mapping whose entries go when their keys die."""

    def __init__(self, dict=None):
        self._died = _forgetting(self, lambda mapping, reference: mapping.data.pop(reference, None))
        self.data = {}
        self.update(dict)

    def _empty(self):
        return WeakKeyDictionary()

    def _living(self):
        for reference, value in list(self.data.items()):
            key = reference()
            if key is not None:
                yield key, value

    def __getitem__(self, key):
        return self.data[ref(key)]

    def __setitem__(self, key, value):
        self.data[ref(key, self._died)] = value

    def __delitem__(self, key):
        del self.data[ref(key)]

    def __contains__(self, key):
        try:
            return ref(key) in self.data
        except TypeError:
            return False

    def get(self, key, default=None):
        return self.data.get(ref(key), default)

    def keyrefs(self):
        return list(self.data)

    def popitem(self):
        key = None
        while key is None:
            reference, value = self.data.popitem()
            key = reference()
        return key, value

    def pop(self, key, *default):
        return self.data.pop(ref(key), *default)

    def __deepcopy__(self, memo):
        from copy import deepcopy
        new = type(self)()
        for key, value in self.items():
            new[key] = deepcopy(value, memo)
        return new


class WeakSet:
    """A set whose members go when they die."""

    __class_getitem__ = classmethod(type(list[int]))

    def __init__(self, data=None):
        # A dict, so that the order is that of insertion.
        self.data = {}
        self._died = _forgetting(self, lambda members, reference: members.data.pop(reference, None))
        if data is not None:
            self.update(data)

    def __iter__(self):
        for reference in list(self.data):
            item = reference()
            if item is not None:
                yield item

    def __len__(self):
        return len(self.data)

    def __contains__(self, item):
        try:
            return ref(item) in self.data
        except TypeError:
            return False

    def __reduce__(self):
        return self.__class__, (list(self),), None

    def add(self, item):
        self.data.setdefault(ref(item, self._died))

    def clear(self):
        self.data.clear()

    def copy(self):
        return self.__class__(self)

    def pop(self):
        while True:
            if not self.data:
                raise KeyError("pop from empty WeakSet")
            item = self.data.popitem()[0]()
            if item is not None:
                return item

    def remove(self, item):
        del self.data[ref(item)]

    def discard(self, item):
        self.data.pop(ref(item), None)

    def update(self, other):
        for item in list(other):
            self.add(item)

    def __ior__(self, other):
        self.update(other)
        return self

    def difference(self, other):
        other = self.__class__(other)
        return self.__class__([item for item in self if item not in other])

    __sub__ = difference

    def difference_update(self, other):
        for item in list(other):
            self.discard(item)

    def __isub__(self, other):
        self.difference_update(other)
        return self

    def intersection(self, other):
        return self.__class__([item for item in other if item in self])

    __and__ = intersection

    def intersection_update(self, other):
        self.__iand__(other)

    def __iand__(self, other):
        other = self.__class__(other)
        for item in list(self):
            if item not in other:
                self.discard(item)
        return self

    def issubset(self, other):
        other = self.__class__(other)
        return all(item in other for item in self)

    __le__ = issubset

    def __lt__(self, other):
        return set(self) < set(other)

    def issuperset(self, other):
        return all(item in self for item in other)

    __ge__ = issuperset

    def __gt__(self, other):
        return set(self) > set(other)

    def __eq__(self, other):
        if not isinstance(other, self.__class__):
            return NotImplemented
        return set(self) == set(other)

    __hash__ = None

    def symmetric_difference(self, other):
        new = self.copy()
        new.symmetric_difference_update(other)
        return new

    __xor__ = symmetric_difference

    def symmetric_difference_update(self, other):
        for item in list(other):
            if item in self:
                self.discard(item)
            else:
                self.add(item)

    def __ixor__(self, other):
        self.symmetric_difference_update(other)
        return self

    def union(self, other):
        return self.__class__([*self, *other])

    __or__ = union

    def isdisjoint(self, other):
        return not any(item in self for item in other)

    def __repr__(self):
        return repr(set(self.data))


class finalize:
    """Calls a function when an object dies, or at the end of the program."""

    # Those that still have something to do, in the order of their making: to each what it calls. They live in it.
    __slots__ = ()
    _waiting = {}
    _ended = False

    def __init__(self, obj, func, /, *args, **kwargs):
        if not hasattr(finalize, "_at_exit"):
            import atexit
            finalize._at_exit = atexit.register(finalize._run_all)
        finalize._waiting[self] = _Call(ref(obj, self), func, args, kwargs)

    def __call__(self, _=None):
        call = self._waiting.pop(self, None)
        if call is None or finalize._ended:
            return None
        return call.func(*call.args, **call.kwargs)

    def peek(self):
        call = self._waiting.get(self)
        obj = None if call is None else call.reference()
        return None if obj is None else (obj, call.func, call.args, call.kwargs)

    def detach(self):
        parts = self.peek()
        if parts is not None:
            self._waiting.pop(self, None)
        return parts

    @property
    def alive(self):
        return self in self._waiting

    @property
    def atexit(self):
        """Whether the end of the program counts as the object's death."""
        return self.alive and self._waiting[self].atexit

    @atexit.setter
    def atexit(self, value):
        if self.alive:
            self._waiting[self].atexit = bool(value)

    def __repr__(self):
        parts = self.peek()
        about = "dead" if parts is None else f"for {type(parts[0]).__qualname__!r} at {id(parts[0]):#x}"
        return f"<{type(self).__name__} object at {id(self):#x}; {about}>"

    @classmethod
    def _run_all(cls):
        # The last first; a function that is called may make more.
        while (left := [final for final, call in cls._waiting.items() if call.atexit]):
            try:
                left[-1]()
            except Exception:
                import sys
                sys.excepthook(*sys.exc_info())
        cls._ended = True


class _Call:
    """What a finalizer calls."""

    __slots__ = ("reference", "func", "args", "kwargs", "atexit")

    def __init__(self, reference, func, args, kwargs):
        self.reference, self.func, self.args, self.kwargs = reference, func, args, kwargs
        self.atexit = True
