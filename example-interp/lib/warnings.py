"""Warnings: a list of filters decides which are shown, which are hidden and which are raised."""

import sys

__all__ = ["warn", "warn_explicit", "showwarning", "formatwarning", "filterwarnings", "simplefilter", "resetwarnings",
           "catch_warnings"]

_ACTIONS = "error", "ignore", "always", "default", "module", "once"

# (action, pattern of messages, category, pattern of modules, line or 0), the first that fits decides
filters = [("default", None, DeprecationWarning, "__main__", 0)]
filters += [("ignore", None, hidden, None, 0)
            for hidden in (DeprecationWarning, PendingDeprecationWarning, ImportWarning, ResourceWarning)]
defaultaction = "default"
onceregistry = {}
# what modules remember of warnings they gave is forgotten when the filters change
_generation = 1


def _filters_mutated():
    global _generation
    _generation += 1


# ---- showing

class WarningMessage:
    """A warning with its place."""

    def __init__(self, message, category, filename, lineno, file=None, line=None, source=None):
        vars(self).update(message=message, category=category, filename=filename, lineno=lineno, file=file, line=line,
                          source=source, _category_name=category and category.__name__)

    def __str__(self):
        shown = self.message, self._category_name, self.filename, self.lineno, self.line
        return "{message : %r, category : %r, filename : %r, lineno : %s, line : %r}" % shown


def formatwarning(message, category, filename, lineno, line=None):
    if line is None:
        from linecache import getline

        line = getline(filename, lineno)
    source = line and f"  {line.strip()}\n"
    return f"{filename}:{lineno}: {category.__name__}: {message}\n{source}"


def _print(told):
    out = sys.stderr if told.file is None else told.file
    if out is not None:
        try:
            text = formatwarning(told.message, told.category, told.filename, told.lineno, told.line)
            if told.source is not None:
                text += f"{told.category.__name__}: Enable tracemalloc to get the object allocation traceback\n"
            out.write(text)
        except OSError:
            pass  # nobody to tell


def showwarning(message, category, filename, lineno, file=None, line=None):
    _sink(WarningMessage(message, category, filename, lineno, file, line))


_sink, _own_showwarning = _print, showwarning


def _show(told):
    # a program may have put its own function in the place of ours
    if showwarning is _own_showwarning:
        _sink(told)
    else:
        showwarning(told.message, told.category, told.filename, told.lineno, told.file, told.line)


# ---- filters

def filterwarnings(action, message="", category=Warning, module="", lineno=0, append=False):
    assert action in _ACTIONS, f"invalid action: {action!r}"
    assert isinstance(message, str), "message must be a string"
    assert isinstance(category, type), "category must be a class"
    assert issubclass(category, Warning), "category must be a Warning subclass"
    assert isinstance(module, str), "module must be a string"
    _insert(action, message, category, module, lineno, append)


def simplefilter(action, category=Warning, lineno=0, append=False):
    assert action in _ACTIONS, f"invalid action: {action!r}"
    _insert(action, "", category, "", lineno, append)


def _insert(action, message, category, module, lineno, append):
    assert isinstance(lineno, int) and lineno >= 0, "lineno must be an int >= 0"
    patterns = [None, None]
    if message or module:
        import re

        patterns = [message and re.compile(message, re.IGNORECASE) or None, module and re.compile(module) or None]
    row = (action, patterns[0], category, patterns[1], lineno)
    known = row in filters
    if append:
        known or filters.append(row)
    else:
        if known:
            filters.remove(row)
        filters[:0] = [row]
    _filters_mutated()


def resetwarnings():
    filters.clear()
    _filters_mutated()


def _fits(pattern, text):
    if isinstance(pattern, str):
        return pattern == text
    return pattern is None or bool(pattern.match(text))


def _action(text, category, module, lineno):
    for row in filters:
        action, message, kind, modules, line = row
        if (not line or line == lineno) and issubclass(category, kind) and _fits(message, text) and _fits(modules, module):
            if action not in _ACTIONS:
                raise RuntimeError(f"Unrecognized action ({action!r}) in warnings.filters:\n {row}")
            return action
    return defaultaction


# ---- warning

def warn(message, category=None, stacklevel=1, source=None):
    kind = type(message) if isinstance(message, Warning) else UserWarning if category is None else category
    if not isinstance(kind, type) or not issubclass(kind, Warning):
        raise TypeError(f"category must be a Warning subclass, not '{type(kind).__name__}'")
    try:
        frame = sys._getframe(max(1, stacklevel))
        # the library's own frames are nobody's fault
        while frame and frame.f_code.co_filename.startswith("<frozen "):
            frame = frame.f_back
    except ValueError:
        frame = None
    if frame:
        space, filename, lineno = frame.f_globals, frame.f_code.co_filename, frame.f_lineno
    else:
        space, filename, lineno = vars(sys), "sys", 1
    given = space.setdefault("__warningregistry__", {})
    warn_explicit(message, kind, filename, lineno, space.get("__name__", "<string>"), given, space, source)


def warn_explicit(message, category, filename, lineno, module=None, registry=None, module_globals=None, source=None):
    if module is None:
        module = filename.removesuffix(".py") if filename else "<unknown>"
    if isinstance(message, Warning):
        text, category, told = str(message), type(message), message
    else:
        text, told = message, category(message)
    given = {} if registry is None else registry
    if given.get("version") != _generation:
        given.clear()
        given["version"] = _generation
    key = text, category, lineno
    if key in given:
        return
    match action := _action(text, category, module, lineno):
        case "ignore":
            return
        case "error":
            raise told
        case "once" | "module":
            once = onceregistry if registry is None and action == "once" else given
            repeated = _noted(given, key) or _noted(once, key[:2])
        case "default":
            repeated = _noted(given, key)
        case _:
            repeated = False
    if not repeated:
        _show(WarningMessage(told, category, filename, lineno, source=source))


def _noted(registry, key):
    """Whether the key was there; it is now."""
    known = key in registry
    registry[key] = True
    return known


class catch_warnings:
    """Gives the filters back at its end as they were; collects the warnings in a list if it is to record."""

    _saved = None

    def __init__(self, *, record=False, module=None, action=None, category=Warning, lineno=0, append=False):
        self._record, self._module = record, module or sys.modules["warnings"]
        self._filter = action and (action, category, lineno, append)

    def __enter__(self):
        if self._saved:
            raise RuntimeError(f"Cannot enter {self!r} twice")
        module = self._module
        self._saved = module.filters, module.showwarning, module._sink
        module.filters = module.filters[:]
        module._filters_mutated()
        if self._filter:
            simplefilter(*self._filter)
        if not self._record:
            return None
        heard = []
        module._sink, module.showwarning = heard.append, module._own_showwarning
        return heard

    def __exit__(self, *exc_info):
        if not self._saved:
            raise RuntimeError(f"Cannot exit {self!r} without entering first")
        module = self._module
        module.filters, module.showwarning, module._sink = self._saved
        module._filters_mutated()

    def __repr__(self):
        told = "record=True" if self._record else ""
        if self._module is not sys.modules["warnings"]:
            told += f"{told and ', '}module={self._module!r}"
        return f"{type(self).__name__}({told})"


if "ignore" in getattr(sys, "warnoptions", ()):
    simplefilter("ignore")
