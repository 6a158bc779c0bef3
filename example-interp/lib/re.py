"""Regular expressions."""

import _re
import copyreg
from _re import Match, Pattern

__all__ = ["match", "fullmatch", "search", "sub", "subn", "split", "findall", "finditer", "compile", "purge", "template",
           "escape", "error", "Pattern", "Match", "A", "I", "L", "M", "S", "X", "U", "ASCII", "IGNORECASE", "LOCALE",
           "MULTILINE", "DOTALL", "VERBOSE", "UNICODE", "NOFLAG", "RegexFlag"]

_FLAGS = {"NOFLAG": 0, "TEMPLATE": 1, "IGNORECASE": 2, "LOCALE": 4, "MULTILINE": 8, "DOTALL": 16, "UNICODE": 32, "VERBOSE": 64,
          "DEBUG": 128, "ASCII": 256}
_SHORT = {"A": "ASCII", "I": "IGNORECASE", "L": "LOCALE", "M": "MULTILINE", "S": "DOTALL", "U": "UNICODE", "X": "VERBOSE",
          "T": "TEMPLATE"}


def __getattr__(name):
    # The flags are members of an enumeration, which takes longer to make than all the rest of this module.
    if name == "RegexFlag" or name in _FLAGS or name in _SHORT:
        import enum
        members = {}
        for long, value in _FLAGS.items():
            members[long] = value
        for short, long in _SHORT.items():
            members[short] = _FLAGS[long]
        flags = enum.IntFlag("RegexFlag", members, boundary=enum.KEEP, module="re")
        enum.global_enum(flags)
        flags.__str__ = lambda self: _flag_text(self)
        flags.__repr__ = lambda self: _flag_text(self)
        globals()["RegexFlag"] = flags
        return globals()[name]
    raise AttributeError(f"module 're' has no attribute {name!r}")


def _flag_text(flag):
    value = int(flag)
    if value == 0:
        return "re.NOFLAG"
    names = [f"re.{name}" for name, bit in sorted(_FLAGS.items(), key=lambda item: item[1]) if bit and value > 0 and value & bit]
    known = sum(_FLAGS.values())
    if value < 0:
        value = ~value
        names = [f"re.{name}" for name, bit in sorted(_FLAGS.items(), key=lambda item: item[1]) if bit and value & bit]
        return f"~({'|'.join(names)})" if len(names) > 1 else f"~{names[0]}" if names else "re.NOFLAG"
    rest = value & ~known
    if rest:
        names.append(hex(rest))
    return "|".join(names)


class error(Exception):
    """A pattern that cannot be compiled."""

    __module__ = "re"

    def __init__(self, msg, pattern=None, pos=None):
        self.msg = msg
        self.pattern = pattern
        self.pos = pos
        if pattern is not None and pos is not None:
            msg = f"{msg} at position {pos}"
            newline = "\n" if isinstance(pattern, str) else b"\n"
            self.lineno = pattern.count(newline, 0, pos) + 1
            self.colno = pos - pattern.rfind(newline, 0, pos)
            if newline in pattern:
                msg = f"{msg} (line {self.lineno}, column {self.colno})"
        else:
            self.lineno = self.colno = None
        super().__init__(msg)


_cache = {}


def _recipe(pattern):
    return _compile, (pattern.pattern, pattern.flags)


copyreg.pickle(Pattern, _recipe)


def _compile(pattern, flags):
    key = (type(pattern), pattern, flags)
    try:
        return _cache[key]
    except KeyError:
        pass
    if isinstance(pattern, Pattern):
        if flags:
            raise ValueError("cannot process flags argument with a compiled pattern")
        return pattern
    compiled = _re.compile(pattern, int(flags))
    if len(_cache) >= 512:
        del _cache[next(iter(_cache))]
    _cache[key] = compiled
    return compiled


def match(pattern, string, flags=0):
    return _compile(pattern, flags).match(string)


def fullmatch(pattern, string, flags=0):
    return _compile(pattern, flags).fullmatch(string)


def search(pattern, string, flags=0):
    return _compile(pattern, flags).search(string)


def sub(pattern, repl, string, count=0, flags=0):
    return _compile(pattern, flags).sub(repl, string, count)


def subn(pattern, repl, string, count=0, flags=0):
    return _compile(pattern, flags).subn(repl, string, count)


def split(pattern, string, maxsplit=0, flags=0):
    return _compile(pattern, flags).split(string, maxsplit)


def findall(pattern, string, flags=0):
    return _compile(pattern, flags).findall(string)


def finditer(pattern, string, flags=0):
    return _compile(pattern, flags).finditer(string)


def compile(pattern, flags=0):
    return _compile(pattern, flags)


def purge():
    _cache.clear()


def template(pattern, flags=0):
    return _compile(pattern, flags)


_SPECIAL = {ord(c): "\\" + c for c in "()[]{}?*+-|^$\\.&~# \t\n\r\v\f"}


def escape(pattern):
    if isinstance(pattern, str):
        return pattern.translate(_SPECIAL)
    return str(pattern, "latin1").translate(_SPECIAL).encode("latin1")


class Scanner:
    """Cuts a text into tokens by a list of (pattern, action)."""

    def __init__(self, lexicon, flags=0):
        self.lexicon = lexicon
        self.flags = flags
        self._places = []
        parts = []
        group = 1
        for phrase, _ in lexicon:
            parts.append(f"({phrase})")
            self._places.append(group)
            group += 1 + _re.compile(phrase, int(flags)).groups
        self.scanner = _re.compile("|".join(parts), int(flags))

    def scan(self, string):
        result = []
        match = self.scanner.scanner(string).match
        end = 0
        while True:
            found = match()
            if not found:
                break
            stop = found.end()
            if end == stop:
                break
            action = next(action for place, (_, action) in zip(self._places, self.lexicon) if found.group(place) is not None)
            if callable(action):
                self.match = found
                action = action(self, found.group())
            if action is not None:
                result.append(action)
            end = stop
        return result, string[end:]
