"""Records that modules written in Rust return: tuples with named members."""


class _Record(tuple):
    """A tuple whose first `_visible` items are its items, and all of whose items are members."""

    def __new__(cls, values):
        self = tuple.__new__(cls, values[:cls._visible])
        self._all = tuple(values)
        return self

    def __getattr__(self, name):
        fields = type(self)._fields
        if name in fields:
            return self._all[fields.index(name)]
        raise AttributeError(f"'{type(self).__module__}.{type(self).__name__}' object has no attribute '{name}'")

    def __repr__(self):
        cls = type(self)
        parts = ", ".join(f"{name}={value!r}" for name, value in zip(cls._fields, self))
        return f"{cls.__module__}.{cls.__name__}({parts})"


class struct_time(_Record):
    _visible = 9
    _fields = ("tm_year", "tm_mon", "tm_mday", "tm_hour", "tm_min", "tm_sec", "tm_wday", "tm_yday", "tm_isdst",
               "tm_zone", "tm_gmtoff")

    def __new__(cls, sequence, dict={}):
        values = tuple(sequence)
        if type(dict) is not type({}):
            raise TypeError("time.struct_time() takes a dict as second arg, if any")
        if len(values) < 9:
            raise TypeError(f"time.struct_time() takes an at least 9-sequence ({len(values)}-sequence given)")
        return super().__new__(cls, values + tuple(dict.get(name) for name in cls._fields[len(values):]))


class stat_result(_Record):
    _visible = 10
    _fields = (
        "st_mode", "st_ino", "st_dev", "st_nlink", "st_uid", "st_gid", "st_size", "_atime", "_mtime", "_ctime",
        "st_atime_ns", "st_mtime_ns", "st_ctime_ns", "st_blksize", "st_blocks", "st_rdev",
    )

    @property
    def st_atime(self):
        return self._all[10] / 1e9

    @property
    def st_mtime(self):
        return self._all[11] / 1e9

    @property
    def st_ctime(self):
        return self._all[12] / 1e9


struct_time.__module__ = "time"
stat_result.__module__ = "os"


class DirEntry:
    """An entry of a directory."""

    __class_getitem__ = classmethod(type(list[int]))

    def __init__(self, name, path, is_dir, is_file, is_symlink):
        self.name = name
        self.path = path
        self._kinds = (is_dir, is_file, is_symlink)

    def __fspath__(self):
        return self.path

    def __repr__(self):
        return f"<DirEntry {self.name!r}>"

    def is_symlink(self):
        return self._kinds[2]

    def is_dir(self, *, follow_symlinks=True):
        if self._kinds[2] and follow_symlinks:
            import posixpath
            return posixpath.isdir(self.path)
        return self._kinds[0]

    def is_file(self, *, follow_symlinks=True):
        if self._kinds[2] and follow_symlinks:
            import posixpath
            return posixpath.isfile(self.path)
        return self._kinds[1]

    def stat(self, *, follow_symlinks=True):
        import posix
        return posix.stat(self.path) if follow_symlinks else posix.lstat(self.path)

    def inode(self):
        import posix
        return posix.lstat(self.path).st_ino


DirEntry.__module__ = "posix"


class ScandirIterator:
    """What `scandir` returns: an iterator that is a context manager too."""

    def __init__(self, entries):
        self._entries = iter(entries)

    def __iter__(self):
        return self

    def __next__(self):
        return next(self._entries)

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self.close()

    def close(self):
        self._entries = iter(())


class UnraisableHookArgs(tuple):
    """What `sys.unraisablehook` is called with."""

    __slots__ = ()
    __module__ = "builtins"
    exc_type = property(lambda self: self[0])
    exc_value = property(lambda self: self[1])
    exc_traceback = property(lambda self: self[2])
    err_msg = property(lambda self: self[3])
    object = property(lambda self: self[4])

    def __repr__(self):
        names = ("exc_type", "exc_value", "exc_traceback", "err_msg", "object")
        return f"UnraisableHookArgs({', '.join(f'{name}={value!r}' for name, value in zip(names, self))})"


def unraisable_hook_args(error, function):
    return UnraisableHookArgs((type(error), error, error.__traceback__, None, getattr(function, "__func__", function)))


class anext_awaitable:
    """`anext(iterator, default)`. The iterator lives as long as this, not only as long as it is driven."""

    __module__ = "builtins"

    def __init__(self, step, default):
        self._step = step
        self._driver = self._drive(step, default)

    @staticmethod
    def _drive(step, default):
        try:
            return (yield from step.__await__())
        except StopAsyncIteration:
            return default

    def __await__(self):
        return self

    __iter__ = __await__

    def __next__(self):
        return self._driver.send(None)

    def send(self, value):
        return self._driver.send(value)

    def throw(self, *error):
        return self._driver.throw(*error)

    def close(self):
        return self._driver.close()
