"""Operations on files and trees of files."""

import fnmatch
import os
import stat
from collections import namedtuple

__all__ = ["copyfileobj", "copyfile", "copymode", "copystat", "copy", "copy2", "copytree", "move", "rmtree", "Error",
           "SpecialFileError", "SameFileError", "which", "get_terminal_size", "ignore_patterns"]

COPY_BUFSIZE = 64 * 1024


class Error(OSError):
    pass


class SameFileError(Error):
    pass


class SpecialFileError(OSError):
    pass


def copyfileobj(fsrc, fdst, length=0):
    while True:
        data = fsrc.read(length or COPY_BUFSIZE)
        if not data:
            break
        fdst.write(data)


def _same(src, dst):
    try:
        return os.path.samefile(src, dst)
    except OSError:
        return False


def copyfile(src, dst, *, follow_symlinks=True):
    if _same(src, dst):
        raise SameFileError(f"{src!r} and {dst!r} are the same file")
    if not follow_symlinks and os.path.islink(src):
        os.symlink(os.readlink(src), dst)
        return dst
    with open(src, "rb") as source, open(dst, "wb") as target:
        copyfileobj(source, target)
    return dst


def copymode(src, dst, *, follow_symlinks=True):
    os.chmod(dst, stat.S_IMODE(os.stat(src).st_mode))


def copystat(src, dst, *, follow_symlinks=True):
    status = os.stat(src)
    os.chmod(dst, stat.S_IMODE(status.st_mode))
    if hasattr(os, "utime"):
        os.utime(dst, ns=(status.st_atime_ns, status.st_mtime_ns))


def _copy_with(metadata, src, dst, follow_symlinks):
    """Copies a file to a name or into a directory, and some of what is known about it."""
    target = os.path.join(dst, os.path.basename(src)) if os.path.isdir(dst) else dst
    for step in copyfile, metadata:
        step(src, target, follow_symlinks=follow_symlinks)
    return target


def copy(src, dst, *, follow_symlinks=True):
    return _copy_with(copymode, src, dst, follow_symlinks)


def copy2(src, dst, *, follow_symlinks=True):
    return _copy_with(copystat, src, dst, follow_symlinks)


def ignore_patterns(*patterns):
    def ignored(path, names):
        return {name for pattern in patterns for name in fnmatch.filter(names, pattern)}
    return ignored


def copytree(src, dst, symlinks=False, ignore=None, copy_function=copy2, ignore_dangling_symlinks=False, dirs_exist_ok=False):
    names = os.listdir(src)
    ignored = set(ignore(os.fspath(src), names)) if ignore is not None else set()
    os.makedirs(dst, exist_ok=dirs_exist_ok)
    errors = []
    for name in names:
        if name in ignored:
            continue
        source, target = os.path.join(src, name), os.path.join(dst, name)
        try:
            if os.path.islink(source) and symlinks:
                os.symlink(os.readlink(source), target)
            elif os.path.isdir(source):
                copytree(source, target, symlinks, ignore, copy_function, ignore_dangling_symlinks, dirs_exist_ok)
            elif os.path.exists(source) or not ignore_dangling_symlinks:
                copy_function(source, target)
        except Error as error:
            errors.extend(error.args[0])
        except OSError as error:
            errors.append((source, target, str(error)))
    if errors:
        raise Error(errors)
    return dst


def rmtree(path, ignore_errors=False, onerror=None, *, dir_fd=None):
    def failed(function, name, error):
        if ignore_errors:
            return
        if onerror is None:
            raise error
        onerror(function, name, (type(error), error, error.__traceback__))

    try:
        os.lstat(path)
    except OSError as error:
        failed(os.lstat, path, error)
        return
    try:
        if os.path.islink(path):
            raise OSError("Cannot call rmtree on a symbolic link")
        names = os.listdir(path)
    except OSError as error:
        failed(os.path.islink if os.path.islink(path) else os.listdir, path, error)
        return
    for name in names:
        inner = os.path.join(path, name)
        if os.path.isdir(inner) and not os.path.islink(inner):
            rmtree(inner, ignore_errors, onerror)
            continue
        try:
            os.unlink(inner)
        except OSError as error:
            failed(os.unlink, inner, error)
    try:
        os.rmdir(path)
    except OSError as error:
        failed(os.rmdir, path, error)


def move(src, dst, copy_function=copy2):
    real = dst
    if os.path.isdir(dst):
        if _same(src, dst):
            os.rename(src, dst)
            return dst
        real = os.path.join(dst, os.path.basename(os.fspath(src).rstrip("/")))
        if os.path.exists(real):
            raise Error(f"Destination path '{real}' already exists")
    try:
        os.rename(src, real)
    except OSError:
        if os.path.islink(src):
            os.symlink(os.readlink(src), real)
            os.unlink(src)
        elif os.path.isdir(src):
            copytree(src, real, copy_function=copy_function, symlinks=True)
            rmtree(src)
        else:
            copy_function(src, real)
            os.unlink(src)
    return real


def which(cmd, mode=1, path=None):
    def usable(name):
        return os.path.exists(name) and os.access(name, mode) and not os.path.isdir(name)

    if os.path.dirname(cmd):
        return cmd if usable(cmd) else None
    if path is None:
        path = os.environ.get("PATH", "/bin:/usr/bin")
    for directory in path.split(":"):
        name = os.path.join(directory, cmd)
        if usable(name):
            return name
    return None


terminal_size = namedtuple("terminal_size", "columns lines")


def get_terminal_size(fallback=(80, 24)):
    def number(name):
        try:
            return int(os.environ[name])
        except (KeyError, ValueError):
            return 0
    return terminal_size(number("COLUMNS") or fallback[0], number("LINES") or fallback[1])
