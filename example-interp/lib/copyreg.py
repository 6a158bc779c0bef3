"""How objects are taken apart and put together again, for `copy` and `pickle`."""

__all__ = ["pickle", "constructor", "add_extension", "remove_extension", "clear_extension_cache"]

dispatch_table = {}


def _need_callable(what, name):
    if not callable(what):
        raise TypeError(f"{name} must be callable")


def pickle(ob_type, pickle_function, constructor_ob=None):
    _need_callable(pickle_function, "reduction functions")
    dispatch_table[ob_type] = pickle_function
    if constructor_ob is not None:
        constructor(constructor_ob)


def constructor(object):
    _need_callable(object, "constructors")


def pickle_complex(c):
    return complex, (c.real, c.imag)


def pickle_union(obj):
    import functools
    import operator

    return functools.reduce, (operator.or_, obj.__args__)


pickle(complex, pickle_complex, complex)
pickle(type(int | str), pickle_union)


def __newobj__(cls, *args):
    return cls.__new__(cls, *args)


def __newobj_ex__(cls, args, kwargs):
    return cls.__new__(cls, *args, **kwargs)


def _reconstructor(cls, base, state):
    if base is object:
        return object.__new__(cls)
    made = base.__new__(cls, state)
    if base.__init__ != object.__init__:
        base.__init__(made, state)
    return made


def _reduce_ex(obj, protocol):
    """What `object.__reduce_ex__` gives: a class's own `__reduce__` decides."""
    own = type(obj).__reduce__
    return _reduce(obj, protocol) if own is object.__reduce__ else obj.__reduce__()


# classes whose objects are bound to something outside of them, of the builtins, of types, of weakref and of _io
_BOUND = frozenset("generator coroutine async_generator module frame traceback code cell memoryview TextIOWrapper FileIO "
                   "BufferedReader BufferedWriter dict_keys dict_values dict_items mappingproxy function property staticmethod "
                   "classmethod ReferenceType getset_descriptor member_descriptor".split())
_Builtin, _BuiltinMethod, _Alias, _Module = type(len), type(list.append), type(list[int]), type(len.__self__)
_VALUES = (int, float, complex, str, bytes, tuple)


def _base(obj, bases):
    for base in bases:
        if isinstance(obj, base):
            return base
    return object


def _own_recipe(obj, cls, protocol):
    """How objects of the builtin classes are made that need more than a class and attributes."""
    if cls in (slice, range):
        return cls, (obj.start, obj.stop, obj.step)
    if cls is _Alias:
        return cls, (obj.__origin__, obj.__args__)
    if cls is _BuiltinMethod:
        return getattr, (obj.__objclass__, obj.__name__)
    if cls is _Builtin:
        owner = obj.__self__
        return obj.__name__ if owner is None or isinstance(owner, _Module) else (getattr, (owner, obj.__name__))
    if cls.__name__ == "method" and cls.__module__ == "builtins":
        return getattr, (obj.__self__, obj.__name__)
    if cls.__name__ in _BOUND and cls.__module__ in ("builtins", "_io", "weakref", "types"):
        package = f"{cls.__module__}." if cls.__module__ in ("weakref", "_io") else ""
        if protocol < 2:
            raise TypeError(f"cannot pickle '{cls.__name__}' object")
        what = f"{cls.__name__} objects" if cls.__name__ in ("code", "memoryview") else f"'{package}{cls.__name__}' object"
        raise TypeError(f"cannot pickle {what}")
    if isinstance(obj, BaseException):
        return cls, _exception_args(obj), _exception_state(obj)
    attributes = getattr(obj, "__dict__", None) or None
    if isinstance(obj, bytearray):
        return cls, (bytes(obj),) if protocol >= 3 else (obj.decode("latin-1"), "latin-1"), attributes
    if isinstance(obj, (set, frozenset)):
        return cls, ([*obj],), attributes
    return None


