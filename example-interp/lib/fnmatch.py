"""Matching file names against shell patterns."""

import functools
import re
from posixpath import normcase

__all__ = ["filter", "fnmatch", "fnmatchcase", "translate"]

_TOKEN = re.compile(r"(?s)(?P<star>\*+)|(?P<any>\?)|\[(?P<set>(?>!?\]?)[^]]*)\]|.")


def translate(pat):
    """The regular expression for a shell pattern.

    What stands between two stars is looked for once and then kept, without going back: the shortest text up to it will do.
    """
    runs = [""]
    for token in _TOKEN.finditer(pat):
        match token.lastgroup:
            case "star":
                runs.append("")
            case "any":
                runs[-1] += "."
            case "set":
                runs[-1] += _set(token["set"])
            case _:
                runs[-1] += re.escape(token[0])
    first, *middle, last = runs if len(runs) > 1 else [*runs, None]
    tail = "" if last is None else ".*" + last
    return f"(?s:{first}{''.join([f'(?>.*?{run})' for run in middle])}{tail})\\Z"


def _set(body):
    """The class of characters for what stands in brackets."""
    negated = body.startswith("!")
    parts = []
    # a range, or one character
    for low, high in re.findall(r"(?s)(.)(?:-(.))?", body[negated:]):
        if not high:
            parts.append(_literal(low))
        elif low <= high:
            parts.append(f"{_literal(low)}-{_literal(high)}")
    text = "".join(parts)
    if not text:
        return "." if negated else "(?!)"
    if negated:
        text = "^" + text
    elif text[0] in "[^":
        text = "\\" + text
    return f"[{text}]"


def _literal(char):
    return "\\" + char if char in "\\-&~|" else char


@functools.lru_cache(32768, True)
def _compiled(pat):
    if isinstance(pat, bytes):
        return re.compile(translate(pat.decode("latin-1")).encode("latin-1")).match
    return re.compile(translate(pat)).match


def fnmatchcase(name, pat):
    return bool(_compiled(pat)(name))


def fnmatch(name, pat):
    return fnmatchcase(normcase(name), normcase(pat))


def filter(names, pat):
    matches = _compiled(normcase(pat))
    return [name for name in names if matches(name)]
