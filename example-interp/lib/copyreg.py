"""How objects are taken apart and put together again, for `copy`."""

__all__ = ["pickle", "constructor", "add_extension", "remove_extension", "clear_extension_cache"]

dispatch_table = {}


def pickle(ob_type, pickle_function, constructor_ob=None):
    if not callable(pickle_function):
        raise TypeError("reduction functions must be callable")
    dispatch_table[ob_type] = pickle_function
    if constructor_ob is not None:
        constructor(constructor_ob)


def constructor(object):
    if not callable(object):
        raise TypeError("constructors must be callable")


def __newobj__(cls, *args):
    return cls.__new__(cls, *args)


def __newobj_ex__(cls, args, kwargs):
    return cls.__new__(cls, *args, **kwargs)


def _reduce_ex(obj, protocol):
    cls = type(obj)
    if cls.__reduce__ is not object.__reduce__:
        return obj.__reduce__()
    return _reduce(obj)


_UNBUILDABLE = ("generator", "coroutine", "async_generator", "module", "frame", "traceback", "code", "cell", "memoryview",
                "TextIOWrapper", "FileIO", "BufferedReader", "BufferedWriter", "dict_keys", "dict_values", "dict_items",
                "mappingproxy")


def _reduce(obj):
    cls = type(obj)
    new, args, kwargs = __newobj__, (), None
    if hasattr(cls, "__getnewargs_ex__"):
        args, kwargs = obj.__getnewargs_ex__()
        new = __newobj_ex__
    elif hasattr(cls, "__getnewargs__"):
        args = obj.__getnewargs__()
        if not isinstance(args, tuple):
            raise TypeError(f"__getnewargs__ should return a tuple, not '{type(args).__name__}'")
    elif isinstance(obj, BaseException):
        return cls, obj.args, getattr(obj, "__dict__", None) or None
    elif isinstance(obj, (set, frozenset)):
        return cls, (list(obj),), getattr(obj, "__dict__", None) or None
    elif isinstance(obj, property):
        return obj
    else:
        for base in (int, float, complex, str, bytes, bytearray, tuple):
            if isinstance(obj, base):
                args = (base.__new__(base, obj),)
                break
        else:
            if cls.__name__ in _UNBUILDABLE and cls.__module__ in ("builtins", "_io"):
                raise TypeError(f"cannot pickle '{cls.__name__}' object")
    state = obj.__getstate__()
    items = iter(obj) if isinstance(obj, list) else None
    pairs = iter(obj.items()) if isinstance(obj, dict) else None
    if kwargs is not None:
        return new, (cls, args, kwargs), state, items, pairs
    return new, (cls, *args), state, items, pairs


def add_extension(module, name, code):
    pass


def remove_extension(module, name, code):
    pass


def clear_extension_cache():
    pass
