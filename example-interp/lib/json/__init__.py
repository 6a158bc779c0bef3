"""JSON: scanning and writing are in Rust (`_json`)."""

import _json

__all__ = ["dump", "dumps", "load", "loads", "JSONDecoder", "JSONDecodeError", "JSONEncoder"]


class JSONDecodeError(ValueError):
    """The document is not JSON; tells where."""

    def __init__(self, msg, doc, pos):
        before = doc[:pos]
        line, column = before.count("\n") + 1, pos - before.rfind("\n")
        super().__init__(f"{msg}: line {line} column {column} (char {pos})")
        vars(self).update(msg=msg, doc=doc, pos=pos, lineno=line, colno=column)

    def __reduce__(self):
        return type(self), (self.msg, self.doc, self.pos)


JSONDecodeError.__module__ = "json.decoder"
_json.set_decode_error(JSONDecodeError)


class JSONEncoder:
    """Writes Python values as JSON."""

    item_separator, key_separator = ", ", ": "

    def __init__(self, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, sort_keys=False,
                 indent=None, separators=None, default=None):
        vars(self).update(skipkeys=skipkeys, ensure_ascii=ensure_ascii, check_circular=check_circular, allow_nan=allow_nan,
                          sort_keys=sort_keys, indent=indent)
        if default is not None:
            self.default = default
        if separators is None and indent is not None:
            separators = ",", self.key_separator
        if separators is not None:
            self.item_separator, self.key_separator = separators

    def default(self, o):
        raise TypeError(f"Object of type {o.__class__.__name__} is not JSON serializable")

    def encode(self, o):
        for place, separator in (6, self.item_separator), (5, self.key_separator):
            if not isinstance(separator, str) and self.indent is None:
                raise TypeError(f"make_encoder() argument {place} must be str, not {type(separator).__name__}")
        return _json.encode(o, self.default, self.ensure_ascii, self._step(), self.item_separator, self.key_separator,
                            self.sort_keys, self.skipkeys, self.allow_nan)

    def iterencode(self, o, _one_shot=False):
        return _pieces(self, o, "\n", [])

    def _step(self):
        indent = self.indent
        return indent if indent is None or isinstance(indent, str) else " " * indent


def _pieces(encoder, o, line, outer):
    """A container in parts; what begins a list comes with its first item. A line break and its indentation are in `line`."""
    if o is None or isinstance(o, (str, int, float)):
        yield JSONEncoder.encode(encoder, o)
        return
    if isinstance(o, (list, tuple, dict)) and not o:
        yield "{}" if isinstance(o, dict) else "[]"
        return
    if encoder.check_circular and any(o is other for other in outer):
        raise ValueError("Circular reference detected")
    outer.append(o)
    step = encoder._step()
    inner, separator = line + (step or ""), encoder.item_separator
    first, later, last = ("", separator, "") if step is None else (inner, separator + inner, line)
    if isinstance(o, (list, tuple)):
        before = "[" + first
        for item in o:
            if item is None or isinstance(item, (str, int, float)):
                yield before + JSONEncoder.encode(encoder, item)
            else:
                yield before
                yield from _pieces(encoder, item, inner, outer)
            before = later
        if last:
            yield last
        yield "]"
    elif isinstance(o, dict):
        yield "{"
        before = first
        for key, value in sorted(o.items()) if encoder.sort_keys else o.items():
            if not isinstance(key, (str, int, float, type(None))):
                if encoder.skipkeys:
                    continue
                raise TypeError(f"keys must be str, int, float, bool or None, not {key.__class__.__name__}")
            if before:
                yield before
            before = later
            yield JSONEncoder.encode(encoder, key if isinstance(key, str) else JSONEncoder.encode(encoder, key))
            yield encoder.key_separator
            yield from _pieces(encoder, value, inner, outer)
        if last:
            yield last
        yield "}"
    else:
        yield from _pieces(encoder, encoder.default(o), line, outer)
    outer.pop()


class JSONDecoder:
    """Reads JSON into Python values."""

    def __init__(self, *, object_hook=None, parse_float=None, parse_int=None, parse_constant=None, strict=True,
                 object_pairs_hook=None):
        self.strict, self.object_hook, self.object_pairs_hook = strict, object_hook, object_pairs_hook
        self.parse_float, self.parse_int, self.parse_constant = parse_float, parse_int, parse_constant

    def _scan(self, s, idx):
        return _json.scan(s, idx, self.strict, self.object_hook, self.object_pairs_hook, self.parse_float,
                          self.parse_int, self.parse_constant)

    def decode(self, s):
        value, end = self._scan(s, _skip(s, 0))
        rest = _skip(s, end)
        if rest < len(s):
            raise JSONDecodeError("Extra data", s, rest)
        return value

    def raw_decode(self, s, idx=0):
        return self._scan(s, idx)


def _skip(s, i):
    n = len(s)
    while i < n and s[i] in " \t\n\r":
        i += 1
    return i


_default_encoder = JSONEncoder()
_default_decoder = JSONDecoder()


def dumps(obj, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, cls=None, indent=None,
          separators=None, default=None, sort_keys=False, **kw):
    return (cls or JSONEncoder)(
        skipkeys=skipkeys, ensure_ascii=ensure_ascii, check_circular=check_circular, allow_nan=allow_nan, indent=indent,
        separators=separators, default=default, sort_keys=sort_keys, **kw).encode(obj)


def dump(obj, fp, **kw):
    fp.write(dumps(obj, **kw))


def _decoded(data):
    """Bytes as text: UTF-8, or UTF-16 or UTF-32 by their mark or by where the zeros of the first character are."""
    for mark, name in _MARKS.items():
        if data.startswith(mark):
            return data.decode(name, "surrogatepass")
    zeros = bytes(byte != 0 for byte in data[:4])
    name = _ZEROS.get(zeros) or _ZEROS.get(zeros[:2]) or "utf-8"
    return data.decode(name, "surrogatepass")


_MARKS = {b"\xff\xfe\0\0": "utf-32", b"\0\0\xfe\xff": "utf-32", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16",
          b"\xef\xbb\xbf": "utf-8-sig"}
_ZEROS = {b"\0\0\0\1": "utf-32-be", b"\1\0\0\0": "utf-32-le", b"\0\1": "utf-16-be", b"\1\0": "utf-16-le"}


def loads(s, *, cls=None, object_hook=None, parse_float=None, parse_int=None, parse_constant=None,
          object_pairs_hook=None, **kw):
    match s:
        case str():
            if s[:1] == "\ufeff":
                raise JSONDecodeError("Unexpected UTF-8 BOM (decode using utf-8-sig)", s, 0)
        case bytes() | bytearray():
            s = _decoded(bytes(s))
        case _:
            raise TypeError(f"the JSON object must be str, bytes or bytearray, not {type(s).__name__}")
    return (cls or JSONDecoder)(
        object_hook=object_hook, parse_float=parse_float, parse_int=parse_int, parse_constant=parse_constant,
        object_pairs_hook=object_pairs_hook, **kw).decode(s)


def load(fp, **kw):
    return loads(fp.read(), **kw)


import json.decoder
import json.encoder
