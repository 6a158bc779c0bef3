"""Streams: files are in Rust (`_io`), streams in memory are here."""

import _io
from _io import BufferedIOBase, IOBase, TextIOBase, open, text_encoding
from _streams import BufferedRandom, BufferedReader, BufferedWriter, FileIO, Lines, RawIOBase, TextIOWrapper

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
    _closed_message = "I/O operation on closed file."

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

    def writable(self):
        self._check()
        return True

    def seekable(self):
        self._check()
        return True

    def isatty(self):
        self._check()
        return False

    def fileno(self):
        raise UnsupportedOperation("fileno")

    def truncate(self, size=None):
        self._check()
        if size is None:
            size = self._pos
        elif size < 0:
            raise ValueError("negative size value %d" % size)
        value = self.getvalue()
        if size < len(value):
            self._set(value[:size])
        return size


class StringIO(_Memory, TextIOBase):
    """Text in memory."""

    encoding = None
    errors = None
    line_buffering = False
    _closed_message = "I/O operation on closed file"

    def __init__(self, initial_value="", newline="\n"):
        if initial_value is not None and not isinstance(initial_value, str):
            raise TypeError("initial_value must be str or None, not %s" % type(initial_value).__name__)
        self._newline = newline
        self._seen = set()
        self._parts = []
        self._text = ""
        self._pos = 0
        if initial_value:
            self._text = self._translate(initial_value)

    def _set(self, value):
        self._text = value
        self._parts = []

    def getvalue(self):
        self._check()
        if self._parts:
            self._text += "".join(self._parts)
            self._parts = []
        return self._text

    def _translate(self, s):
        if self._newline is None:
            self._note(s)
            return s.replace("\r\n", "\n").replace("\r", "\n")
        if self._newline == "":
            self._note(s)
        if self._newline in ("", "\n"):
            return s
        return s.replace("\n", self._newline)

    def _note(self, s):
        bare = s.replace("\r\n", "")
        self._seen.update(end for end, there in (("\r\n", len(bare) < len(s)), ("\n", "\n" in bare), ("\r", "\r" in bare)) if there)

    @property
    def newlines(self):
        self._check()
        found = tuple(end for end in ("\r", "\n", "\r\n") if end in self._seen)
        return (found if len(found) > 1 else found[0]) if found else None

    def write(self, s):
        self._check()
        if not isinstance(s, str):
            raise TypeError("string argument expected, got %r" % type(s).__name__)
        count = len(s)
        if not count:
            return 0
        s = self._translate(s)
        if self._pos is not None and not self._at_end():
            text = self.getvalue()
            pos = self._pos
            if pos > len(text):
                text += "\0" * (pos - len(text))
            self._set(text[:pos] + s + text[pos + len(s):])
        else:
            self._parts.append(s)
        self._pos += len(s)
        return count

    def _at_end(self):
        if self._parts:
            # Parts are only ever appended at the end; a seek flushes them.
            return True
        return self._pos == len(self._text)

    def seek(self, pos, whence=0):
        self._check()
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

    def read(self, size=-1):
        text = self.getvalue()
        pos = self._pos
        end = len(text) if size is None or size < 0 else min(len(text), pos + size)
        if end > pos:
            self._pos = end
            return text[pos:end]
        return ""

    def readline(self, size=-1):
        text = self.getvalue()
        pos = self._pos
        end = text.find("\n", pos) + 1
        if end == 0:
            end = len(text)
        if size is not None and 0 <= size < end - pos:
            end = pos + size
        if end > pos:
            self._pos = end
            return text[pos:end]
        return ""


class BytesIO(_Memory, BufferedIOBase):
    """Bytes in memory."""

    def __init__(self, initial_bytes=b""):
        self._data = bytearray(initial_bytes)
        self._pos = 0

    def _set(self, value):
        self._data = bytearray(value)

    def getvalue(self):
        self._check()
        return bytes(self._data)

    def getbuffer(self):
        self._check()
        return memoryview(self._data)

    def write(self, b):
        self._check()
        if isinstance(b, str):
            raise TypeError("a bytes-like object is required, not 'str'")
        b = bytes(b)
        if not b:
            return 0
        pos = self._pos
        if pos > len(self._data):
            self._data.extend(b"\0" * (pos - len(self._data)))
        self._data[pos:pos + len(b)] = b
        self._pos = pos + len(b)
        return len(b)

    def seek(self, pos, whence=0):
        self._check()
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

    def read(self, size=-1):
        self._check()
        pos = self._pos
        end = len(self._data) if size is None or size < 0 else min(len(self._data), pos + size)
        if end > pos:
            self._pos = end
            return bytes(self._data[pos:end])
        return b""

    read1 = read
    flush = _Memory.flush
    close = _Memory.close

    def readinto(self, buffer):
        data = self.read(len(buffer))
        buffer[:len(data)] = data
        return len(data)

    def readline(self, size=-1):
        self._check()
        pos = self._pos
        end = self._data.find(b"\n", pos) + 1
        if end == 0:
            end = len(self._data)
        if size is not None and 0 <= size < end - pos:
            end = pos + size
        if end > pos:
            self._pos = end
            return bytes(self._data[pos:end])
        return b""
