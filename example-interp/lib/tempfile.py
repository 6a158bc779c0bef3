"""Files and directories that go away."""

import io
import os

__all__ = ["NamedTemporaryFile", "TemporaryFile", "SpooledTemporaryFile", "TemporaryDirectory", "mkstemp", "mkdtemp", "mktemp",
           "TMP_MAX", "gettempprefix", "tempdir", "gettempdir", "gettempprefixb", "gettempdirb"]

TMP_MAX = 10000
tempdir = None
_random = None


def gettempprefix():
    return "tmp"


def gettempprefixb():
    return b"tmp"


def gettempdir():
    global tempdir
    if tempdir is None:
        for name in (os.environ.get("TMPDIR"), os.environ.get("TEMP"), os.environ.get("TMP"), "/tmp", "/var/tmp", "/usr/tmp"):
            if name and os.path.isdir(name):
                tempdir = os.path.abspath(name)
                break
        else:
            tempdir = os.getcwd()
    return tempdir


def gettempdirb():
    return os.fsencode(gettempdir())


def _name():
    global _random
    if _random is None:
        from random import SystemRandom
        _random = SystemRandom()
    return "".join(_random.choices("abcdefghijklmnopqrstuvwxyz0123456789_", k=8))


def mktemp(suffix="", prefix="tmp", dir=None):
    dir = gettempdir() if dir is None else dir
    for _ in range(TMP_MAX):
        path = os.path.join(dir, prefix + _name() + suffix)
        if not os.path.lexists(path):
            return path
    raise FileExistsError(17, "No usable temporary filename found")


def mkstemp(suffix=None, prefix=None, dir=None, text=False):
    dir = os.path.abspath(gettempdir() if dir is None else dir)
    for _ in range(TMP_MAX):
        path = os.path.join(dir, (prefix or "tmp") + _name() + (suffix or ""))
        try:
            return os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o600), path
        except FileExistsError:
            continue
    raise FileExistsError(17, "No usable temporary file name found")


def mkdtemp(suffix=None, prefix=None, dir=None):
    dir = gettempdir() if dir is None else dir
    for _ in range(TMP_MAX):
        path = os.path.join(dir, (prefix or "tmp") + _name() + (suffix or ""))
        try:
            os.mkdir(path, 0o700)
        except FileExistsError:
            continue
        return os.path.abspath(path)
    raise FileExistsError(17, "No usable temporary directory name found")


class _TemporaryFileWrapper:
    """A file that is removed when it is closed."""

    def __init__(self, file, name, delete=True):
        self.file = file
        self.name = name
        self.delete = delete
        self._removed = False

    def __getattr__(self, name):
        return getattr(self.__dict__["file"], name)

    def __enter__(self):
        self.file.__enter__()
        return self

    def __exit__(self, *exc):
        result = self.file.__exit__(*exc)
        self.close()
        return result

    def __iter__(self):
        yield from self.file

    def close(self):
        self.file.close()
        if self.delete and not self._removed:
            self._removed = True
            try:
                os.unlink(self.name)
            except FileNotFoundError:
                pass

    def __del__(self):
        self.close()


def NamedTemporaryFile(mode="w+b", buffering=-1, encoding=None, newline=None, suffix=None, prefix=None, dir=None, delete=True, *,
                       errors=None):
    fd, path = mkstemp(suffix, prefix, dir)
    file = open(path, mode, buffering, encoding, errors, newline, opener=lambda path, flags: fd)
    return _TemporaryFileWrapper(file, path, delete)


def TemporaryFile(mode="w+b", buffering=-1, encoding=None, newline=None, suffix=None, prefix=None, dir=None, *, errors=None):
    fd, path = mkstemp(suffix, prefix, dir)
    os.unlink(path)
    return open(fd, mode, buffering, encoding, errors, newline)


class SpooledTemporaryFile:
    """A file in memory that goes to the disk when it grows."""

    __class_getitem__ = classmethod(type(list[int]))

    _rolled = False

    def __init__(self, max_size=0, mode="w+b", buffering=-1, encoding=None, newline=None, suffix=None, prefix=None, dir=None, *,
                 errors=None):
        self._file = io.BytesIO() if "b" in mode else io.StringIO(newline="\n" if newline is None else newline)
        self._max_size = max_size
        self._options = {"mode": mode, "buffering": buffering, "encoding": encoding, "newline": newline, "suffix": suffix,
                         "prefix": prefix, "dir": dir, "errors": errors}

    def rollover(self):
        if self._rolled:
            return
        old = self._file
        self._file = TemporaryFile(**self._options)
        place = old.tell()
        self._file.write(old.getvalue())
        self._file.seek(place)
        self._rolled = True

    def _check(self):
        if not self._rolled and self._max_size and self._file.tell() > self._max_size:
            self.rollover()

    def write(self, s):
        count = self._file.write(s)
        self._check()
        return count

    def writelines(self, iterable):
        self._file.writelines(iterable)
        self._check()

    def __getattr__(self, name):
        return getattr(self.__dict__["_file"], name)

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self._file.close()

    def __iter__(self):
        return iter(self._file)


class TemporaryDirectory:
    """A directory that is removed with what is in it."""

    __class_getitem__ = classmethod(type(list[int]))

    def __init__(self, suffix=None, prefix=None, dir=None, ignore_cleanup_errors=False):
        self.name = mkdtemp(suffix, prefix, dir)
        self._ignore = ignore_cleanup_errors
        self._removed = False

    def __repr__(self):
        return f"<{self.__class__.__name__} {self.name!r}>"

    def __enter__(self):
        return self.name

    def __exit__(self, *exc):
        self.cleanup()

    def cleanup(self):
        if not self._removed:
            self._removed = True
            import shutil
            shutil.rmtree(self.name, ignore_errors=self._ignore or not os.path.exists(self.name))

    def __del__(self):
        self.cleanup()
