"""Paths as objects."""

import fnmatch
import io
import os
import re
import stat as _stat

__all__ = ["PurePath", "PurePosixPath", "PureWindowsPath", "Path", "PosixPath", "WindowsPath"]


class _Parents:
    """The parents of a path, nearest first."""

    def __init__(self, path):
        self._cls = type(path)
        self._drv, self._root, self._parts = path._drv, path._root, path._parts

    def __len__(self):
        return len(self._parts) - 1 if self._root else len(self._parts)

    def __getitem__(self, index):
        if isinstance(index, slice):
            return tuple(self[i] for i in range(*index.indices(len(self))))
        if index >= len(self) or index < -len(self):
            raise IndexError(index)
        if index < 0:
            index += len(self)
        return self._cls._from_parsed(self._root, self._parts[:-index - 1])

    def __iter__(self):
        for i in range(len(self)):
            yield self[i]

    def __repr__(self):
        return f"<{self._cls.__name__}.parents>"


class PurePath:
    """A path without access to files."""

    __slots__ = ("_drv", "_root", "_parts", "_str")

    def __new__(cls, *args):
        if cls is PurePath:
            cls = PurePosixPath
        root, parts = cls._parse(args)
        return cls._from_parsed(root, parts)

    @classmethod
    def _parse(cls, args):
        root, parts = "", []
        for arg in args:
            if isinstance(arg, PurePath):
                text = str(arg) if arg._parts else ""
            else:
                text = os.fspath(arg)
                if not isinstance(text, str):
                    raise TypeError("argument should be a str object or an os.PathLike object returning str, not "
                                    f"{type(text)!r}")
            if text.startswith("/"):
                # Two slashes at the start mean something else than one, three and more do not.
                root = "//" if text.startswith("//") and not text.startswith("///") else "/"
                parts = [root]
            parts.extend(part for part in text.split("/") if part and part != ".")
        return root, parts

    @classmethod
    def _from_parsed(cls, root, parts):
        self = object.__new__(cls)
        self._drv = ""
        self._root = root
        self._parts = parts
        return self

    def __reduce__(self):
        return self.__class__, tuple(self._parts)

    def __str__(self):
        try:
            return self._str
        except AttributeError:
            if self._root:
                self._str = self._root + "/".join(self._parts[1:])
            else:
                self._str = "/".join(self._parts) or "."
            return self._str

    def __fspath__(self):
        return str(self)

    def as_posix(self):
        return str(self)

    def __bytes__(self):
        return os.fsencode(str(self))

    def __repr__(self):
        return f"{self.__class__.__name__}({self.as_posix()!r})"

    def as_uri(self):
        if not self.is_absolute():
            raise ValueError("relative path can't be expressed as a file URI")
        safe = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-~/"
        return "file://" + "".join(chr(b) if chr(b) in safe else f"%{b:02X}" for b in bytes(self))

    def __eq__(self, other):
        return self._parts == other._parts if isinstance(other, PurePath) else NotImplemented

    def __hash__(self):
        return hash(tuple(self._parts))

    def __lt__(self, other):
        return self._parts < other._parts if isinstance(other, PurePath) else NotImplemented

    def __le__(self, other):
        return self._parts <= other._parts if isinstance(other, PurePath) else NotImplemented

    def __gt__(self, other):
        return self._parts > other._parts if isinstance(other, PurePath) else NotImplemented

    def __ge__(self, other):
        return self._parts >= other._parts if isinstance(other, PurePath) else NotImplemented

    drive = property(lambda self: self._drv)
    root = property(lambda self: self._root)
    anchor = property(lambda self: self._drv + self._root)
    parts = property(lambda self: tuple(self._parts))

    @property
    def name(self):
        return "" if len(self._parts) == bool(self._root) else self._parts[-1]

    @property
    def suffix(self):
        name = self.name
        place = name.rfind(".")
        return name[place:] if 0 < place < len(name) - 1 else ""

    @property
    def suffixes(self):
        name = self.name
        return [] if name.endswith(".") else ["." + suffix for suffix in name.lstrip(".").split(".")[1:]]

    @property
    def stem(self):
        name = self.name
        place = name.rfind(".")
        return name[:place] if 0 < place < len(name) - 1 else name

    def with_name(self, name):
        if not self.name:
            raise ValueError(f"{self!r} has an empty name")
        if not name or "/" in name or name == ".":
            raise ValueError(f"Invalid name {name!r}")
        return self._from_parsed(self._root, self._parts[:-1] + [name])

    def with_stem(self, stem):
        return self.with_name(stem + self.suffix)

    def with_suffix(self, suffix):
        if "/" in suffix or (suffix and not suffix.startswith(".")) or suffix == ".":
            raise ValueError(f"Invalid suffix {suffix!r}")
        name = self.name
        if not name:
            raise ValueError(f"{self!r} has an empty name")
        old = self.suffix
        return self._from_parsed(self._root, self._parts[:-1] + [(name[:-len(old)] if old else name) + suffix])

    def relative_to(self, *other):
        if not other:
            raise TypeError("need at least one argument")
        root, parts = self._parse(other)
        if self._parts[:len(parts)] != parts:
            raise ValueError(f"{str(self)!r} is not in the subpath of {str(self._from_parsed(root, parts))!r} OR one path is "
                             "relative and the other is absolute.")
        return self._from_parsed("", self._parts[len(parts):])

    def is_relative_to(self, *other):
        try:
            self.relative_to(*other)
        except ValueError:
            return False
        return True

    def joinpath(self, *args):
        return type(self)(self, *args)

    def __truediv__(self, key):
        try:
            return type(self)(self, key)
        except TypeError:
            return NotImplemented

    def __rtruediv__(self, key):
        try:
            return type(self)(key, self)
        except TypeError:
            return NotImplemented

    @property
    def parent(self):
        if len(self._parts) == bool(self._root) or not self._parts:
            return self
        return self._from_parsed(self._root, self._parts[:-1])

    @property
    def parents(self):
        return _Parents(self)

    def is_absolute(self):
        return bool(self._root)

    def is_reserved(self):
        return False

    def match(self, path_pattern):
        root, parts = self._parse((path_pattern,))
        if not parts:
            raise ValueError("empty pattern")
        if root:
            if len(parts) != len(self._parts):
                return False
        elif len(parts) > len(self._parts):
            return False
        return all(fnmatch.fnmatchcase(part, pattern) for part, pattern in zip(reversed(self._parts), reversed(parts)))

    __class_getitem__ = classmethod(type(list[int]))


