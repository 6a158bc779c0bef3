"""File names that match a shell pattern."""

import fnmatch
import os
import re

__all__ = ["escape", "glob", "iglob"]

_magic = re.compile("([*?[])")
_magic_bytes = re.compile(b"([*?[])")


def has_magic(s):
    return (_magic_bytes if isinstance(s, bytes) else _magic).search(s) is not None


def escape(pathname):
    return _magic.sub(r"[\1]", pathname) if isinstance(pathname, str) else _magic_bytes.sub(rb"[\1]", pathname)


def glob(pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False):
    return list(iglob(pathname, root_dir=root_dir, dir_fd=dir_fd, recursive=recursive, include_hidden=include_hidden))


def iglob(pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False):
    root_dir = os.fspath(root_dir) if root_dir is not None else pathname[:0]
    found = _iglob(pathname, root_dir, recursive, False, include_hidden)
    if not pathname or (recursive and pathname[:2] == _stars(pathname)):
        # The first is the empty name.
        found = iter(found)
        first = next(found, None)
        if first:
            def again():
                yield first
                yield from found
            return again()
        return found
    return found


def _stars(like):
    return b"**" if isinstance(like, bytes) else "**"


def _iglob(pathname, root_dir, recursive, only_directories, include_hidden):
    dirname, basename = os.path.split(pathname)
    if not has_magic(pathname):
        path = _join(root_dir, pathname)
        if basename:
            if os.path.lexists(path):
                yield pathname
        elif os.path.isdir(_join(root_dir, dirname)):
            yield pathname
        return
    if not dirname:
        if recursive and basename == _stars(basename):
            yield from _recursive(root_dir, basename, only_directories, include_hidden)
        else:
            yield from _in_directory(root_dir, basename, only_directories, include_hidden)
        return
    if dirname != pathname and has_magic(dirname):
        directories = _iglob(dirname, root_dir, recursive, True, include_hidden)
    else:
        directories = [dirname]
    for directory in directories:
        place = _join(root_dir, directory)
        if not has_magic(basename):
            if basename:
                names = [basename] if os.path.lexists(_join(place, basename)) else []
            else:
                names = [basename] if os.path.isdir(place) else []
        elif recursive and basename == _stars(basename):
            names = _recursive(place, basename, only_directories, include_hidden)
        else:
            names = _in_directory(place, basename, only_directories, include_hidden)
        for name in names:
            yield os.path.join(directory, name)


def _join(directory, name):
    return os.path.join(directory, name) if directory and name else directory or name


def _list(directory, only_directories):
    try:
        here = directory or (b"." if isinstance(directory, bytes) else ".")
        with os.scandir(here) as entries:
            return [entry.name for entry in entries if not only_directories or entry.is_dir()]
    except OSError:
        return []


def _is_hidden(name):
    return name[:1] in (".", b".")


def _in_directory(directory, pattern, only_directories, include_hidden):
    names = _list(directory, only_directories)
    if not (include_hidden or _is_hidden(pattern)):
        names = [name for name in names if not _is_hidden(name)]
    return fnmatch.filter(names, pattern)


def _recursive(directory, pattern, only_directories, include_hidden):
    if not directory or os.path.isdir(directory):
        yield pattern[:0]
    yield from _below(directory, only_directories, include_hidden)


def _below(directory, only_directories, include_hidden):
    for name in _list(directory, only_directories):
        if include_hidden or not _is_hidden(name):
            yield name
            path = _join(directory, name)
            if os.path.isdir(path):
                for inner in _below(path, only_directories, include_hidden):
                    yield os.path.join(name, inner)
