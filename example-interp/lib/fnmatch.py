"""Matching file names against shell patterns."""

import functools
import posixpath
import re

__all__ = ["filter", "fnmatch", "fnmatchcase", "translate"]


def fnmatch(name, pat):
    return fnmatchcase(posixpath.normcase(name), posixpath.normcase(pat))


@functools.lru_cache(maxsize=32768, typed=True)
def _matcher(pat):
    if isinstance(pat, bytes):
        return re.compile(bytes(translate(str(pat, "ISO-8859-1")), "ISO-8859-1")).match
    return re.compile(translate(pat)).match


def filter(names, pat):
    match = _matcher(posixpath.normcase(pat))
    return [name for name in names if match(name)]


def fnmatchcase(name, pat):
    return _matcher(pat)(name) is not None


def translate(pat):
    """The regular expression for a shell pattern."""
    parts = []
    at, end = 0, len(pat)
    while at < end:
        c = pat[at]
        at += 1
        if c == "*":
            if not parts or parts[-1] is not None:
                parts.append(None)
        elif c == "?":
            parts.append(".")
        elif c == "[":
            close = at
            if close < end and pat[close] == "!":
                close += 1
            if close < end and pat[close] == "]":
                close += 1
            while close < end and pat[close] != "]":
                close += 1
            if close >= end:
                parts.append("\\[")
                continue
            parts.append(_set(pat, at, close))
            at = close + 1
        else:
            parts.append(re.escape(c))
    # Fixed parts between stars are found one after the other, without going back.
    result = []
    place, count = 0, len(parts)
    while place < count and parts[place] is not None:
        result.append(parts[place])
        place += 1
    while place < count:
        place += 1
        if place == count:
            result.append(".*")
            break
        fixed = []
        while place < count and parts[place] is not None:
            fixed.append(parts[place])
            place += 1
        fixed = "".join(fixed)
        result.append(".*" + fixed if place == count else f"(?>.*?{fixed})")
    return rf"(?s:{''.join(result)})\Z"


def _set(pat, start, end):
    stuff = pat[start:end]
    if "-" not in stuff:
        stuff = stuff.replace("\\", r"\\")
    else:
        chunks = []
        at = start
        k = at + 2 if pat[at] == "!" else at + 1
        while True:
            k = pat.find("-", k, end)
            if k < 0:
                break
            chunks.append(pat[at:k])
            at = k + 1
            k += 3
        if pat[at:end]:
            chunks.append(pat[at:end])
        else:
            chunks[-1] += "-"
        # Ranges whose ends are the wrong way round are empty.
        for k in range(len(chunks) - 1, 0, -1):
            if chunks[k - 1][-1] > chunks[k][0]:
                chunks[k - 1] = chunks[k - 1][:-1] + chunks[k][1:]
                del chunks[k]
        stuff = "-".join(chunk.replace("\\", r"\\").replace("-", r"\-") for chunk in chunks)
    stuff = re.sub(r"([&~|])", r"\\\1", stuff)
    if not stuff:
        return "(?!)"
    if stuff == "!":
        return "."
    if stuff[0] == "!":
        stuff = "^" + stuff[1:]
    elif stuff[0] in ("^", "["):
        stuff = "\\" + stuff
    return f"[{stuff}]"
