"""Higher-order functions."""

import sys as _sys
from _functools import _lru_cache_wrapper, cmp_to_key, partial, reduce

__all__ = ["update_wrapper", "wraps", "WRAPPER_ASSIGNMENTS", "WRAPPER_UPDATES", "total_ordering", "cache", "cmp_to_key",
           "lru_cache", "reduce", "partial", "partialmethod", "singledispatch", "singledispatchmethod", "cached_property"]

WRAPPER_ASSIGNMENTS = ("__module__", "__name__", "__qualname__", "__doc__", "__annotations__")
WRAPPER_UPDATES = ("__dict__",)


def update_wrapper(wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    absent = object()
    for name in assigned:
        if (value := getattr(wrapped, name, absent)) is not absent:
            setattr(wrapper, name, value)
    for name in updated:
        target = getattr(wrapper, name)
        more = getattr(wrapped, name, None)
        if more:
            target.update(more)
    wrapper.__wrapped__ = wrapped
    return wrapper


def wraps(wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    return partial(update_wrapper, wrapped=wrapped, assigned=assigned, updated=updated)


_generic = classmethod(type(list[int]))


def _need_method(func):
    if not (callable(func) or hasattr(func, "__get__")):
        raise TypeError(f"{func!r} is not callable or a descriptor")


class partialmethod:
    """A method with some arguments given."""

    def __init__(self, func, /, *args, **keywords):
        _need_method(func)
        if isinstance(func, partialmethod):
            args, keywords = (*func.args, *args), func.keywords | keywords
            func = func.func
        self.func, self.args, self.keywords = func, args, keywords

    def __get__(self, obj, cls=None):
        bind = None if isinstance(self.func, partial) else getattr(self.func, "__get__", None)
        bound = self.func if bind is None else bind(obj, cls)
        if bound is self.func:
            # it does not care for the instance, so that the instance is an argument like others
            return self._method().__get__(obj, cls)
        made = partial(bound, *self.args, **self.keywords)
        if hasattr(bound, "__self__"):
            made.__self__ = bound.__self__
        return made

    def _method(self):
        def method(receiver, /, *args, **keywords):
            return self.func(receiver, *self.args, *args, **self.keywords | keywords)

        method.__name__ = "_method"
        method._partialmethod, method.__isabstractmethod__ = self, self.__isabstractmethod__
        return method

    __isabstractmethod__ = property(lambda self: getattr(self.func, "__isabstractmethod__", False))
    __class_getitem__ = _generic

    def __repr__(self):
        shown = [repr(value) for value in (self.func, *self.args)]
        shown += [f"{name}={value!r}" for name, value in self.keywords.items()]
        return f"functools.partialmethod({', '.join(shown)})"


def _from(cls, name, root, derive):
    def method(self, other):
        result = getattr(type(self), root)(self, other)
        if result is NotImplemented:
            return result
        return derive(self, other, result)
    method.__name__ = name
    method.__qualname__ = f"{cls.__qualname__}.{name}"
    return method


_derived = {
    "__lt__": {
        "__gt__": lambda a, b, lt: not lt and a != b,
        "__le__": lambda a, b, lt: lt or a == b,
        "__ge__": lambda a, b, lt: not lt,
    },
    "__le__": {
        "__ge__": lambda a, b, le: not le or a == b,
        "__lt__": lambda a, b, le: le and a != b,
        "__gt__": lambda a, b, le: not le,
    },
    "__gt__": {
        "__lt__": lambda a, b, gt: not (gt or a == b),
        "__ge__": lambda a, b, gt: gt or a == b,
        "__le__": lambda a, b, gt: not gt,
    },
    "__ge__": {
        "__le__": lambda a, b, ge: not ge or a == b,
        "__gt__": lambda a, b, ge: ge and a != b,
        "__lt__": lambda a, b, ge: not ge,
    },
}


def total_ordering(cls):
    """Completes a class that defines one ordering method (and `__eq__`)."""
    roots = [name for name in _derived if getattr(cls, name, None) is not getattr(object, name, None)]
    if not roots:
        raise ValueError("must define at least one ordering operation: < > <= >=")
    root = sorted(roots)[-1]
    for name, derive in _derived[root].items():
        if name not in roots:
            setattr(cls, name, _from(cls, name, root, derive))
    return cls


class _CacheInfo(tuple):
    """How a cache did."""

    __slots__ = ()
    _fields = __match_args__ = ("hits", "misses", "maxsize", "currsize")

    def __new__(cls, hits, misses, maxsize, currsize):
        return tuple.__new__(cls, (hits, misses, maxsize, currsize))

    hits = property(lambda self: self[0])
    misses = property(lambda self: self[1])
    maxsize = property(lambda self: self[2])
    currsize = property(lambda self: self[3])

    def _asdict(self):
        return dict(zip(self._fields, self))

    def __repr__(self):
        return "CacheInfo(hits=%r, misses=%r, maxsize=%r, currsize=%r)" % tuple(self)


_CacheInfo.__name__ = _CacheInfo.__qualname__ = "CacheInfo"


def lru_cache(maxsize=128, typed=False):
    if not isinstance(maxsize, int) and callable(maxsize) and isinstance(typed, bool):
        # a decorator without arguments
        return _cached(maxsize, 128, typed)
    if maxsize is None:
        size = None
    elif isinstance(maxsize, int):
        size = maxsize if maxsize > 0 else 0
    else:
        raise TypeError("Expected first argument to be an integer, a callable, or None")
    return lambda function: _cached(function, size, typed)


def _cached(function, maxsize, typed):
    made = _lru_cache_wrapper(function, maxsize, typed, _CacheInfo)
    made.cache_parameters = lambda: dict(maxsize=maxsize, typed=typed)
    return update_wrapper(made, function)


def cache(user_function, /):
    return _cached(user_function, None, False)


class cached_property:
    """A property that is computed once and then is an ordinary attribute."""

    attrname = None

    def __init__(self, func):
        self.func, self.__doc__ = func, func.__doc__

    def __set_name__(self, owner, name):
        if self.attrname not in (None, name):
            raise TypeError(f"Cannot assign the same cached_property to two different names ({self.attrname!r} and {name!r}).")
        self.attrname = name

    def __get__(self, instance, owner=None):
        name = self.attrname
        if instance is None:
            return self
        if not name:
            raise TypeError("Cannot use cached_property instance without calling __set_name__ on it.")
        space = getattr(instance, "__dict__", None)
        if space is None:
            raise TypeError(f"No '__dict__' attribute on {type(instance).__name__!r} instance to cache {name!r} property.")
        if name in space:
            return space[name]
        value = self.func(instance)
        try:
            space[name] = value
            return value
        except TypeError:
            pass
        raise TypeError(f"The '__dict__' attribute on {type(instance).__name__!r} instance does not support item assignment "
                        f"for caching {name!r} property.")

    __class_getitem__ = _generic


def _best(cls, registry):
    """The class of the registry that suits `cls` best: the nearest in its MRO, abstract classes by their subclass checks."""
    mro = cls.__mro__
    abstract = [known for known in registry if known not in mro and hasattr(known, "__mro__") and issubclass(cls, known)]
    for place, base in enumerate(mro):
        if base is object and abstract:
            break
        if base in registry:
            # An abstract class that the base itself does not satisfy is more specific.
            later = [known for known in abstract if not issubclass(base, known)]
            if not later:
                return base
            abstract = later
            break
    if not abstract:
        return object if object in registry else None
    candidates = [known for known in abstract if not any(other is not known and issubclass(other, known) for other in abstract)]
    if len(candidates) > 1:
        first, second = candidates[:2]
        raise RuntimeError(f"Ambiguous dispatch: {first} or {second}")
    return candidates[0]


def _classes(kind):
    """The classes that an implementation is registered for, or None if this is no such thing."""
    if _is_union(kind):
        return kind.__args__ if all(isinstance(each, type) for each in kind.__args__) else None
    return (kind,) if isinstance(kind, type) and not isinstance(kind, _Generic) else None


def _is_union(kind):
    typing = _sys.modules.get("typing")
    return isinstance(kind, _Union) or typing is not None and getattr(kind, "__origin__", None) is typing.Union


_Generic, _Union = type(list[int]), type(int | str)


def _annotated_class(function):
    """What the annotation of a function's first parameter names."""
    found = [*getattr(function, "__annotations__", {}).items()]
    if not found:
        raise TypeError(f"Invalid first argument to `register()`: {function!r}. Use either `@register(some_class)` or plain "
                        "`@register` on an annotated function.")
    name, kind = found[0]
    if isinstance(kind, str):
        kind = eval(kind, function.__globals__)
    if _classes(kind) is None:
        problem = "not all arguments are classes" if _is_union(kind) else "is not a class"
        raise TypeError(f"Invalid annotation for {name!r}. {kind!r} {problem}.")
    return kind


class _Implementations:
    """The functions behind a generic function, and which of them each class got."""

    def __init__(self, default):
        self.registry, self.answers, self.token = {object: default}, {}, None

    def register(self, cls, func=None):
        classes = _classes(cls)
        if func is None:
            if classes is not None:
                return lambda function: self.register(cls, function)
            func, classes = cls, _classes(_annotated_class(cls))
        elif classes is None:
            raise TypeError(f"Invalid first argument to `register()`. {cls!r} is not a class or union type.")
        self.registry.update(dict.fromkeys(classes, func))
        self.answers.clear()
        return func

    def dispatch(self, cls):
        abc = _sys.modules.get("abc")
        if abc is not None and self.token != abc.get_cache_token():
            # a class may have been registered with an abstract one
            self.token = abc.get_cache_token()
            self.answers.clear()
        if cls not in self.answers:
            self.answers[cls] = self.registry[cls if cls in self.registry else _best(cls, self.registry)]
        return self.answers[cls]


def singledispatch(func):
    """A function whose implementation is chosen by the class of its first argument."""
    from types import MappingProxyType

    known = _Implementations(func)
    name = getattr(func, "__name__", "singledispatch function")

    def generic(*args, **kw):
        if args:
            return known.dispatch(args[0].__class__)(*args, **kw)
        raise TypeError(f"{name} requires at least 1 positional argument")

    for attribute, value in {"register": known.register, "dispatch": known.dispatch, "_clear_cache": known.answers.clear,
                             "registry": MappingProxyType(known.registry)}.items():
        setattr(generic, attribute, value)
    return update_wrapper(generic, func)


class singledispatchmethod:
    """A method whose implementation is chosen by the class of its first argument after the receiver."""

    def __init__(self, func):
        _need_method(func)
        self.func, self.dispatcher = func, singledispatch(func)

    def register(self, cls, method=None):
        return self.dispatcher.register(cls, func=method)

    def __get__(self, obj, cls=None):
        def generic(*args, **kwargs):
            chosen = self.dispatcher.dispatch(args[0].__class__)
            return chosen.__get__(obj, cls)(*args, **kwargs)

        generic.register, generic.__isabstractmethod__ = self.register, self.__isabstractmethod__
        return update_wrapper(generic, self.func)

    __isabstractmethod__ = property(lambda self: getattr(self.func, "__isabstractmethod__", False))
