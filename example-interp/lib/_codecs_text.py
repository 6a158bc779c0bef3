"""The codecs that `codecs` finds: those of Rust, in pieces and with handlers of the guest's, and those from bytes to bytes."""

import codecs
import sys


def _native(name):
    """Whether Rust knows this handler."""
    return name in codecs._native_handlers and name not in codecs._handlers


def _handled(error, encoding, bad, place, errors, kinds, doing):
    """What the guest's handler puts in the place of what is bad from `place` on, and where to go on."""
    whole = type(error)(encoding, bad, place + error.start, place + error.end, error.reason)
    answer = codecs.lookup_error(errors)(whole)
    if not (isinstance(answer, tuple) and len(answer) == 2 and isinstance(answer[0], kinds) and isinstance(answer[1], int)):
        raise TypeError(f"{doing} error handler must return ({'/'.join(kind.__name__ for kind in kinds)}, int) tuple")
    text, place = answer
    place += len(bad) * (place < 0)
    if not 0 <= place <= len(bad):
        raise IndexError(f"position {answer[1]} from error handler out of bounds")
    return whole, text, place


# What the rest of a text is encoded by after the mark.
_AFTER_MARK = {"utf-8-sig": "utf-8", "utf-16": "utf-16-le", "utf-32": "utf-32-le"}


def _encode(name, text, errors):
    if _native(errors):
        return text.encode(name, errors)
    out, place = "".encode(name), 0
    name, named = _AFTER_MARK.get(name, name), name
    while True:
        rest = text[place:]
        try:
            return out + rest.encode(name)
        except UnicodeEncodeError as error:
            failed = error
        out += rest[:failed.start].encode(name)
        shown = named if named in ("utf-16", "utf-32") else failed.encoding
        whole, new, place = _handled(failed, shown, text, place, errors, (str, bytes), "encoding")
        if isinstance(new, str):
            try:
                new = new.encode(name)
            except UnicodeEncodeError:
                raise whole from None
        out += new


def _decode(name, data, errors):
    if _native(errors):
        return data.decode(name, errors)
    out, place = [], 0
    while True:
        rest = data[place:]
        try:
            out.append(rest.decode(name))
            return "".join(out)
        except UnicodeDecodeError as error:
            failed = error
        out.append(rest[:failed.start].decode(name))
        _, new, place = _handled(failed, failed.encoding, data, place, errors, (str,), "decoding")
        out.append(new)


def _kept(name, data):
    """How many bytes at the end are the start of something longer."""
    if name == "utf-8":
        for back in range(1, min(3, len(data)) + 1):
            lead = data[-back]
            if lead >= 0xc0:
                try:
                    data[-back:].decode()
                except UnicodeDecodeError as error:
                    return back if error.reason == "unexpected end of data" and error.start == 0 else 0
                return 0
            if lead < 0x80:
                return 0
        return 0
    if name.startswith("utf-16"):
        odd = len(data) % 2
        high = data[len(data) - odd - (1 if name == "utf-16-le" else 2):][:1] if len(data) > 1 else b""
        return odd + 2 * (b"\xd8" <= high <= b"\xdb")
    if name.startswith("utf-32"):
        return len(data) % 4
    if name.endswith("unicode-escape"):
        try:
            data.decode(name)
        except UnicodeDecodeError as error:
            return len(data) - error.start if error.end == len(data) and error.reason != "unknown Unicode character name" else 0
    return 0


def _decode_some(name, data, errors, final):
    """The text, and how many bytes it took: unless this is the end, what may go on is left."""
    data = bytes(data)
    end = len(data) - (0 if final else _kept(name, data))
    return _decode(name, data[:end], errors), end


