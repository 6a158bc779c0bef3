"""Containers beyond the built-in ones."""

import sys as _sys
from _collections import _count_elements, _tuplegetter, deque
from keyword import iskeyword as _iskeyword

__all__ = ["ChainMap", "Counter", "OrderedDict", "UserDict", "UserList", "UserString", "defaultdict", "deque", "namedtuple"]

_absent = object()
_open = []  # the dicts whose repr is being made


def _once(container, make):
    """`make()`, or None when the text of this container is being made already: it holds itself."""
    if any(container is outer for outer in _open):
        return None
    _open.append(container)
    try:
        return make()
    finally:
        _open.pop()


class defaultdict(dict):
    """A dict that makes the values it does not have."""

    def __init__(self, default_factory=None, /, *args, **kwargs):
        if not (default_factory is None or callable(default_factory)):
            raise TypeError("first argument must be callable or None")
        dict.__init__(self, *args, **kwargs)
        self.default_factory = default_factory

    def __missing__(self, key):
        make = self.default_factory
        if make is None:
            raise KeyError(key)
        made = make()
        self[key] = made
        return made

    def _merged(self, first, second):
        merged = type(self)(self.default_factory, first)
        merged.update(second)
        return merged

    def copy(self):
        return type(self)(self.default_factory, self)

    __copy__ = copy

    def __or__(self, other):
        return self._merged(self, other) if isinstance(other, dict) else NotImplemented

    def __ror__(self, other):
        return self._merged(other, self) if isinstance(other, dict) else NotImplemented

    def __reduce__(self):
        make = self.default_factory
        return type(self), () if make is None else (make,), None, None, iter(self.items())

    def __repr__(self):
        factory = _once(self, lambda: repr(self.default_factory)) or "..."
        return f"{type(self).__name__}({factory}, {dict.__repr__(self)})"


class OrderedDict(dict):
    """A dict with operations on its order. A subclass's `__setitem__` sees what is added."""

    def __init__(self, other=(), /, **kwds):
        OrderedDict.update(self, other, **kwds)

    def update(self, other=(), /, **kwds):
        pairs = ((key, other[key]) for key in other.keys()) if hasattr(other, "keys") else map(iter, other)
        for source in (pairs, kwds.items()):
            for key, value in source:
                self[key] = value

    @classmethod
    def fromkeys(cls, iterable, value=None):
        made = cls()
        made.update((key, value) for key in iterable)
        return made

    def setdefault(self, key, default=None):
        if key not in self:
            self[key] = default
            return default
        return self[key]

    def pop(self, key, default=_absent):
        """Unlike a dict's, `default` may be named."""
        return dict.pop(self, key) if default is _absent else dict.pop(self, key, default)

    def popitem(self, last=True):
        for key in reversed(self) if last else self:
            return key, dict.pop(self, key)
        raise KeyError("dictionary is empty")

    def move_to_end(self, key, last=True):
        value = dict.pop(self, key)
        others = [] if last else [*dict.items(self)]
        if others:
            dict.clear(self)
        dict.__setitem__(self, key, value)
        dict.update(self, others)

    def copy(self):
        return type(self)(self)

    def __eq__(self, other):
        equal = dict.__eq__(self, other)
        if equal is True and isinstance(other, OrderedDict):
            return all(map(_same, self, other))
        return equal

    def __ne__(self, other):
        equal = self.__eq__(other)
        return equal if equal is NotImplemented else not equal

    __hash__ = None

    def _merged(self, first, second):
        merged = type(self)(first)
        merged.update(second)
        return merged

    def __or__(self, other):
        return self._merged(self, other) if isinstance(other, dict) else NotImplemented

    def __ror__(self, other):
        return self._merged(other, self) if isinstance(other, dict) else NotImplemented

    def __ior__(self, other):
        return self.update(other) or self

    def __reduce__(self):
        return type(self), (), self.__getstate__(), None, iter(self.items())

    def __repr__(self):
        shown = _once(self, lambda: [*self.items()].__repr__() if self else "")
        return "..." if shown is None else f"{type(self).__name__}({shown})"


def _same(one, other):
    return one is other or one == other


def _is_mapping(value):
    # collections.abc is loaded only by programs that need it
    abc = _sys.modules.get("collections.abc")
    if abc is None:
        return isinstance(value, dict) or hasattr(type(value), "items") and hasattr(type(value), "__getitem__")
    return isinstance(value, (dict, abc.Mapping))


