"""What importing is made of: where a module comes from, and what loads it."""

import sys

SOURCE_SUFFIXES = [".py"]
BYTECODE_SUFFIXES = [".pyc"]
EXTENSION_SUFFIXES = []


def all_suffixes():
    return SOURCE_SUFFIXES + BYTECODE_SUFFIXES + EXTENSION_SUFFIXES


class ModuleSpec:
    """A module's name, its loader, and where it was found."""

    def __init__(self, name, loader, *, origin=None, loader_state=None, is_package=None):
        self.name, self.loader, self.origin, self.loader_state = name, loader, origin, loader_state
        self.submodule_search_locations = [] if is_package else None
        self._set_fileattr = False
        self.cached = None

    @property
    def parent(self):
        return self.name.rpartition(".")[0] if self.submodule_search_locations is None else self.name

    @property
    def has_location(self):
        return self._set_fileattr

    @has_location.setter
    def has_location(self, value):
        self._set_fileattr = bool(value)

    def __repr__(self):
        shown = [f"name={self.name!r}", f"loader={self.loader!r}"]
        if self.origin is not None:
            shown.append(f"origin={self.origin!r}")
        if self.submodule_search_locations is not None:
            shown.append(f"submodule_search_locations={self.submodule_search_locations}")
        return f"{type(self).__name__}({', '.join(shown)})"

    def __eq__(self, other):
        fields = ("name", "loader", "origin", "submodule_search_locations", "cached", "has_location")
        try:
            return all(getattr(self, field) == getattr(other, field) for field in fields)
        except AttributeError:
            return NotImplemented


class SourceFileLoader:
    """Runs a file."""

    def __init__(self, fullname, path):
        self.name, self.path = fullname, path

    def _check(self, name):
        if name is not None and name != self.name:
            raise ImportError(f"loader for {self.name} cannot handle {name}", name=name)

    def get_filename(self, name=None):
        self._check(name)
        return self.path

    def is_package(self, fullname):
        filename = self.path.rpartition("/")[2]
        return filename.rpartition(".")[0] == "__init__" and fullname.rpartition(".")[2] != "__init__"

    def get_data(self, path):
        with open(path, "rb") as file:
            return file.read()

    def get_source(self, fullname):
        self._check(fullname)
        try:
            data = self.get_data(self.path)
        except OSError as error:
            raise ImportError("source not available through get_data()", name=fullname) from error
        return data.decode().replace("\r\n", "\n").replace("\r", "\n")

    def source_to_code(self, data, path):
        return compile(data, path, "exec", dont_inherit=True)

    def get_code(self, fullname):
        return self.source_to_code(self.get_data(self.path), self.path)

    def create_module(self, spec):
        return None

    def exec_module(self, module):
        exec(self.get_code(module.__name__), module.__dict__)

    def load_module(self, fullname=None):
        self._check(fullname)
        from importlib import util
        module = sys.modules.get(self.name)
        if module is None:
            module = util.module_from_spec(util.spec_from_file_location(self.name, self.path, loader=self))
            sys.modules[self.name] = module
        self.exec_module(module)
        return sys.modules[self.name]

    def __eq__(self, other):
        return type(self) is type(other) and vars(self) == vars(other)

    def __hash__(self):
        return hash(self.name) ^ hash(self.path)


class BuiltinImporter:
    """Of the modules that are part of the interpreter, which run once only."""

    @classmethod
    def find_spec(cls, fullname, path=None, target=None):
        return ModuleSpec(fullname, cls, origin="built-in") if sys._is_shipped(fullname) else None

    @staticmethod
    def create_module(spec):
        return __import__(spec.name, fromlist=["*"])

    @staticmethod
    def exec_module(module):
        pass

    @classmethod
    def get_source(cls, fullname):
        return None

    @classmethod
    def is_package(cls, fullname):
        return False


class PathFinder:
    """Of the modules in the directories of `sys.path`, or of a package."""

    @staticmethod
    def invalidate_caches():
        pass

    @classmethod
    def find_spec(cls, fullname, path=None, target=None):
        from importlib import util
        from os.path import isdir, isfile, join
        parts = []
        for directory in sys.path if path is None else path:
            base = join(directory, fullname.rpartition(".")[2])
            init = join(base, "__init__.py")
            if isfile(init):
                return util.spec_from_file_location(fullname, init, submodule_search_locations=[base])
            if isfile(base + ".py"):
                return util.spec_from_file_location(fullname, base + ".py")
            if isdir(base):
                parts.append(base)
        if not parts:
            return None
        spec = ModuleSpec(fullname, None, is_package=True)
        spec.submodule_search_locations = parts
        return spec
