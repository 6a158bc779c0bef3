"""The special methods that mocks support, and what they do unless told otherwise."""

from ._calls import DEFAULT


def _dunders(names, prefix=""):
    return {f"__{prefix}{name}__" for name in names.split()}


_NUMERIC = "add sub mul matmul truediv floordiv mod lshift rshift and xor or pow"

# what a MagicMock has from the start
SYNC = (_dunders(_NUMERIC) | _dunders(_NUMERIC, "r") | _dunders(_NUMERIC, "i") | _dunders(
    "lt gt le ge eq ne getitem setitem delitem len contains str sizeof enter exit divmod rdivmod neg pos abs invert "
    "complex int float index round trunc floor ceil bool next fspath aiter hash iter"))
ASYNC = _dunders("aenter aexit anext")
CONFIGURED = SYNC | ASYNC
# what any mock can be given
SUPPORTED = CONFIGURED | _dunders(
    "get set delete reversed missing reduce reduce_ex getinitargs getnewargs getnewargs_ex getstate setstate getformat repr "
    "dir subclasses format")
# what mocks need for themselves
UNSUPPORTED = _dunders("getattr setattr init new prepare instancecheck subclasscheck del")

_RESULTS = {
    "__lt__": NotImplemented, "__gt__": NotImplemented, "__le__": NotImplemented, "__ge__": NotImplemented,
    "__int__": 1, "__contains__": False, "__len__": 0, "__exit__": False, "__complex__": 1j, "__float__": 1.0,
    "__bool__": True, "__index__": 1, "__aexit__": False,
}

# those that depend on the mock
_RESULTS_OF_MOCK = {
    "__hash__": lambda mock: object.__hash__(mock),
    "__str__": lambda mock: object.__str__(mock),
    "__sizeof__": lambda mock: object.__sizeof__(mock),
    "__fspath__": lambda mock: f"{type(mock).__name__}/{mock._extract_mock_name()}/{id(mock)}",
}


def is_magic(name):
    return len(name) > 4 and name.startswith("__") and name.endswith("__")


def _told(mock, name):
    """The return value that a test gave to a special method; DEFAULT if none."""
    return getattr(mock, name)._mock_return_value


def _equality(mock, name, same):
    def compare(other):
        told = _told(mock, name)
        if told is not DEFAULT:
            return told
        return same if mock is other else NotImplemented
    return compare


def _iteration(mock):
    def iterate():
        told = _told(mock, "__iter__")
        return iter([] if told is DEFAULT else told)
    return iterate


async def _each(values):
    for value in values:
        yield value


def _async_iteration(mock):
    def iterate():
        told = _told(mock, "__aiter__")
        return _each([] if told is DEFAULT else told)
    return iterate


_EFFECTS = {
    "__eq__": lambda mock: _equality(mock, "__eq__", True),
    "__ne__": lambda mock: _equality(mock, "__ne__", False),
    "__iter__": _iteration,
    "__aiter__": _async_iteration,
}


def set_default(mock, method, name):
    """Makes a special method of a mock, itself a mock, behave as that of an ordinary object would."""
    if name in _RESULTS:
        method.return_value = _RESULTS[name]
    elif name in _RESULTS_OF_MOCK:
        method.return_value = _RESULTS_OF_MOCK[name](mock)
    elif name in _EFFECTS:
        method.side_effect = _EFFECTS[name](mock)


class LazyMagic:
    """A special method that becomes a mock when it is used first: most never are."""

    def __init__(self, mock, name):
        self._mock, self._name = mock, name

    def __get__(self, instance, owner=None):
        mock, name = self._mock, self._name
        method = mock._get_child_mock(name=name, _new_name=name, _new_parent=mock)
        setattr(mock, name, method)
        set_default(mock, method, name)
        return method


def as_method(function):
    """A function that a test gives to a mock as a special method, wrapped so that it is a method whatever kind of callable it is."""
    def method(self, /, *args, **kwargs):
        return function(self, *args, **kwargs)
    method.__name__ = getattr(function, "__name__", "method")
    return method