class Counter(dict):
    """A dict of counts; what is not there counts 0."""

    def __init__(self, iterable=None, /, **kwds):
        dict.__init__(self)
        self.update(iterable, **kwds)

    def __missing__(self, key):
        return 0

    def __delitem__(self, elem):
        if elem in self:
            dict.__delitem__(self, elem)

    def update(self, iterable=None, /, **kwds):
        for counted in (iterable, kwds or None):
            if counted is None:
                continue
            if not _is_mapping(counted):
                _count_elements(self, counted)
            elif self:
                for element, count in counted.items():
                    self[element] = count + self.get(element, 0)
            else:
                dict.update(self, counted)

    def subtract(self, iterable=None, /, **kwds):
        for counted in (iterable, kwds or None):
            if counted is None:
                continue
            pairs = counted.items() if _is_mapping(counted) else ((element, 1) for element in counted)
            for element, count in pairs:
                self[element] = self.get(element, 0) - count

    @classmethod
    def fromkeys(cls, iterable, v=None):
        raise NotImplementedError("Counter.fromkeys() is undefined.  Use Counter(iterable) instead.")

    def total(self):
        return sum(self.values())

    def elements(self):
        from itertools import chain, repeat

        return chain.from_iterable(map(repeat, self.keys(), self.values()))

    def most_common(self, n=None):
        def count(pair):
            return pair[1]

        if n == 1:
            return [max(self.items(), key=count)] if self else []
        pairs = sorted(self.items(), key=count, reverse=True)
        return pairs if n is None or n >= len(pairs) else pairs[:n] if n > 0 else []

    def copy(self):
        return type(self)(self)

    def __reduce__(self):
        return type(self), (dict(self),)

    def __repr__(self):
        try:
            pairs = self.most_common()
        except TypeError:
            # the counts have no order
            pairs = self.items()
        return f"{type(self).__name__}({dict(pairs) if self else ''})"

    # ---- comparisons, in which what is not there counts 0

    def _holds(self, other, test):
        if not isinstance(other, Counter):
            return NotImplemented
        for counter in (self, other):
            for element in counter:
                if not test(self[element], other[element]):
                    return False
        return True

    def __eq__(self, other):
        return self._holds(other, lambda mine, its: mine == its)

    def __ne__(self, other):
        equal = self == other if isinstance(other, Counter) else NotImplemented
        return equal if equal is NotImplemented else not equal

    __hash__ = None

    def __le__(self, other):
        return self._holds(other, lambda mine, its: mine <= its)

    def __ge__(self, other):
        return self._holds(other, lambda mine, its: mine >= its)

    def __lt__(self, other):
        return self <= other and self != other if isinstance(other, Counter) else NotImplemented

    def __gt__(self, other):
        return self >= other and self != other if isinstance(other, Counter) else NotImplemented

    # ---- arithmetic, which gives positive counts

    def _with(self, other, combine):
        if not isinstance(other, Counter):
            return NotImplemented
        elements = dict.fromkeys(self)
        elements.update(dict.fromkeys(other))
        return _positive((element, combine(self[element], other[element])) for element in elements)

    def __add__(self, other):
        return self._with(other, lambda mine, its: mine + its)

    def __sub__(self, other):
        return self._with(other, lambda mine, its: mine - its)

    def __or__(self, other):
        return self._with(other, max)

    def __and__(self, other):
        return self._with(other, min)

    def __pos__(self):
        return _positive(self.items())

    def __neg__(self):
        return _positive((element, -count) for element, count in self.items() if count < 0)

    def _set(self, changes):
        """Sets counts, then leaves out those that are not positive."""
        for element, count in changes:
            self[element] = count
        for element in [element for element, count in self.items() if not count > 0]:
            del self[element]
        return self

    def __iadd__(self, other):
        return self._set((element, self[element] + count) for element, count in other.items())

    def __isub__(self, other):
        return self._set((element, self[element] - count) for element, count in other.items())

    def __ior__(self, other):
        return self._set((element, count) for element, count in other.items() if self[element] < count)

    def __iand__(self, other):
        return self._set([(element, its) for element, count in self.items() if (its := other[element]) < count])


