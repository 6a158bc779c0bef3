"""The built-in classes that have no name among the builtins, and helpers to make classes."""

import sys

# one specimen of everything that only code makes
def _make():
    cell = None

    def plain(): return cell
    def generator(): yield
    async def coroutine(): pass
    async def stream(): yield

    waiting = coroutine()
    waiting.close()
    return plain, generator(), waiting, stream()


class _Made:
    __slots__ = ("slot",)

    def method(self): pass


_function, _generator, _coroutine, _stream = _make()
_frame = sys._getframe()
try:
    raise _StopHere
except NameError as _error:
    TracebackType = type(_error.__traceback__)

FunctionType = LambdaType = type(_function)
CodeType, CellType = map(type, (_function.__code__, _function.__closure__[0]))
GeneratorType, CoroutineType, AsyncGeneratorType = map(type, (_generator, _coroutine, _stream))
MethodType, FrameType, ModuleType = type(_Made().method), type(_frame), type(sys)
BuiltinFunctionType = BuiltinMethodType = type(sys._getframe)
WrapperDescriptorType, MethodDescriptorType = type(int.__add__), type(list.append)
MethodWrapperType, ClassMethodDescriptorType = type((1).__add__), type(vars(bytes)["fromhex"])
GetSetDescriptorType, MemberDescriptorType = type(FunctionType.__code__), type(_Made.slot)
MappingProxyType = type(vars(_Made))
GenericAlias, UnionType = type(set[int]), type(int | None)
NoneType, NotImplementedType, EllipsisType = (type(single) for single in (None, NotImplemented, ...))
del _make, _Made, _function, _generator, _coroutine, _stream, _frame


SimpleNamespace = type(sys.implementation)


def resolve_bases(bases):
    """The bases with those that are not classes replaced by what their `__mro_entries__` gives."""
    found = []
    for base in bases:
        replace = None if isinstance(base, type) else getattr(base, "__mro_entries__", None)
        entries = (base,) if replace is None else replace(bases)
        if not isinstance(entries, tuple):
            raise TypeError("__mro_entries__ must return a tuple")
        found += entries
    same = len(found) == len(bases) and all(map(lambda new, old: new is old, found, bases))
    return bases if same else tuple(found)


def prepare_class(name, bases=(), kwds=None):
    """The metaclass, the namespace of the class body and the remaining keywords of a class statement."""
    keywords = dict(kwds) if kwds else {}
    default = type(bases[0]) if bases else type
    meta = keywords.pop("metaclass", default)
    if isinstance(meta, type):
        # the most derived of the metaclasses
        for kind in map(type, bases):
            if issubclass(kind, meta):
                meta = kind
            elif not issubclass(meta, kind):
                raise TypeError("metaclass conflict: the metaclass of a derived class must be a (non-strict) "
                                "subclass of the metaclasses of all its bases")
    prepare = getattr(meta, "__prepare__", None)
    return meta, {} if prepare is None else prepare(name, bases, **keywords), keywords


def new_class(name, bases=(), kwds=None, exec_body=None):
    classes = resolve_bases(bases)
    meta, namespace, keywords = prepare_class(name, classes, kwds)
    if exec_body:
        exec_body(namespace)
    if classes is not bases:
        namespace["__orig_bases__"] = bases
    return meta(name, classes, namespace, **keywords)


class DynamicClassAttribute:
    """A property of instances; asked of the class, the name goes to the metaclass's `__getattr__`."""

    def __init__(self, fget=None, fset=None, fdel=None, doc=None):
        self.fget, self.fset, self.fdel = fget, fset, fdel
        self.overwrite_doc = doc is None
        self.__doc__ = doc or getattr(fget, "__doc__", None)
        self.__isabstractmethod__ = getattr(fget, "__isabstractmethod__", False) is True

    def _run(self, accessor, problem, *args):
        if accessor is None:
            raise AttributeError(problem)
        return accessor(*args)

    def __get__(self, instance, ownerclass=None):
        if instance is not None:
            return self._run(self.fget, "unreadable attribute", instance)
        if not self.__isabstractmethod__:
            raise AttributeError
        return self

    def __set__(self, instance, value):
        self._run(self.fset, "can't set attribute", instance, value)

    def __delete__(self, instance):
        self._run(self.fdel, "can't delete attribute", instance)

    def _with(self, **changed):
        parts = {"fget": self.fget, "fset": self.fset, "fdel": self.fdel, "doc": self.__doc__} | changed
        made = type(self)(**parts)
        made.overwrite_doc = self.overwrite_doc
        return made

    def getter(self, fget):
        return self._with(fget=fget, doc=self.overwrite_doc and fget.__doc__ or self.__doc__)

    def setter(self, fset):
        return self._with(fset=fset)

    def deleter(self, fdel):
        return self._with(fdel=fdel)


class _GeneratorWrapper:
    """Makes an object that has a generator's methods awaitable."""

    def __init__(self, gen):
        self._wrapped = gen
        self._is_generator = isinstance(gen, GeneratorType)
        self.__name__, self.__qualname__ = getattr(gen, "__name__", None), getattr(gen, "__qualname__", None)

    def send(self, val):
        return self._wrapped.send(val)

    def throw(self, tp, *rest):
        return self._wrapped.throw(tp, *rest)

    def close(self):
        return self._wrapped.close()

    gi_code = cr_code = property(lambda self: self._wrapped.gi_code)
    gi_frame = cr_frame = property(lambda self: self._wrapped.gi_frame)
    gi_running = cr_running = property(lambda self: self._wrapped.gi_running)
    gi_yieldfrom = cr_await = property(lambda self: self._wrapped.gi_yieldfrom)

    def __next__(self):
        return next(self._wrapped)

    def __iter__(self):
        return self._wrapped if self._is_generator else self

    __await__ = __iter__


# The flags of code whose calls make generators, coroutines, and generators that can be awaited.
_GENERATOR, _COROUTINE, _ITERABLE_COROUTINE = 0x20, 0x80, 0x100


def coroutine(func):
    """Lets `await` take what a generator function makes."""
    if not callable(func):
        raise TypeError("types.coroutine() expects a callable")
    if type(func) is FunctionType:
        flags = func.__code__.co_flags
        if flags & (_COROUTINE | _ITERABLE_COROUTINE):
            return func
        if flags & _GENERATOR:
            func.__code__ = func.__code__.replace(co_flags=flags | _ITERABLE_COROUTINE)
            return func
    from collections.abc import Coroutine, Generator
    from functools import wraps

    @wraps(func)
    def wrapped(*args, **kwargs):
        made = func(*args, **kwargs)
        awaitable = type(made) is CoroutineType or type(made) is GeneratorType and made.gi_code.co_flags & _ITERABLE_COROUTINE
        if not awaitable and isinstance(made, Generator) and not isinstance(made, Coroutine):
            return _GeneratorWrapper(made)
        return made

    return wrapped


__all__ = [name for name in dir() if name != "sys" and name[0] != "_"]
