"""Shallow and deep copies."""

import sys
from _weak import ref

__all__ = ["Error", "copy", "deepcopy"]


class Error(Exception):
    pass


error = Error


class _Sample:
    def method(self):
        pass


_BoundMethod = type(_Sample().method)
# what is its own deep copy, and what is only its own shallow copy
_SHARED = {int, str, float, bool, complex, bytes, range, type, property, type(None), type(...), type(NotImplemented), type(len),
           type(_Sample.method), ref}
_FROZEN = _SHARED | {tuple, frozenset, slice}
_COPYABLE = {list, dict, set, bytearray}


def copy(x):
    kind = type(x)
    if kind in _FROZEN or issubclass(kind, type):
        return x
    if kind in _COPYABLE:
        return kind.copy(x)
    own = getattr(kind, "__copy__", None)
    return own(x) if own else _remade(x, _recipe(x, kind))


def deepcopy(x, memo=None, _nil=[]):
    """The memo has the copy of each object by its id, and under its own id the originals, which have to live as long."""
    kind = type(x)
    if kind in _SHARED:
        return x
    key = id(x)
    if memo is None:
        memo = {}
    elif (known := memo.get(key, _nil)) is not _nil:
        return known
    if kind is dict:
        made = memo[key] = {}
        for name, value in x.items():
            made[deepcopy(name, memo)] = deepcopy(value, memo)
    elif kind is list:
        made = memo[key] = []
        for item in x:
            made.append(deepcopy(item, memo))
    elif kind is tuple:
        items = [deepcopy(item, memo) for item in x]
        if key in memo:  # it holds itself by way of another object, whose copy has made one
            return memo[key]
        if not any(map(_differ, x, items)):
            return x
        made = tuple(items)
    elif issubclass(kind, type):
        return x
    elif kind is _BoundMethod:
        made = kind(x.__func__, deepcopy(x.__self__, memo))
    elif own := getattr(x, "__deepcopy__", None):
        made = own(memo)
    else:
        made = _remade(x, _recipe(x, kind), memo)
    if made is not x:
        memo[key] = made
        memo.setdefault(id(memo), []).append(x)
    return made


def _differ(one, other):
    return one is not other


def _recipe(x, kind):
    """How to make the object again, as pickling would be told."""
    registered = getattr(sys.modules.get("copyreg"), "dispatch_table", {})
    if kind in registered:
        return registered[kind](x)
    if x.__reduce_ex__ is None:
        return x.__reduce__()
    return x.__reduce_ex__(4)


def _remade(x, recipe, memo=None):
    """An object made by a recipe: (callable, arguments[, state[, items[, pairs[, function that sets the state]]]])."""
    if isinstance(recipe, str):  # the name of a global
        return x
    if memo is None:
        part = _itself
    else:
        def part(value):
            return deepcopy(value, memo)
    make, args, *rest = recipe
    state, items, pairs, set_state = rest + [None] * (4 - len(rest))
    made = make(*map(part, args))
    if memo is not None:
        memo[id(x)] = made
    if state is not None:
        _set_state(made, part(state), set_state)
    for item in items or ():
        made.append(part(item))
    for name, value in pairs or ():
        made[part(name)] = part(value)
    return made


def _itself(value):
    return value


def _set_state(made, state, set_state):
    if set_state:
        set_state(made, state)
    elif hasattr(made, "__setstate__"):
        made.__setstate__(state)
    else:
        attributes, slots = state if isinstance(state, tuple) and len(state) == 2 else (state, None)
        if attributes is not None:
            vars(made).update(attributes)
        for name, value in (slots or {}).items():
            setattr(made, name, value)