def _positive(pairs):
    made = Counter()
    for element, count in pairs:
        if count > 0:
            made[element] = count
    return made


# ---- named tuples

def _field_names(given, rename):
    """The fields as a tuple of strings; bad ones by their place if they are to be renamed."""
    words = given.replace(",", " ").split() if isinstance(given, str) else [str(name) for name in given]
    if rename:
        good = {}
        for place, name in enumerate(words):
            usable = name.isidentifier() and not _iskeyword(name) and name[0] != "_" and name not in good
            good[name if usable else f"_{place}"] = None
            words[place] = name if usable else f"_{place}"
    return tuple(words)


def _check_names(typename, fields, rename):
    for name in (typename, *fields):
        if not isinstance(name, str):
            raise TypeError("Type names and field names must be strings")
        if not name.isidentifier():
            raise ValueError(f"Type names and field names must be valid identifiers: {name!r}")
        if _iskeyword(name):
            raise ValueError(f"Type names and field names cannot be a keyword: {name!r}")
    for place, name in enumerate(fields):
        if name[0] == "_" and not rename:
            raise ValueError(f"Field names cannot start with an underscore: {name!r}")
        if name in fields[:place]:
            raise ValueError(f"Encountered duplicate field name: {name!r}")


def _constructor(typename, fields):
    """`__new__` with a real signature, so that calls are checked and reported as those of any function."""
    space = {"_make_tuple": tuple.__new__, "__name__": f"namedtuple_{typename}", "__builtins__": {}}
    values = "".join([name + "," for name in fields])
    exec(f"def __new__(_cls, {', '.join(fields)}): return _make_tuple(_cls, ({values}))", space)
    return space["__new__"]


def namedtuple(typename, field_names, *, rename=False, defaults=None, module=None):
    """A class of tuples whose items are attributes too."""
    typename, fields = _sys.intern(str(typename)), _field_names(field_names, rename)
    _check_names(typename, fields, rename)
    size = len(fields)
    defaults = None if defaults is None else (*defaults,)
    if defaults and len(defaults) > size:
        raise TypeError("Got more default values than field names")
    __new__ = _constructor(typename, fields)
    __new__.__defaults__ = defaults

    def _make(cls, iterable):
        made = tuple.__new__(cls, iterable)
        if len(made) == size:
            return made
        raise TypeError(f"Expected {size} arguments, got {len(made)}")

    def _replace(self, /, **kwds):
        made = self._make([kwds.pop(name, value) for name, value in zip(fields, self)])
        if not kwds:
            return made
        raise ValueError(f"Got unexpected field names: {[*kwds]!r}")

    def _asdict(self):
        return {name: value for name, value in zip(self._fields, self)}

    def __repr__(self):
        shown = ", ".join([f"{name}={value!r}" for name, value in zip(fields, self)])
        return f"{type(self).__name__}({shown})"

    def __getnewargs__(self):
        return (*self,)

    methods = __new__, _make, _replace, __repr__, _asdict, __getnewargs__
    for method in methods:
        method.__qualname__ = typename + "." + method.__name__
    _make.__doc__ = f"Make a new {typename} object from a sequence or iterable"
    _replace.__doc__ = f"Return a new {typename} object replacing specified fields with new values"

    body = {method.__name__: method for method in methods}
    body |= {"_make": classmethod(_make), "_fields": fields, "__match_args__": fields, "__slots__": (),
             "_field_defaults": dict(zip(fields[size - len(defaults):], defaults)) if defaults else {},
             "__doc__": f"{typename}({', '.join(fields)})"}
    for place, name in enumerate(fields):
        body[name] = _tuplegetter(place, f"Alias for field number {place}")
    if module is None:
        try:
            module = _sys._getframe(1).f_globals.get("__name__", "__main__")
        except ValueError:
            module = __name__
    body["__module__"] = module
    return type(typename, (tuple,), body)


def __getattr__(name):
    # These derive from abstract classes, which take longer to make than most programs run.
    if name in ("ChainMap", "UserDict", "UserList", "UserString"):
        import _user_containers
        found = globals()[name] = getattr(_user_containers, name)
        return found
    if name == "abc":
        import collections.abc
        return collections.abc
    raise AttributeError(f"module 'collections' has no attribute {name!r}")


_sys._qualify(OrderedDict, defaultdict)
