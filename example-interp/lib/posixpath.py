"""Paths as POSIX has them: this module is `os.path`."""

import posix

curdir = "."
pardir = ".."
extsep = "."
sep = "/"
pathsep = ":"
defpath = "/bin:/usr/bin"
altsep = None
devnull = "/dev/null"
supports_unicode_filenames = False


def _text(path):
    return posix.fspath(path)


def _like(path, text):
    """The text in the kind of `path`: as it is, or as bytes."""
    return text.encode("utf-8", "surrogateescape") if isinstance(path, bytes) else text


def _sep(path):
    return b"/" if isinstance(path, bytes) else "/"


def _same_kind(paths):
    """Refuses strings among bytes."""
    if len({isinstance(path, bytes) for path in paths}) > 1:
        raise TypeError("Can't mix strings and bytes in path components")


def normcase(s):
    return _text(s)


def isabs(s):
    s = _text(s)
    return s.startswith(_sep(s))


def join(a, *p):
    a = _text(a)
    slash = _sep(a)
    path = a
    for b in p:
        b = _text(b)
        _same_kind((a, b))
        if b.startswith(slash):
            path = b
        elif not path or path.endswith(slash):
            path += b
        else:
            path += slash + b
    return path


def split(p):
    p = _text(p)
    slash = _sep(p)
    i = p.rfind(slash) + 1
    head, tail = p[:i], p[i:]
    if head and head != slash * len(head):
        head = head.rstrip(slash)
    return head, tail


def splitext(p):
    p = _text(p)
    dot = b"." if isinstance(p, bytes) else "."
    start = p.rfind(_sep(p)) + 1
    i = p.rfind(dot)
    if i > start and p[start:i].strip(dot):
        return p[:i], p[i:]
    return p, p[:0]


def splitdrive(p):
    p = _text(p)
    return p[:0], p


def basename(p):
    p = _text(p)
    return p[p.rfind(_sep(p)) + 1:]


def dirname(p):
    return split(p)[0]


def normpath(path):
    path = _text(path)
    slash = _sep(path)
    dot, dotdot = (b".", b"..") if isinstance(path, bytes) else (".", "..")
    if not path:
        return dot
    slashes = 0
    if path.startswith(slash):
        slashes = 2 if path.startswith(slash * 2) and not path.startswith(slash * 3) else 1
    parts = []
    for part in path.split(slash):
        if not part or part == dot:
            continue
        if part != dotdot or (not slashes and not parts) or (parts and parts[-1] == dotdot):
            parts.append(part)
        elif parts:
            parts.pop()
    return slash * slashes + slash.join(parts) or dot


def abspath(path):
    path = _text(path)
    if not isabs(path):
        path = join(_like(path, posix.getcwd()), path)
    return normpath(path)


def realpath(filename, *, strict=False):
    filename = _text(filename)
    slash = _sep(filename)
    dot, dotdot = _like(filename, "."), _like(filename, "..")
    path = slash if isabs(filename) else _like(filename, posix.getcwd())
    # Names still to come, the next one last. A link in a tuple stands where what it names has been gone through.
    rest = filename.split(slash)[::-1]
    links = {}
    while rest:
        name = rest.pop()
        if isinstance(name, tuple):
            links[name[0]] = path
            continue
        if not name or name == dot:
            continue
        if name == dotdot:
            path = dirname(path)
            continue
        step = join(path, name)
        try:
            is_link = posix.lstat(step).st_mode & 0o170000 == 0o120000
        except OSError:
            if strict:
                raise
            is_link = False
        if not is_link:
            path = step
        elif step not in links:
            links[step] = None
            target = posix.readlink(step)
            if isabs(target):
                path = slash
            rest.append((step,))
            rest.extend(target.split(slash)[::-1])
        elif links[step] is not None:
            path = links[step]
        else:
            # A link that leads to itself: the error is the system's; else the rest stays as it is written.
            if strict:
                posix.stat(step)
            return normpath(join(step, *(name for name in reversed(rest) if not isinstance(name, tuple))))
    return path