class PurePosixPath(PurePath):
    __slots__ = ()


class PureWindowsPath(PurePath):
    __slots__ = ()

    def __new__(cls, *args):
        raise NotImplementedError("paths of Windows are not there")


if hasattr(os.PathLike, "register"):
    os.PathLike.register(PurePath)


class Path(PurePath):
    """A path of the file system."""

    __slots__ = ()

    def __new__(cls, *args, **kwargs):
        if cls is Path:
            cls = PosixPath
        root, parts = cls._parse(args)
        return cls._from_parsed(root, parts)

    @classmethod
    def cwd(cls):
        return cls(os.getcwd())

    @classmethod
    def home(cls):
        return cls("~").expanduser()

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        pass

    def samefile(self, other_path):
        return os.path.samefile(self, other_path)

    def iterdir(self):
        for name in os.listdir(self):
            yield self._from_parsed(self._root, self._parts + [name])

    def glob(self, pattern):
        if not pattern:
            raise ValueError(f"Unacceptable pattern: {pattern!r}")
        root, parts = self._parse((pattern,))
        if root:
            raise NotImplementedError("Non-relative patterns are unsupported")
        only_directories = pattern.endswith("/")
        seen = set()
        for path in self._glob(parts):
            if path not in seen and not (only_directories and not path.is_dir()):
                seen.add(path)
                yield path

    def rglob(self, pattern):
        root, parts = self._parse((pattern,))
        if root:
            raise NotImplementedError("Non-relative patterns are unsupported")
        seen = set()
        for path in self._glob(["**", *parts]):
            if path not in seen:
                seen.add(path)
                yield path

    def _entries(self):
        try:
            with os.scandir(self) as entries:
                return list(entries)
        except OSError:
            return []

    def _glob(self, parts):
        if not parts:
            yield self
            return
        first, *rest = parts
        if first == "**":
            yield from self._glob(rest)
            for entry in self._entries():
                if entry.is_dir() and not entry.is_symlink():
                    yield from self._from_parsed(self._root, self._parts + [entry.name])._glob(parts)
            return
        if "**" in first:
            raise ValueError("Invalid pattern: '**' can only be an entire path component")
        if not re.search(r"[*?\[]", first):
            path = self._from_parsed(self._root, self._parts + [first])
            if path.is_dir() if rest else path._lexists():
                yield from path._glob(rest)
            return
        for entry in self._entries():
            if fnmatch.fnmatchcase(entry.name, first) and (not rest or entry.is_dir()):
                yield from self._from_parsed(self._root, self._parts + [entry.name])._glob(rest)

    def _lexists(self):
        return os.path.lexists(self)

    def absolute(self):
        return self if self.is_absolute() else type(self)(os.getcwd(), self)

    def resolve(self, strict=False):
        if strict:
            os.stat(self)
        return type(self)(os.path.realpath(self))

    def stat(self, *, follow_symlinks=True):
        return os.stat(self) if follow_symlinks else os.lstat(self)

    def lstat(self):
        return os.lstat(self)

    def owner(self):
        raise NotImplementedError("Path.owner() is not there")

    def open(self, mode="r", buffering=-1, encoding=None, errors=None, newline=None):
        return io.open(self, mode, buffering, encoding, errors, newline)

    def read_bytes(self):
        with self.open("rb") as f:
            return f.read()

    def read_text(self, encoding=None, errors=None):
        with self.open("r", encoding=encoding, errors=errors) as f:
            return f.read()

    def write_bytes(self, data):
        with self.open("wb") as f:
            return f.write(memoryview(data))

    def write_text(self, data, encoding=None, errors=None, newline=None):
        if not isinstance(data, str):
            raise TypeError(f"data must be str, not {data.__class__.__name__}")
        with self.open("w", encoding=encoding, errors=errors, newline=newline) as f:
            return f.write(data)

    def readlink(self):
        return type(self)(os.readlink(self))

    def touch(self, mode=0o666, exist_ok=True):
        if self._lexists():
            if not exist_ok:
                raise FileExistsError(17, "File exists", str(self))
            if hasattr(os, "utime"):
                os.utime(self, None)
            return
        self.open("ab").close()

    def mkdir(self, mode=0o777, parents=False, exist_ok=False):
        try:
            os.mkdir(self, mode)
        except FileNotFoundError:
            if not parents or self.parent == self:
                raise
            self.parent.mkdir(parents=True, exist_ok=True)
            self.mkdir(mode, parents=False, exist_ok=exist_ok)
        except OSError:
            if not exist_ok or not self.is_dir():
                raise

    def chmod(self, mode, *, follow_symlinks=True):
        os.chmod(self, mode)

    def unlink(self, missing_ok=False):
        try:
            os.unlink(self)
        except FileNotFoundError:
            if not missing_ok:
                raise

    def rmdir(self):
        os.rmdir(self)

    def rename(self, target):
        os.rename(self, target)
        return type(self)(target)

    def replace(self, target):
        os.replace(self, target)
        return type(self)(target)

    def symlink_to(self, target, target_is_directory=False):
        os.symlink(target, self)

    def hardlink_to(self, target):
        os.link(target, self)

    def _mode(self, follow=True):
        try:
            return (os.stat(self) if follow else os.lstat(self)).st_mode
        except (FileNotFoundError, NotADirectoryError, ValueError):
            return 0
        except OSError as error:
            if error.errno in (9, 40):
                return 0
            raise

    def exists(self):
        return self._mode() != 0

    def is_dir(self):
        return _stat.S_ISDIR(self._mode())

    def is_file(self):
        return _stat.S_ISREG(self._mode())

    def is_symlink(self):
        return _stat.S_ISLNK(self._mode(False))

    def is_mount(self):
        return self.is_dir() and str(self.resolve()) == "/"

    def is_fifo(self):
        return _stat.S_ISFIFO(self._mode())

    def is_socket(self):
        return _stat.S_ISSOCK(self._mode())

    def is_block_device(self):
        return _stat.S_ISBLK(self._mode())

    def is_char_device(self):
        return _stat.S_ISCHR(self._mode())

    def expanduser(self):
        if not self._root and self._parts and self._parts[0][:1] == "~":
            home = os.path.expanduser(self._parts[0])
            if home[:1] == "~":
                raise RuntimeError("Could not determine home directory.")
            return type(self)(home, *self._parts[1:])
        return self


class PosixPath(Path, PurePosixPath):
    __slots__ = ()


class WindowsPath(Path):
    __slots__ = ()

    def __new__(cls, *args, **kwargs):
        raise NotImplementedError("cannot instantiate 'WindowsPath' on your system")
