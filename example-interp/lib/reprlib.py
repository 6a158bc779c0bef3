"""Representations of bounded length."""

import functools
from itertools import islice
from _thread import get_ident

__all__ = ["Repr", "repr", "recursive_repr"]

_full = repr


def recursive_repr(fillvalue="..."):
    """Decorates a `__repr__` so that it gives `fillvalue` where it meets its object again."""
    def decorate(method):
        running = set()

        @functools.wraps(method)
        def wrapper(self):
            key = id(self), get_ident()
            if key in running:
                return fillvalue
            running.add(key)
            try:
                return method(self)
            finally:
                running.discard(key)

        # The method's own `__wrapped__` is what CPython's shows here: none.
        del wrapper.__wrapped__
        return wrapper

    return decorate


class Repr:
    """Cuts what is too long, too many or too deep; a method `repr_NAME` is for the class of that name."""

    def __init__(self):
        self.fillvalue = "..."
        # How deep, and how many of each.
        self.maxlevel = self.maxtuple = self.maxlist = self.maxset = self.maxfrozenset = self.maxdeque = 6
        self.maxarray, self.maxdict = 5, 4
        # How many characters.
        self.maxstring, self.maxlong, self.maxother = 30, 40, 30

    def repr(self, x):
        return self.repr1(x, self.maxlevel)

    def repr1(self, x, level):
        name = "_".join(type(x).__name__.split())
        return getattr(self, "repr_" + name, self.repr_instance)(x, level)

    def _items(self, x, level, left, right, most, trail=""):
        if level <= 0 and len(x):
            inside = self.fillvalue
        else:
            shown = [self.repr1(item, level - 1) for item in islice(x, most)]
            if len(x) > most:
                shown.append(self.fillvalue)
            inside = ", ".join(shown)
            if len(x) == 1:
                right = trail + right
        return left + inside + right

    def repr_tuple(self, x, level):
        return self._items(x, level, "(", ")", self.maxtuple, ",")

    def repr_list(self, x, level):
        return self._items(x, level, "[", "]", self.maxlist)

    def repr_array(self, x, level):
        if not x:
            return f"array('{x.typecode}')"
        return self._items(x, level, f"array('{x.typecode}', [", "])", self.maxarray)

    def repr_set(self, x, level):
        return self._items(_sorted(x), level, "{", "}", self.maxset) if x else "set()"

    def repr_frozenset(self, x, level):
        return self._items(_sorted(x), level, "frozenset({", "})", self.maxfrozenset) if x else "frozenset()"

    def repr_deque(self, x, level):
        return self._items(x, level, "deque([", "])", self.maxdeque)

    def repr_dict(self, x, level):
        if not x:
            return "{}"
        if level <= 0:
            return "{" + self.fillvalue + "}"
        shown = []
        for key in islice(_sorted(x), self.maxdict):
            shown.append(f"{self.repr1(key, level - 1)}: {self.repr1(x[key], level - 1)}")
        if len(x) > self.maxdict:
            shown.append(self.fillvalue)
        return "{" + ", ".join(shown) + "}"

    def _ends(self, text, most):
        """What stays of a text at the front and at the back."""
        front = max(0, (most - 3) // 2)
        return text[:front], text[len(text) - max(0, most - 3 - front):]

    def _shorten(self, text, most):
        return text if len(text) <= most else self.fillvalue.join(self._ends(text, most))

    def repr_str(self, x, level):
        text = _full(x[:self.maxstring])
        if len(text) <= self.maxstring:
            return text
        # Represented again, so that both sides have their quotes and no escape is cut.
        text = _full("".join(self._ends(x, self.maxstring)))
        return self.fillvalue.join(self._ends(text, self.maxstring))

    def repr_int(self, x, level):
        return self._shorten(_full(x), self.maxlong)

    def repr_instance(self, x, level):
        try:
            text = _full(x)
        except Exception:
            return f"<{type(x).__name__} instance at {id(x):#x}>"
        return self._shorten(text, self.maxother)


def _sorted(x):
    """In order, if there is one."""
    try:
        return sorted(x)
    except Exception:
        return list(x)


aRepr = Repr()
repr = aRepr.repr
