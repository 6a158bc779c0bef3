"""Lines of source files, read once."""

import sys

cache = {}


def getlines(filename, module_globals=None):
    if filename not in cache:
        updatecache(filename, module_globals)
    return cache[filename][2] if filename in cache else []


def updatecache(filename, module_globals=None):
    """An entry of the cache is the size, the time of change (None: not from a file), the lines and the full name."""
    text = sys._source_text(filename)
    if text is None:
        try:
            with open(filename) as source:
                text = source.read()
        except (OSError, UnicodeDecodeError):
            return []
    lines = text.splitlines(keepends=True)
    if lines and not lines[-1].endswith("\n"):
        lines[-1] += "\n"
    cache[filename] = len(text), None, lines, filename
    return lines


def getline(filename, lineno, module_globals=None):
    lines = getlines(filename, module_globals)
    return lines[lineno - 1] if 1 <= lineno <= len(lines) else ""


def clearcache():
    cache.clear()


def checkcache(filename=None):
    pass


def lazycache(filename, module_globals):
    return False
