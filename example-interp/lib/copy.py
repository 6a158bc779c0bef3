"""Shallow and deep copies."""

import sys

__all__ = ["Error", "copy", "deepcopy"]


class Error(Exception):
    pass


error = Error

_ATOMIC = frozenset([
    type(None), int, float, bool, complex, str, bytes, tuple, frozenset, type, range, slice, property, type(...),
    type(NotImplemented), type(len), type(lambda: 0),
])
_DEEP_ATOMIC = _ATOMIC - {tuple, frozenset, slice}


def copy(x):
    cls = type(x)
    if cls in _ATOMIC:
        return x
    if cls in (list, dict, set, bytearray):
        return cls.copy(x)
    if issubclass(cls, type):
        return x
    copier = getattr(cls, "__copy__", None)
    if copier is not None:
        return copier(x)
    return _rebuild(x, _reduce(x, cls), None)


def deepcopy(x, memo=None, _nil=[]):
    cls = type(x)
    if cls in _DEEP_ATOMIC:
        return x
    if memo is None:
        memo = {}
    key = id(x)
    y = memo.get(key, _nil)
    if y is not _nil:
        return y
    if cls is list:
        y = memo[key] = []
        for item in x:
            y.append(deepcopy(item, memo))
    elif cls is dict:
        y = memo[key] = {}
        for name, value in x.items():
            y[deepcopy(name, memo)] = deepcopy(value, memo)
    elif cls is tuple:
        y = [deepcopy(item, memo) for item in x]
        if key in memo:
            # The tuple holds itself by way of another object.
            return memo[key]
        y = x if all(a is b for a, b in zip(x, y)) else tuple(y)
    elif issubclass(cls, type):
        y = x
    elif cls is type(deepcopy.__get__(0)):
        y = cls(x.__func__, deepcopy(x.__self__, memo))
    else:
        copier = getattr(x, "__deepcopy__", None)
        if copier is not None:
            y = copier(memo)
        else:
            y = _rebuild(x, _reduce(x, cls), memo)
    if y is not x:
        memo[key] = y
        # The original lives at least as long as the memo, so that its id means it.
        memo.setdefault(id(memo), []).append(x)
    return y


def _reduce(x, cls):
    table = sys.modules.get("copyreg")
    if table is not None:
        reductor = table.dispatch_table.get(cls)
        if reductor is not None:
            return reductor(x)
    reductor = getattr(x, "__reduce_ex__", None)
    if reductor is None:
        raise Error(f"un(deep)copyable object of type {cls}")
    return reductor(4)


def _rebuild(x, recipe, memo):
    if isinstance(recipe, str):
        return x
    func, args, state, items, pairs, setter = (*recipe, None, None, None, None)[:6]
    deep = memo is not None
    if deep and args:
        args = [deepcopy(arg, memo) for arg in args]
    y = func(*args)
    if deep:
        memo[id(x)] = y
    if state is not None:
        if deep:
            state = deepcopy(state, memo)
        if setter is not None:
            setter(y, state)
        elif hasattr(y, "__setstate__"):
            y.__setstate__(state)
        else:
            slots = None
            if isinstance(state, tuple) and len(state) == 2:
                state, slots = state
            if state is not None:
                y.__dict__.update(state)
            if slots is not None:
                for name, value in slots.items():
                    setattr(y, name, value)
    if items is not None:
        for item in items:
            y.append(deepcopy(item, memo) if deep else item)
    if pairs is not None:
        for name, value in pairs:
            if deep:
                name, value = deepcopy(name, memo), deepcopy(value, memo)
            y[name] = value
    return y
