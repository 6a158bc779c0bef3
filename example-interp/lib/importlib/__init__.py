"""Importing by name, and importing again."""

import sys
from builtins import __import__

__all__ = ["__import__", "import_module", "invalidate_caches", "reload"]


def import_module(name, package=None):
    """The module of this name, which with leading dots is relative to the package."""
    if name.startswith("."):
        if not package:
            raise TypeError(f"the 'package' argument is required to perform a relative import for {name!r}")
        name = _absolute(name, package)
    __import__(name)
    return sys.modules[name]


def _absolute(name, package):
    """The full name of what has this relative one in the package."""
    tail = name.lstrip(".")
    outer = package.split(".")
    above = len(name) - len(tail) - 1
    if above >= len(outer):
        raise ImportError("attempted relative import beyond top-level package")
    base = ".".join(outer[:len(outer) - above])
    return f"{base}.{tail}" if tail else base


def reload(module):
    """Runs the module's source again, in the names that it has."""
    if not isinstance(module, type(sys)):
        raise TypeError("reload() argument must be a module")
    name = getattr(module.__spec__, "name", None) or module.__name__
    if sys.modules.get(name) is not module:
        raise ImportError(f"module {name} not in sys.modules", name=name)
    from importlib import util
    parent = name.rpartition(".")[0]
    if parent and parent not in sys.modules:
        raise ImportError(f"parent {parent!r} not in sys.modules", name=parent)
    spec = util._find(name, sys.modules[parent].__path__ if parent else None)
    if spec is None:
        raise ModuleNotFoundError(f"spec not found for the module {name!r}", name=name)
    # Of directories without `__init__.py` there is nothing to run.
    if spec.loader is not None:
        spec.loader.exec_module(module)
    # A module may replace itself.
    return sys.modules[name]


def invalidate_caches():
    """Directories are read at each import: there is nothing to forget."""
