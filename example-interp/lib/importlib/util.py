"""Finding modules without importing them, and making them from files."""

import sys
from importlib import _absolute
from importlib.machinery import BuiltinImporter, ModuleSpec, PathFinder, SourceFileLoader, SOURCE_SUFFIXES

__all__ = ["find_spec", "module_from_spec", "resolve_name", "spec_from_file_location", "spec_from_loader"]

_absent = object()


def resolve_name(name, package):
    """The full name of what may be relative to the package."""
    if not name.startswith("."):
        return name
    if not package:
        raise ImportError(f"no package specified for {name!r} (required for relative module names)")
    return _absolute(name, package)


def _find(name, path):
    """What importing the module would find: first in Rust, then in files, then in Python."""
    if name in sys.builtin_module_names:
        return BuiltinImporter.find_spec(name)
    return PathFinder.find_spec(name, path) or BuiltinImporter.find_spec(name)


def find_spec(name, package=None):
    """Where the module is, or None; its packages are imported."""
    full = resolve_name(name, package)
    if full in sys.modules:
        module = sys.modules[full]
        if module is None:
            return None
        spec = getattr(module, "__spec__", None)
        if spec is not None:
            return spec
    parent = full.rpartition(".")[0]
    path = None
    if parent:
        package = __import__(parent, fromlist=["__path__"])
        try:
            path = package.__path__
        except AttributeError as error:
            message = f"__path__ attribute not found on {parent!r} while trying to find {full!r}"
            raise ModuleNotFoundError(message, name=full) from error
    return _find(full, path)


def spec_from_file_location(name, location=None, *, loader=None, submodule_search_locations=_absent):
    """The spec of a module that lies in this file; None if nothing loads such a file."""
    if location is None:
        location = "<unknown>"
        if hasattr(loader, "get_filename"):
            try:
                location = loader.get_filename(name)
            except ImportError:
                pass
    else:
        from os import fspath
        from os.path import abspath
        location = abspath(fspath(location))
    if loader is None:
        if not location.endswith(tuple(SOURCE_SUFFIXES)):
            return None
        loader = SourceFileLoader(name, location)
    spec = ModuleSpec(name, loader, origin=location)
    spec.has_location = True
    if submodule_search_locations is not _absent:
        spec.submodule_search_locations = submodule_search_locations
    elif hasattr(loader, "is_package"):
        try:
            if loader.is_package(name):
                spec.submodule_search_locations = []
        except ImportError:
            pass
    if spec.submodule_search_locations == []:
        directory = location.rpartition("/")[0]
        if directory:
            spec.submodule_search_locations.append(directory)
    return spec


def spec_from_loader(name, loader, *, origin=None, is_package=None):
    """The spec of a module that this loader makes."""
    if origin is None:
        origin = getattr(loader, "_ORIGIN", None)
    if hasattr(loader, "get_filename"):
        if is_package is None:
            return spec_from_file_location(name, loader=loader)
        locations = [] if is_package else None
        return spec_from_file_location(name, loader=loader, submodule_search_locations=locations)
    if is_package is None and hasattr(loader, "is_package"):
        try:
            is_package = loader.is_package(name)
        except ImportError:
            pass
    return ModuleSpec(name, loader, origin=origin, is_package=bool(is_package))


def module_from_spec(spec):
    """A module as the spec has it, that has not run yet."""
    loader = spec.loader
    module = None
    if hasattr(loader, "create_module"):
        module = loader.create_module(spec)
    elif hasattr(loader, "exec_module"):
        raise ImportError("loaders that define exec_module() must also define create_module()")
    if module is None:
        module = type(sys)(spec.name)
    elif sys._is_shipped(spec.name):
        return module
    module.__name__, module.__loader__, module.__package__, module.__spec__ = spec.name, loader, spec.parent, spec
    if spec.submodule_search_locations is not None:
        module.__path__ = spec.submodule_search_locations
    if spec.has_location:
        module.__file__ = spec.origin
        module.__cached__ = spec.cached
    return module