_MARKS = {
    "utf-8-sig": {b"\xef\xbb\xbf": "utf-8"},
    "utf-16": {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"},
    "utf-32": {b"\xff\xfe\0\0": "utf-32-le", b"\0\0\xfe\xff": "utf-32-be"},
}


def _by_mark(name, data, final):
    """What the bytes are to be decoded as, and how long the mark is; None while it may still come."""
    marks = _MARKS[name]
    for mark, plain in marks.items():
        if data.startswith(mark):
            return plain, len(mark)
        if len(data) < len(mark) and not final and (name != "utf-8-sig" or mark.startswith(data)):
            return None, 0
    return _AFTER_MARK[name], 0


def _text_codec(name):
    """The codec of Rust that has this name."""
    attribute = {"iso8859-1": "latin_1"}.get(name, name.replace("-", "_"))
    marked = name in _MARKS

    def encode(input, errors="strict"):
        if not isinstance(input, str):
            raise TypeError(f"{attribute}_encode() argument 1 must be str, not {type(input).__name__}")
        return _encode(name, input, errors or "strict"), len(input)

    def decode(input, errors="strict", final=True):
        try:
            data = bytes(memoryview(input))
        except TypeError:
            raise TypeError(f"a bytes-like object is required, not {type(input).__name__!r}") from None
        plain, skipped = _by_mark(name, data, final) if marked else (name, 0)
        if plain is None:
            return "", 0
        # A fault without a mark is one of the encoding as it was named.
        text, taken = _decode_some(plain, data[skipped:], errors or "strict", final)
        return text, skipped + taken

    encode.__name__ = encode.__qualname__ = attribute + "_encode"
    decode.__name__ = decode.__qualname__ = attribute + "_decode"

    class IncrementalEncoder(codecs.IncrementalEncoder):
        _started = False

        def encode(self, input, final=False):
            done = encode(input, self.errors)[0]
            if marked:
                if self._started:
                    done = done[len("".encode(name)):]
                self._started = True
            return done

        def reset(self):
            self._started = False

        def getstate(self):
            # 1 for the mark that is to come, but of those with a byte order 2.
            return 0 if self._started or not marked else 1 if name == "utf-8-sig" else 2

        def setstate(self, state):
            self._started = not state

    class IncrementalDecoder(codecs.BufferedIncrementalDecoder):
        _plain = None if marked else name

        def _buffer_decode(self, input, errors, final):
            skipped = 0
            if self._plain is None:
                if not input:
                    return "", 0
                self._plain, skipped = _by_mark(name, input, final)
                if self._plain is None:
                    return "", 0
            text, taken = _decode_some(self._plain, input[skipped:], errors, final)
            return text, skipped + taken

        def reset(self):
            super().reset()
            if marked:
                self._plain = None

        def getstate(self):
            # 1 where the mark has not come yet, else 0; the other byte order is 1 plus that.
            if not marked:
                return self.buffer, 0
            if name == "utf-8-sig":
                return self.buffer, int(self._plain is None)
            return self.buffer, 2 if self._plain is None else int(self._plain.endswith("be"))

        def setstate(self, state):
            self.buffer, flag = state
            if name == "utf-8-sig":
                self._plain = None if flag else "utf-8"
            elif marked:
                self._plain = (f"{name}-le", f"{name}-be", None)[flag]

    class StreamWriter(codecs.StreamWriter):
        _incremental = None

        def encode(self, input, errors="strict"):
            if self._incremental is None:
                self._incremental = IncrementalEncoder(errors)
            return self._incremental.encode(input), len(input)

        def reset(self):
            self._incremental = None

    class StreamReader(codecs.StreamReader):
        _plain = None if marked else name

        def decode(self, input, errors="strict"):
            skipped = 0
            if self._plain is None:
                self._plain, skipped = _by_mark(name, input, False)
                if self._plain is None:
                    return "", 0
            text, taken = _decode_some(self._plain, input[skipped:], errors, False)
            return text, skipped + taken

        def reset(self):
            super().reset()
            if marked:
                self._plain = None

    return codecs.CodecInfo(encode, decode, StreamReader, StreamWriter, IncrementalEncoder, IncrementalDecoder, name)


def _plain_codec(name, encode_all, decode_all):
    """A codec that is no text encoding."""

    def encode(input, errors="strict"):
        return encode_all(input), len(input)

    def decode(input, errors="strict"):
        return decode_all(input), len(input)

    class IncrementalEncoder(codecs.IncrementalEncoder):
        def encode(self, input, final=False):
            return encode_all(input)

    class IncrementalDecoder(codecs.IncrementalDecoder):
        def decode(self, input, final=False):
            return decode_all(input)

    class _Functions(codecs.Codec):
        def encode(self, input, errors="strict"):
            return encode(input, errors)

        def decode(self, input, errors="strict"):
            return decode(input, errors)

    class StreamWriter(_Functions, codecs.StreamWriter):
        pass

    class StreamReader(_Functions, codecs.StreamReader):
        charbuffertype = str if name == "rot-13" else bytes

    return codecs.CodecInfo(
        encode, decode, StreamReader, StreamWriter, IncrementalEncoder, IncrementalDecoder, name, _is_text_encoding=False)


def _rot13(input):
    letters = "abcdefghijklmnopqrstuvwxyz"
    turned = letters[13:] + letters[:13]
    return str.translate(input, str.maketrans(letters + letters.upper(), turned + turned.upper()))


def find(key):
    """The codec of this name, which has underlines and no capitals."""
    name = sys._codec_name(key)
    if name is not None:
        return _text_codec(name)
    match key:
        case "hex" | "hex_codec":
            import binascii
            return _plain_codec("hex", binascii.hexlify, binascii.unhexlify)
        case "base64" | "base64_codec" | "base_64":
            import base64
            return _plain_codec("base64", base64.encodebytes, base64.decodebytes)
        case "rot13" | "rot_13":
            return _plain_codec("rot-13", _rot13, _rot13)
    return None


def function(name):
    """The function of one direction that has this name."""
    key, _, which = name.rpartition("_")
    if which not in ("encode", "decode") or sys._codec_name(key) is None:
        return None
    return getattr(codecs.lookup(key), which)
