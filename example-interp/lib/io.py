"""Streams: files are in Rust (`_io`), streams in memory are here."""

import _io
from _io import BufferedIOBase, IOBase, TextIOBase, open, text_encoding
from operator import index
from _streams import (BufferedRandom, BufferedReader, BufferedWriter, Ends, FileIO, Lines, RawIOBase, TextIOWrapper, size_or_all,
                      writable_view)

SEEK_SET = 0
SEEK_CUR = 1
SEEK_END = 2
DEFAULT_BUFFER_SIZE = 8192


class UnsupportedOperation(OSError, ValueError):
    pass


_io.set_unsupported_operation(UnsupportedOperation)


class _Memory(Lines):
    """What StringIO and BytesIO share: a position in a buffer, and lines."""

    closed = False
    _negative = "negative size value %d"

    def _check(self):
        if self.closed:
            raise ValueError(self._closed_message)

    def close(self):
        self.closed = True

    def tell(self):
        self._check()
        return self._pos

    def flush(self):
        self._check()

    def readable(self):
        self._check()
        return True

    writable = seekable = readable

    def isatty(self):
        self._check()
        return False

    def fileno(self):
        raise UnsupportedOperation("fileno")

    def detach(self):
        raise UnsupportedOperation("detach")

    def truncate(self, size=None, /):
        self._check()
        size = self._pos if size is None else size_or_all(size)
        if size < 0:
            raise ValueError(self._negative % size)
        self._cut(size)
        return size

    def _attributes(self):
        """What programs set: the state besides buffer and position."""
        return {name: value for name, value in vars(self).items() if name not in self._own} or None

    def _set_state(self, cls, state, length):
        self._check()
        if not isinstance(state, tuple) or len(state) != length:
            raise TypeError(f"_io.{type(self).__name__}.__setstate__ argument should be {length}-tuple, got {type(state).__name__}")
        *parts, pos, attributes = state
        place = "third" if len(parts) == 2 else "second"
        if not isinstance(pos, int):
            raise TypeError(f"{place} item of state must be an integer, {self._got} {type(pos).__name__}")
        if pos < 0:
            raise ValueError("position value cannot be negative")
        if attributes is not None and not isinstance(attributes, dict):
            place = "fourth" if len(parts) == 2 else "third"
            raise TypeError(f"{place} item of state should be a dict, got a {type(attributes).__name__}")
        cls.__init__(self, *parts)
        self._pos = pos
        vars(self).update(attributes or {})


class StringIO(_Memory, TextIOBase):
    """Text in memory."""

    encoding = None
    errors = None
    _closed_message = "I/O operation on closed file"
    _negative = "Negative size value %d"
    _got = "got"
    _own = frozenset(("_ends", "_parts", "_text", "_pos", "closed"))

    def __init__(self, initial_value="", newline="\n"):
        if newline is not None and not isinstance(newline, str):
            raise TypeError(f"newline must be str or None, not {type(newline).__name__}")
        if newline not in (None, "", "\n", "\r", "\r\n"):
            raise ValueError(f"illegal newline value: {newline!r}")
        if initial_value is not None and not isinstance(initial_value, str):
            raise TypeError(f"initial_value must be str or None, not {type(initial_value).__name__}")
        self._ends = Ends(newline)
        self._parts = []
        self._text = self._translated(initial_value or "")
        self._pos = 0

    def _set(self, value):
        self._text = value
        self._parts = []

    def _cut(self, size):
        value = self.getvalue()
        if size < len(value):
            self._set(value[:size])

    def getvalue(self):
        self._check()
        if self._parts:
            self._text += "".join(self._parts)
            self._parts = []
        return self._text

    def _translated(self, s):
        return self._ends.written(self._ends.translated(s))

    @property
    def newlines(self):
        self._check()
        return self._ends.seen()

    @property
    def line_buffering(self):
        self._check()
        return False

    def write(self, s, /):
        self._check()
        if not isinstance(s, str):
            raise TypeError("string argument expected, got %r" % type(s).__name__)
        count = len(s)
        if not count:
            return 0
        s = self._translated(s)
        if self._at_end():
            self._parts.append(s)
        else:
            text = self.getvalue()
            pos = self._pos
            if pos > len(text):
                text += "\0" * (pos - len(text))
            self._set(text[:pos] + s + text[pos + len(s):])
        self._pos += len(s)
        return count

    def _at_end(self):
        if self._parts:
            # Parts are only ever appended at the end; a seek flushes them.
            return True
        return self._pos == len(self._text)

    def seek(self, pos, whence=0, /):
        self._check()
        pos, whence = index(pos), index(whence)
        if whence == 0:
            if pos < 0:
                raise ValueError("Negative seek position %d" % pos)
        elif whence in (1, 2):
            if pos:
                raise OSError("Can't do nonzero cur-relative seeks")
            pos = self._pos if whence == 1 else len(self.getvalue())
        else:
            raise ValueError("Invalid whence (%d, should be 0, 1 or 2)" % whence)
        self.getvalue()
        self._pos = pos
        return pos

    def read(self, size=-1, /):
        size = size_or_all(size)
        text = self.getvalue()
        pos = self._pos
        end = len(text) if size < 0 else min(len(text), pos + size)
        if end > pos:
            self._pos = end
            return text[pos:end]
        return ""

    def readline(self, size=-1, /):
        size = size_or_all(size)
        text = self.getvalue()
        pos = self._pos
        end = self._ends.after_line(text, pos) or len(text)
        if 0 <= size < end - pos:
            end = pos + size
        if end > pos:
            self._pos = end
            return text[pos:end]
        return ""

    def __getstate__(self):
        return self.getvalue(), self._ends.newline, self._pos, self._attributes()

    def __setstate__(self, state):
        self._set_state(StringIO, state, 4)
        self._text = state[0] or ""  # as it was got: its ends are translated already


