"""How objects are taken apart and put together again, for `copy`."""

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


def __newobj__(cls, *args):
    return cls.__new__(cls, *args)


def __newobj_ex__(cls, args, kwargs):
    return cls.__new__(cls, *args, **kwargs)


def _reduce_ex(obj, protocol):
    """What `object.__reduce_ex__` gives: a class's own `__reduce__` decides."""
    own = type(obj).__reduce__
    return _reduce(obj) if own is object.__reduce__ else obj.__reduce__()


# classes whose objects are bound to something outside of them, of the builtins and of _io
_BOUND = frozenset("generator coroutine async_generator module frame traceback code cell memoryview TextIOWrapper FileIO "
                   "BufferedReader BufferedWriter dict_keys dict_values dict_items mappingproxy".split())


def _value_args(obj):
    """The arguments that give a new object of the class its value."""
    for base in (int, float, complex, str, bytes, tuple):
        if isinstance(obj, base):
            return (base(obj),)
    return ()


def _reduce(obj):
    cls = type(obj)
    if isinstance(obj, property):
        return obj
    if cls is slice:
        return slice, (obj.start, obj.stop, obj.step)
    if cls.__name__ == "method" and cls.__module__ == "builtins":
        return getattr, (obj.__self__, obj.__name__)
    make, args = __newobj__, None
    if hasattr(cls, "__getnewargs_ex__"):
        make, args = __newobj_ex__, obj.__getnewargs_ex__()
    elif hasattr(cls, "__getnewargs__"):
        args = obj.__getnewargs__()
        if not isinstance(args, tuple):
            raise TypeError(f"__getnewargs__ should return a tuple, not '{type(args).__name__}'")
    elif isinstance(obj, (BaseException, set, frozenset, bytearray)):
        args = obj.args if isinstance(obj, BaseException) else (bytes(obj) if isinstance(obj, bytearray) else [*obj],)
        return cls, args, getattr(obj, "__dict__", None) or None
    elif cls.__name__ in _BOUND and cls.__module__ in ("builtins", "_io"):
        raise TypeError(f"cannot pickle '{cls.__name__}' object")
    else:
        args = _value_args(obj)
    pieces = iter(obj) if isinstance(obj, list) else None
    pairs = iter(obj.items()) if isinstance(obj, dict) else None
    return make, (cls, *args), obj.__getstate__(), pieces, pairs


# codes for pickles, which are not read here
def add_extension(module, name, code):
    pass


remove_extension = add_extension


def clear_extension_cache():
    pass
