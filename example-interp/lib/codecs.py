"""Codecs by name, handlers of what they cannot do, and streams that encode and decode."""

import sys
from _codecs_streams import Codec, EncodedFile, StreamReader, StreamReaderWriter, StreamRecoder, StreamWriter, open

__all__ = ["register", "lookup", "open", "EncodedFile", "BOM", "BOM_BE", "BOM_LE", "BOM32_BE", "BOM32_LE", "BOM64_BE", "BOM64_LE",
           "BOM_UTF8", "BOM_UTF16", "BOM_UTF16_LE", "BOM_UTF16_BE", "BOM_UTF32", "BOM_UTF32_LE", "BOM_UTF32_BE", "CodecInfo", "Codec",
           "IncrementalEncoder", "IncrementalDecoder", "StreamReader", "StreamWriter", "StreamReaderWriter", "StreamRecoder",
           "getencoder", "getdecoder", "getincrementalencoder", "getincrementaldecoder", "getreader", "getwriter", "encode", "decode",
           "iterencode", "iterdecode", "strict_errors", "ignore_errors", "replace_errors", "xmlcharrefreplace_errors",
           "backslashreplace_errors", "namereplace_errors", "register_error", "lookup_error"]

BOM_UTF8 = b"\xef\xbb\xbf"
BOM_UTF16_LE, BOM_UTF16_BE = b"\xff\xfe", b"\xfe\xff"
BOM_UTF32_LE, BOM_UTF32_BE = b"\xff\xfe\0\0", b"\0\0\xfe\xff"
BOM = BOM_LE = BOM32_LE = BOM_UTF16 = BOM_UTF16_LE
BOM_BE = BOM32_BE = BOM_UTF16_BE
BOM64_LE = BOM_UTF32 = BOM_UTF32_LE
BOM64_BE = BOM_UTF32_BE


class CodecInfo(tuple):
    """What a codec consists of."""

    _is_text_encoding = True

    def __new__(cls, encode, decode, streamreader=None, streamwriter=None, incrementalencoder=None, incrementaldecoder=None,
                name=None, *, _is_text_encoding=None):
        self = tuple.__new__(cls, (encode, decode, streamreader, streamwriter))
        self.name, self.encode, self.decode = name, encode, decode
        self.incrementalencoder, self.incrementaldecoder = incrementalencoder, incrementaldecoder
        self.streamreader, self.streamwriter = streamreader, streamwriter
        if _is_text_encoding is not None:
            self._is_text_encoding = _is_text_encoding
        return self

    def __repr__(self):
        return f"<{type(self).__module__}.{type(self).__qualname__} object for encoding {self.name} at {id(self):#x}>"


class IncrementalEncoder:
    """Encodes a text that comes in pieces."""

    def __init__(self, errors="strict"):
        self.errors, self.buffer = errors, ""

    def encode(self, input, final=False):
        raise NotImplementedError

    def reset(self):
        pass

    def getstate(self):
        return 0

    def setstate(self, state):
        pass


class BufferedIncrementalEncoder(IncrementalEncoder):
    """Keeps what `_buffer_encode(input, errors, final)` left over."""

    def encode(self, input, final=False):
        data = self.buffer + input
        result, consumed = self._buffer_encode(data, self.errors, final)
        self.buffer = data[consumed:]
        return result

    def _buffer_encode(self, input, errors, final):
        raise NotImplementedError

    def reset(self):
        self.buffer = ""

    def getstate(self):
        return self.buffer or 0

    def setstate(self, state):
        self.buffer = state or ""


class IncrementalDecoder:
    """Decodes bytes that come in pieces."""

    def __init__(self, errors="strict"):
        self.errors = errors

    def decode(self, input, final=False):
        raise NotImplementedError

    def reset(self):
        pass

    def getstate(self):
        return b"", 0

    def setstate(self, state):
        pass


class BufferedIncrementalDecoder(IncrementalDecoder):
    """Keeps what `_buffer_decode(input, errors, final)` left over."""

    def __init__(self, errors="strict"):
        super().__init__(errors)
        self.buffer = b""

    def decode(self, input, final=False):
        data = self.buffer + input
        result, consumed = self._buffer_decode(data, self.errors, final)
        self.buffer = data[consumed:]
        return result

    def _buffer_decode(self, input, errors, final):
        raise NotImplementedError

    def reset(self):
        self.buffer = b""

    def getstate(self):
        return self.buffer, 0

    def setstate(self, state):
        self.buffer = state[0]


