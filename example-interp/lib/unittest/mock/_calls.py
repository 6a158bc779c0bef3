"""Calls as values: what a mock remembers, and what a test expects."""

import pprint

_MODULE = "unittest.mock"


class _SentinelObject:
    """A value that is only itself."""

    __module__ = _MODULE

    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return f"sentinel.{self.name}"

    def __reduce__(self):
        return repr(self)


class _Sentinel:
    """Makes a unique value for each attribute that is asked for."""

    __module__ = _MODULE

    def __getattr__(self, name):
        if name == "__bases__":
            # or `inspect` would take this for a class
            raise AttributeError
        made = self.__dict__[name] = _SentinelObject(name)
        return made

    def __reduce__(self):
        return "sentinel"


class _Any:
    """Equal to everything."""

    __module__ = _MODULE

    def __eq__(self, other):
        return True

    def __ne__(self, other):
        return False

    def __repr__(self):
        return "<ANY>"


sentinel = _Sentinel()
DEFAULT = sentinel.DEFAULT
ANY = _Any()


def signature_text(name, args, kwargs):
    """A call as a program writes it."""
    shown = [repr(value) for value in args]
    shown += [f"{key}={value!r}" for key, value in kwargs.items()]
    return f"{name}({', '.join(shown)})"


def _split(parts, name=""):
    """The name, the arguments and the keyword arguments that a tuple gives, or None if it is not about a call.

    Any of the three may be left out: their types tell them apart.
    """
    args, kwargs = (), {}
    for part in parts:
        if isinstance(part, str):
            name = part
        elif isinstance(part, tuple):
            args = part
        elif isinstance(part, dict):
            kwargs = part
        else:
            return None
    return name, args, kwargs


class _Call(tuple):
    """A call: (args, kwargs), or (name, args, kwargs). `call`, whose attributes and calls make others, is one without arguments."""

    __module__ = _MODULE

    def __new__(cls, value=(), name="", parent=None, two=False, from_kall=True):
        parts = _split(value, name or "")
        return tuple.__new__(cls, parts[1:] if two else parts)

    def __init__(self, value=(), name=None, parent=None, two=False, from_kall=True):
        self._mock_name = name
        self._mock_parent = parent
        self._mock_from_kall = from_kall

    def __eq__(self, other):
        try:
            length = len(other)
        except TypeError:
            return NotImplemented
        theirs = _split(other) if isinstance(other, tuple) and length <= 3 else None
        if theirs is None:
            return False
        if getattr(other, "_mock_parent", None) and self._mock_parent and self._mock_parent != other._mock_parent:
            return False
        name, args, kwargs = _split(self)
        # what the other has comes first: an ANY in it is asked before what it is compared with
        return (not name or theirs[0] == name) and theirs[1:] == (args, kwargs)

    __ne__ = object.__ne__
    __hash__ = None

    def __call__(self, /, *args, **kwargs):
        name = self._mock_name
        if name is None:
            return _Call(("", args, kwargs), name="()")
        return _Call((name, args, kwargs), name=name + "()", parent=self)

    def __getattr__(self, attr):
        name = attr if self._mock_name is None else f"{self._mock_name}.{attr}"
        return _Call(name=name, parent=None if self._mock_name is None else self, from_kall=False)

    def __getattribute__(self, attr):
        if attr in tuple.__dict__:
            # such as `count`, or `__str__`: part of a call that a test writes
            raise AttributeError
        return tuple.__getattribute__(self, attr)

    @property
    def args(self):
        return self[-2]

    @property
    def kwargs(self):
        return self[-1]

    def __repr__(self):
        if not self._mock_from_kall:
            name = self._mock_name or "call"
            return f"call{name}" if name.startswith("()") else name
        name, args, kwargs = _split(self)
        if name:
            name = name if name.startswith("()") else f".{name}"
        return signature_text(f"call{name}", args, kwargs)

    def call_list(self):
        """The calls that a chain of calls consists of, the first one first."""
        links = []
        link = self
        while link is not None:
            if link._mock_from_kall:
                links.append(link)
            link = link._mock_parent
        return _CallList(links[::-1])


call = _Call(from_kall=False)


class _CallList(list):
    """Calls in order; a list is in it if its calls follow each other there."""

    __module__ = _MODULE

    def __contains__(self, value):
        if not isinstance(value, list):
            return list.__contains__(self, value)
        length = len(value)
        return any(self[start:start + length] == value for start in range(len(self) - length + 1))

    def __repr__(self):
        return pprint.pformat(list(self))