def relpath(path, start=None):
    if not path:
        raise ValueError("no path specified")
    path = _text(path)
    slash, dotdot = _sep(path), _like(path, "..")
    start = _like(path, ".") if start is None else _text(start)
    _same_kind((start, path))
    here = [x for x in abspath(start).split(slash) if x]
    there = [x for x in abspath(path).split(slash) if x]
    same = len(commonprefix([here, there]))
    parts = [dotdot] * (len(here) - same) + there[same:]
    return join(*parts) if parts else _like(path, ".")


def commonprefix(m):
    if not m:
        return ""
    if not isinstance(m[0], (list, tuple)):
        m = [_text(x) for x in m]
    low, high = min(m), max(m)
    for i, c in enumerate(low):
        if c != high[i]:
            return low[:i]
    return low


def commonpath(paths):
    paths = [_text(p) for p in paths]
    if not paths:
        raise ValueError("commonpath() arg is an empty sequence")
    _same_kind(paths)
    if len({isabs(p) for p in paths}) > 1:
        raise ValueError("Can't mix absolute and relative paths")
    slash, dot = _sep(paths[0]), _like(paths[0], ".")
    common = commonprefix([[c for c in p.split(slash) if c and c != dot] for p in paths])
    return slash * isabs(paths[0]) + slash.join(common)


def expanduser(path):
    path = _text(path)
    if not path.startswith(_like(path, "~")):
        return path
    slash = _sep(path)
    i = path.find(slash, 1)
    home = posix.getenv("HOME")
    if i not in (-1, 1) or i == -1 and len(path) > 1 or home is None:
        return path
    return (_like(path, home).rstrip(slash) + path[1:]) or slash


def expandvars(path):
    path = _text(path)
    if isinstance(path, bytes):
        return _like(path, expandvars(path.decode("utf-8", "surrogateescape")))
    out = []
    i = 0
    n = len(path)
    while i < n:
        c = path[i]
        if c == "$" and i + 1 < n:
            if path[i + 1] == "{":
                end = path.find("}", i)
                if end > 0:
                    name = path[i + 2:end]
                    value = posix.getenv(name)
                    out.append(path[i:end + 1] if value is None else value)
                    i = end + 1
                    continue
            j = i + 1
            while j < n and path[j].isascii() and (path[j].isalnum() or path[j] == "_"):
                j += 1
            if j > i + 1:
                value = posix.getenv(path[i + 1:j])
                out.append(path[i:j] if value is None else value)
                i = j
                continue
        out.append(c)
        i += 1
    return "".join(out)


def _mode(path, follow=True):
    try:
        return posix.stat(path).st_mode if follow else posix.lstat(path).st_mode
    except (OSError, ValueError):
        return None


def exists(path):
    return _mode(path) is not None


def lexists(path):
    return _mode(path, False) is not None


def isfile(path):
    mode = _mode(path)
    return mode is not None and mode & 0o170000 == 0o100000


def isdir(s):
    mode = _mode(s)
    return mode is not None and mode & 0o170000 == 0o040000


def islink(path):
    mode = _mode(path, False)
    return mode is not None and mode & 0o170000 == 0o120000


def ismount(path):
    path = _text(path)
    try:
        here = posix.lstat(path)
        above = posix.lstat(realpath(join(path, _like(path, ".."))))
    except (OSError, ValueError):
        return False
    if here.st_mode & 0o170000 == 0o120000:
        return False
    return here.st_dev != above.st_dev or here.st_ino == above.st_ino


def getsize(filename):
    return posix.stat(filename).st_size


def getmtime(filename):
    return posix.stat(filename).st_mtime


def getatime(filename):
    return posix.stat(filename).st_atime


def getctime(filename):
    return posix.stat(filename).st_ctime


def samefile(f1, f2):
    return samestat(posix.stat(f1), posix.stat(f2))


def samestat(s1, s2):
    return s1.st_ino == s2.st_ino and s1.st_dev == s2.st_dev


def sameopenfile(fp1, fp2):
    from os import fstat
    return samestat(fstat(fp1), fstat(fp2))