_searches = []
_known = {}


def register(search_function, /):
    """Adds a function that gives the codec of a name, or None."""
    if not callable(search_function):
        raise TypeError("argument must be callable")
    _searches.append(search_function)


def unregister(search_function, /):
    if search_function in _searches:
        _searches.remove(search_function)
        _known.clear()


def _find(encoding):
    """The codec of this name, or None."""
    key = encoding.lower().replace(" ", "_").replace("-", "_")
    if key not in _known:
        import _codecs_text
        found = _codecs_text.find(key)
        for search in _searches:
            if found is not None:
                break
            found = search(key)
            if found is not None and not (isinstance(found, tuple) and len(found) == 4):
                raise TypeError("codec search functions must return 4-tuples")
        if found is None:
            return None
        _known[key] = found
    return _known[key]


def lookup(encoding, /):
    if not isinstance(encoding, str):
        raise TypeError(f"lookup() argument must be str, not {type(encoding).__name__}")
    found = _find(encoding)
    if found is None:
        raise LookupError(f"unknown encoding: {encoding}")
    return found


def _explained(error, doing, encoding):
    """The error again, with the codec's name, if it can be made again from a text."""
    kind = type(error)
    plain = kind.__init__ is Exception.__init__ and kind.__new__ is Exception.__new__
    if plain and not vars(error) and (not error.args or len(error.args) == 1 and isinstance(error.args[0], str)):
        raise kind(f"{doing} with '{encoding}' codec failed ({kind.__name__}: {error})") from error
    raise error


def _converted(doing, which, obj, encoding, errors):
    convert = lookup(encoding)[which]
    try:
        done = convert(obj, errors)
    except Exception as error:
        failed = error
    else:
        if isinstance(done, tuple) and len(done) == 2:
            return done[0]
        raise TypeError(f"{('encoder', 'decoder')[which]} must return a tuple (object, integer)")
    _explained(failed, doing, encoding)


def encode(obj, encoding="utf-8", errors="strict"):
    return _converted("encoding", 0, obj, encoding, errors)


def decode(obj, encoding="utf-8", errors="strict"):
    return _converted("decoding", 1, obj, encoding, errors)


def _of_method(which, convert, obj, encoding, errors):
    """What `str.encode` and `bytes.decode` ask for when the codec or the handler is not in Rust; None if it is nowhere."""
    found = _find(encoding)
    if found is None:
        return None
    if not getattr(found, "_is_text_encoding", True):
        function = ("encode", "decode")[which]
        raise LookupError(f"'{encoding}' is not a text encoding; use codecs.{function}() to handle arbitrary codecs")
    if sys._codec_name(encoding) is not None:
        return found[which](obj, errors)[0] if errors in _handlers else None
    done = convert(obj, encoding, errors)
    kind, method = ((bytes, "encode"), (str, "decode"))[which]
    if not isinstance(done, kind):
        message = f"'{encoding}' {method}r returned '{type(done).__name__}' instead of '{kind.__name__}'"
        raise TypeError(f"{message}; use codecs.{method}() to {method} to arbitrary types")
    return done


def _encode(text, encoding, errors):
    return _of_method(0, encode, text, encoding, errors)


def _decode(data, encoding, errors):
    return _of_method(1, decode, data, encoding, errors)


def getencoder(encoding):
    return lookup(encoding).encode


def getdecoder(encoding):
    return lookup(encoding).decode


def _incremental(made, encoding):
    if made is None:
        raise LookupError(encoding)
    return made


def getincrementalencoder(encoding):
    return _incremental(lookup(encoding).incrementalencoder, encoding)


def getincrementaldecoder(encoding):
    return _incremental(lookup(encoding).incrementaldecoder, encoding)


def getreader(encoding):
    return lookup(encoding).streamreader


def getwriter(encoding):
    return lookup(encoding).streamwriter


def iterencode(iterator, encoding, errors="strict", **kwargs):
    encoder = getincrementalencoder(encoding)(errors, **kwargs)
    yield from filter(None, map(encoder.encode, iterator))
    if last := encoder.encode("", True):
        yield last