class BytesIO(_Memory, BufferedIOBase):
    """Bytes in memory."""

    _closed_message = "I/O operation on closed file."
    _got = "not"
    _own = frozenset(("_data", "_pos", "_viewed", "closed"))
    _viewed = False

    def __init__(self, initial_bytes=b""):
        self._check_size()
        self._data = bytearray(b"" if initial_bytes is None else _bytes_of(initial_bytes))
        self._pos = 0

    def _check_size(self):
        """Refuses where a view of the buffer is alive, which a bytearray that grows does as well."""
        if self._viewed:
            self._data.append(0)
            del self._data[-1]
            self._viewed = False

    def close(self):
        self._check_size()
        self.closed = True

    def _cut(self, size):
        self._check_size()
        del self._data[size:]

    def getvalue(self):
        self._check()
        return bytes(self._data)

    def getbuffer(self):
        self._check()
        self._viewed = True
        return memoryview(self._data)

    def write(self, b, /):
        self._check()
        b = _bytes_of(b)
        self._check_size()
        if not b:
            return 0
        pos = self._pos
        if pos > len(self._data):
            self._data.extend(b"\0" * (pos - len(self._data)))
        self._data[pos:pos + len(b)] = b
        self._pos = pos + len(b)
        return len(b)

    def seek(self, pos, whence=0, /):
        self._check()
        pos, whence = index(pos), index(whence)
        if whence == 1:
            pos += self._pos
        elif whence == 2:
            pos += len(self._data)
        elif whence != 0:
            raise ValueError("invalid whence (%d, should be 0, 1 or 2)" % whence)
        if pos < 0:
            if whence == 0:
                raise ValueError("negative seek value %d" % pos)
            pos = 0
        self._pos = pos
        return pos

    def read(self, size=-1, /):
        self._check()
        size = size_or_all(size)
        pos = self._pos
        end = len(self._data) if size < 0 else min(len(self._data), pos + size)
        if end > pos:
            self._pos = end
            return bytes(self._data[pos:end])
        return b""

    read1 = read
    flush = _Memory.flush

    def readinto(self, buffer, /):
        self._check()
        view = writable_view(buffer)
        data = self.read(len(view))
        view[:len(data)] = data
        return len(data)

    readinto1 = readinto

    def readline(self, size=-1, /):
        self._check()
        size = size_or_all(size)
        pos = self._pos
        end = self._data.find(b"\n", pos) + 1
        if end == 0:
            end = len(self._data)
        if 0 <= size < end - pos:
            end = pos + size
        if end > pos:
            self._pos = end
            return bytes(self._data[pos:end])
        return b""

    def __getstate__(self):
        return self.getvalue(), self._pos, self._attributes()

    def __setstate__(self, state):
        self._set_state(BytesIO, state, 3)


def _bytes_of(data):
    if isinstance(data, bytes):
        return data
    try:
        return bytes(memoryview(data))
    except TypeError:
        raise TypeError(f"a bytes-like object is required, not '{type(data).__name__}'") from None