def _exception_args(obj):
    if isinstance(obj, OSError) and len(obj.args) == 2 and obj.filename is not None:
        second = getattr(obj, "filename2", None)
        return (*obj.args, obj.filename) if second is None else (*obj.args, obj.filename, None, second)
    return obj.args


def _exception_state(obj):
    state = dict(obj.__dict__)
    if isinstance(obj, ImportError):
        state.update({name: value for name in ("name", "path") if (value := getattr(obj, name)) is not None})
    return state or None


def _new_args(obj, cls):
    """The arguments of `__new__`, and those by keyword."""
    if hasattr(cls, "__getnewargs_ex__"):
        found = obj.__getnewargs_ex__()
        if not isinstance(found, tuple):
            raise TypeError(f"__getnewargs_ex__ should return a tuple, not '{type(found).__name__}'")
        if len(found) != 2:
            raise ValueError(f"__getnewargs_ex__ should return a tuple of length 2, not {len(found)}")
        for place, kind, value in zip(("first", "second"), (tuple, dict), found):
            if not isinstance(value, kind):
                raise TypeError(f"{place} item of the tuple returned by __getnewargs_ex__ must be a {kind.__name__}, "
                                f"not '{type(value).__name__}'")
        return found
    args = obj.__getnewargs__()
    if not isinstance(args, tuple):
        raise TypeError(f"__getnewargs__ should return a tuple, not '{type(args).__name__}'")
    return args, {}


def _reduce(obj, protocol=0):
    cls = type(obj)
    keywords = {}
    if hasattr(cls, "__getnewargs_ex__") or hasattr(cls, "__getnewargs__"):
        args = _new_args(obj, cls) if protocol >= 2 else ()
        if args:
            args, keywords = args
    else:
        if recipe := _own_recipe(obj, cls, protocol):
            return recipe
        base = _base(obj, _VALUES)
        args = () if base is object else (base(obj),)
    if protocol < 2:
        return _reduce_old(obj, cls)
    pieces = iter(obj) if isinstance(obj, list) else None
    pairs = iter(obj.items()) if isinstance(obj, dict) else None
    make, args = (__newobj_ex__, (cls, args, keywords)) if keywords else (__newobj__, (cls, *args))
    return make, args, obj.__getstate__(), pieces, pairs


def _reduce_old(obj, cls):
    """For protocols without opcodes for `__new__`: the value goes to a function that knows the class."""
    base = _base(obj, (*_VALUES, list, dict))
    args = _reconstructor, (cls, base, None if base is object else base(obj))
    if cls.__getstate__ is not object.__getstate__:
        state = obj.__getstate__()
    elif getattr(obj, "__slots__", None):
        raise TypeError("a class that defines __slots__ without defining __getstate__ cannot be pickled")
    else:
        state = getattr(obj, "__dict__", None)
    return (*args, state) if state else args


# Codes that stand for globals in pickles.
_extension_registry = {}  # by module and name
_inverted_registry = {}
_extension_cache = {}  # the objects by their codes


def add_extension(module, name, code):
    code = int(code)
    if not 1 <= code <= 0x7FFFFFFF:
        raise ValueError("code out of range")
    key = (module, name)
    if _extension_registry.get(key) == code and _inverted_registry.get(code) == key:
        return
    if key in _extension_registry:
        raise ValueError(f"key {key} is already registered with code {_extension_registry[key]}")
    if code in _inverted_registry:
        raise ValueError(f"code {code} is already in use for key {_inverted_registry[code]}")
    _extension_registry[key] = code
    _inverted_registry[code] = key


def remove_extension(module, name, code):
    key = (module, name)
    if _extension_registry.get(key) != code or _inverted_registry.get(code) != key:
        raise ValueError(f"key {key} is not registered with code {code}")
    del _extension_registry[key]
    del _inverted_registry[code]
    _extension_cache.pop(code, None)


def clear_extension_cache():
    _extension_cache.clear()