def iterdecode(iterator, encoding, errors="strict", **kwargs):
    decoder = getincrementaldecoder(encoding)(errors, **kwargs)
    yield from filter(None, map(decoder.decode, iterator))
    if last := decoder.decode(b"", True):
        yield last


def _unhandled(exc):
    return TypeError(f"don't know how to handle {type(exc).__name__} in error callback")


def _bad(exc, *kinds):
    """What the error is about."""
    if not isinstance(exc, kinds or (UnicodeEncodeError, UnicodeDecodeError, UnicodeTranslateError)):
        raise _unhandled(exc)
    return exc.object[exc.start:exc.end]


def strict_errors(exc):
    raise exc if isinstance(exc, BaseException) else TypeError("codec must pass exception instance")


def ignore_errors(exc):
    _bad(exc)
    return "", exc.end


def replace_errors(exc):
    bad = _bad(exc)
    if isinstance(exc, UnicodeDecodeError):
        return "\ufffd", exc.end
    return ("?" if isinstance(exc, UnicodeEncodeError) else "\ufffd") * len(bad), exc.end


def xmlcharrefreplace_errors(exc):
    return "".join([f"&#{ord(char)};" for char in _bad(exc, UnicodeEncodeError)]), exc.end


def _escape(code):
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def backslashreplace_errors(exc):
    bad = _bad(exc)
    return "".join(map(_escape, bad if isinstance(bad, bytes) else map(ord, bad))), exc.end


def namereplace_errors(exc):
    return _bad(exc, UnicodeEncodeError).encode("ascii", "namereplace").decode(), exc.end


def _surrogateescape(exc):
    bad = _bad(exc, UnicodeEncodeError, UnicodeDecodeError)
    if isinstance(bad, str):
        if not all("\udc80" <= char <= "\udcff" for char in bad):
            raise exc
        return bytes([ord(char) - 0xdc00 for char in bad]), exc.end
    escaped = []
    for byte in bad:
        if byte < 0x80:
            break
        escaped.append(chr(0xdc00 + byte))
    if not escaped:
        raise exc
    return "".join(escaped), exc.start + len(escaped)


def _surrogatepass(exc):
    bad = _bad(exc, UnicodeEncodeError, UnicodeDecodeError)
    name = sys._codec_name(exc.encoding)
    if name is None or not name.startswith("utf-"):
        raise exc
    try:
        if isinstance(bad, str):
            return bad.encode(name, "surrogatepass"), exc.end
        size = {"utf-8": 3, "utf-1": 2, "utf-3": 4}[name[:5]]
        return exc.object[exc.start:exc.start + size].decode(name, "surrogatepass"), exc.start + size
    except UnicodeError:
        raise exc from None


_surrogateescape.__name__, _surrogatepass.__name__ = "surrogateescape", "surrogatepass"

_native_handlers = {
    "strict": strict_errors, "ignore": ignore_errors, "replace": replace_errors, "xmlcharrefreplace": xmlcharrefreplace_errors,
    "backslashreplace": backslashreplace_errors, "namereplace": namereplace_errors, "surrogateescape": _surrogateescape,
    "surrogatepass": _surrogatepass,
}
_handlers = {}


def register_error(errors, handler, /):
    """Gives a handler a name; those that are in Rust keep theirs."""
    if not callable(handler):
        raise TypeError("handler must be callable")
    _handlers[errors] = handler


def lookup_error(errors, /):
    handler = _handlers.get(errors) or _native_handlers.get(errors)
    if handler is None:
        raise LookupError(f"unknown error handler name '{errors}'")
    return handler


def make_identity_dict(rng):
    return {code: code for code in rng}


def make_encoding_map(decoding_map):
    """The map of the other direction; None for what comes from two codes."""
    turned = {}
    for code, char in decoding_map.items():
        turned[char] = None if char in turned else code
    return turned


def __getattr__(name):
    """The two functions of each codec that is in Rust, as `utf_8_decode`."""
    import _codecs_text
    found = _codecs_text.function(name)
    if found is None:
        raise AttributeError(f"module 'codecs' has no attribute '{name}'")
    return found
