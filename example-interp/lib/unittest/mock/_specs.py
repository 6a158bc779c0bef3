"""What a specification says: which attributes there are, how it is called, whether it is asynchronous."""

import inspect
import types

FunctionTypes = types.FunctionType, types.MethodType

_TYPOS = "autospect", "auto_spec", "set_spec"


class InvalidSpecError(Exception):
    """A mock was given as the specification of another."""

    __module__ = "unittest.mock"


def check_typos(kwargs):
    for typo in _TYPOS:
        if typo in kwargs:
            raise RuntimeError(f"{typo!r} might be a typo; use unsafe=True if this is intended")


def is_names(spec):
    """Whether a specification is the mere names of the attributes."""
    return type(spec) in (list, tuple)


def is_exception(value):
    return isinstance(value, BaseException) or isinstance(value, type) and issubclass(value, BaseException)


def is_coroutine_function(value):
    return inspect.iscoroutinefunction(value) or getattr(value, "_is_coroutine", None) is inspect._is_coroutine_mark


def is_async(value):
    """Whether it is to be awaited, or its result is."""
    return is_coroutine_function(getattr(value, "__func__", value)) or inspect.isawaitable(value)


def is_callable(value):
    if isinstance(value, type):
        return True
    if isinstance(value, (staticmethod, classmethod, types.MethodType)):
        return is_callable(value.__func__)
    return getattr(value, "__call__", None) is not None


def instances_callable(value):
    """Whether instances of a class are callable; of anything else, whether it is."""
    if not isinstance(value, type):
        return getattr(value, "__call__", None) is not None
    return any("__call__" in base.__dict__ for base in value.__mro__)


def _without_first(signature):
    parameters = list(signature.parameters.values())
    if parameters and parameters[0].kind in (inspect.Parameter.POSITIONAL_ONLY, inspect.Parameter.POSITIONAL_OR_KEYWORD):
        del parameters[0]
    return signature.replace(parameters=parameters)


def signature_of(spec, as_instance=False, skip_first=False):
    """How a specification is called, None if that is not known. A class is called as its constructor, or, as_instance, as its
    instances; skip_first leaves out the `self` of a method that is not bound."""
    if isinstance(spec, type) and not as_instance:
        spec, skip_first = spec.__init__, True
    elif isinstance(spec, (classmethod, staticmethod)):
        skip_first = skip_first or isinstance(spec, classmethod)
        spec = spec.__func__
    elif not isinstance(spec, FunctionTypes):
        # of a class this is the method, not bound
        skip_first = skip_first or isinstance(spec, type)
        spec = getattr(spec, "__call__", None)
        if not isinstance(spec, FunctionTypes):
            return None
    try:
        found = inspect.signature(spec)
    except (ValueError, TypeError):
        return None
    return _without_first(found) if skip_first else found


def first_is_bound(owner, name, of_class):
    """Whether the first parameter of the function that an attribute is found to be is filled in when a mock's user calls it."""
    if not isinstance(owner, type):
        if name in getattr(owner, "__dict__", {}):
            return False
        owner = type(owner)
    for base in owner.__mro__:
        found = base.__dict__.get(name)
        if found is None:
            continue
        return of_class and isinstance(found, FunctionTypes)
    return of_class
