"""The interfaces of finders and loaders."""

import abc
from importlib import machinery

__all__ = ["Loader", "MetaPathFinder", "PathEntryFinder", "InspectLoader", "ExecutionLoader", "SourceLoader", "FileLoader"]


class Loader(metaclass=abc.ABCMeta):
    """What makes a module of a spec."""

    def create_module(self, spec):
        """None: an ordinary module."""
        return None


class MetaPathFinder(metaclass=abc.ABCMeta):
    """What finds modules by name."""

    def invalidate_caches(self):
        pass


class PathEntryFinder(metaclass=abc.ABCMeta):
    """What finds modules in one place."""

    def invalidate_caches(self):
        pass


class InspectLoader(Loader):
    """A loader that can show the source."""

    def is_package(self, fullname):
        raise ImportError

    @abc.abstractmethod
    def get_source(self, fullname):
        raise ImportError

    def get_code(self, fullname):
        source = self.get_source(fullname)
        return None if source is None else self.source_to_code(source)

    @staticmethod
    def source_to_code(data, path="<string>"):
        return compile(data, path, "exec", dont_inherit=True)

    def exec_module(self, module):
        code = self.get_code(module.__name__)
        if code is None:
            raise ImportError(f"cannot load module {module.__name__!r} when get_code() returns None")
        exec(code, module.__dict__)


class ExecutionLoader(InspectLoader):
    """A loader of what can run as a program."""

    @abc.abstractmethod
    def get_filename(self, fullname):
        raise ImportError

    def get_code(self, fullname):
        source = self.get_source(fullname)
        if source is None:
            return None
        try:
            path = self.get_filename(fullname)
        except ImportError:
            return self.source_to_code(source)
        return self.source_to_code(source, path)


class SourceLoader(ExecutionLoader):
    """A loader of files that need not lie in a file system."""

    @abc.abstractmethod
    def get_data(self, path):
        raise OSError

    def is_package(self, fullname):
        return machinery.SourceFileLoader(fullname, self.get_filename(fullname)).is_package(fullname)

    def get_source(self, fullname):
        try:
            data = self.get_data(self.get_filename(fullname))
        except OSError as error:
            raise ImportError("source not available through get_data()", name=fullname) from error
        return data.decode().replace("\r\n", "\n").replace("\r", "\n")


class FileLoader(SourceLoader):
    """A loader of files."""

    def __init__(self, fullname, path):
        self.name, self.path = fullname, path

    def get_filename(self, name=None):
        return self.path

    def get_data(self, path):
        with open(path, "rb") as file:
            return file.read()


FileLoader.register(machinery.SourceFileLoader)
for _class in (machinery.BuiltinImporter, machinery.PathFinder):
    MetaPathFinder.register(_class)
InspectLoader.register(machinery.BuiltinImporter)
del _class
