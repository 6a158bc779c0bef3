"""Streams over streams: text over any buffer, and buffers over any raw stream. Those of files are in Rust (`_io`)."""

from _io import BufferedIOBase, TextIOBase
from operator import index
import _io

_CHUNK = 8192


def size_or_all(size):
    """How much to read: -1 for all there is."""
    if size is None:
        return -1
    try:
        return index(size)
    except TypeError:
        raise TypeError(f"argument should be integer or None, not '{type(size).__name__}'") from None


def writable_view(buffer):
    """The bytes of an object to read into."""
    try:
        view = memoryview(buffer).cast("B")
    except TypeError:
        view = None
    if view is None or view.readonly:
        raise TypeError(f"readinto() argument must be read-write bytes-like object, not {type(buffer).__name__}")
    return view


class _AlsoInRust(type):
    """The class of classes to which the streams that `open` makes belong too."""

    def __instancecheck__(cls, instance):
        return super().__instancecheck__(instance) or "_in_rust" in vars(cls) and isinstance(instance, cls._in_rust)

    def __subclasscheck__(cls, subclass):
        return super().__subclasscheck__(subclass) or "_in_rust" in vars(cls) and issubclass(subclass, cls._in_rust)


class Lines:
    """What all streams do with lines, by their `readline`, `write`, `close` and `closed`."""

    def _need_open(self):
        if self.closed:
            raise ValueError("I/O operation on closed file.")

    def __enter__(self):
        self._need_open()
        return self

    def __exit__(self, *exception):
        self.close()

    def __iter__(self):
        self._need_open()
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def readlines(self, hint=-1, /):
        self._need_open()
        hint, lines, total = size_or_all(hint), [], 0
        for line in self:
            lines.append(line)
            total += len(line)
            if 0 < hint <= total:
                break
        return lines

    def writelines(self, lines, /):
        self._need_open()
        for line in lines:
            self.write(line)


class Ends:
    """The ends of lines of a text, as the parameter `newline` of streams has it."""

    def __init__(self, newline):
        if newline not in (None, "", "\n", "\r", "\r\n"):
            raise ValueError(f"illegal newline value: {newline}")
        self.newline = newline
        self.any = not newline
        self._found = set()

    def translated(self, text):
        """A text that was read, whose ends become `\\n` where no `newline` was given."""
        if self.any:
            bare = text.replace("\r\n", "")
            there = ("\r\n", len(bare) < len(text)), ("\n", "\n" in bare), ("\r", "\r" in bare)
            self._found.update(end for end, found in there if found)
            if self.newline is None and "\r" in text:
                text = text.replace("\r\n", "\n").replace("\r", "\n")
        return text

    def written(self, text):
        return text if self.newline in (None, "", "\n") else text.replace("\n", self.newline)

    def seen(self):
        """The attribute `newlines` of streams."""
        found = tuple(end for end in ("\r", "\n", "\r\n") if end in self._found)
        return (found if len(found) > 1 else found[0]) if found else None

    def after_line(self, text, start):
        """Where the line ends that begins at `start` or before; 0 where no end was found."""
        if self.newline == "":
            ends = [text.find(end, start) for end in "\r\n"]
            first = min((end for end in ends if end >= 0), default=-1)
            return first + 1 + (text[first:first + 2] == "\r\n") if first >= 0 else 0
        end = self.newline or "\n"
        found = text.find(end, start)
        return found + len(end) if found >= 0 else 0


class RawIOBase(Lines, _io.RawIOBase, metaclass=_AlsoInRust):
    """What a stream of bytes that is written in Python need not write itself."""

    __module__ = "io"
    _in_rust = _io.RawIOBase
    closed = False

    def readable(self):
        return False

    writable = seekable = isatty = readable

    def flush(self):
        self._need_open()

    def close(self):
        if not self.closed:
            self.flush()
            self.closed = True

    def fileno(self):
        raise _unsupported("fileno")

    def seek(self, offset, whence=0, /):
        raise _unsupported("seek")

    def tell(self):
        return self.seek(0, 1)

    def truncate(self, size=None, /):
        raise _unsupported("truncate")

    def read(self, size=-1, /):
        if size is None or size < 0:
            return self.readall()
        space = bytearray(size)
        count = self.readinto(space)
        return None if count is None else bytes(space[:count])

    def readall(self):
        parts = []
        while part := self.read(_CHUNK):
            parts.append(part)
        return b"".join(parts) if parts or part is not None else None

    def readline(self, size=-1, /):
        line = bytearray()
        while (size is None or size < 0 or len(line) < size) and not line.endswith(b"\n"):
            byte = self.read(1)
            if not byte:
                break
            line += byte
        return bytes(line)


class FileIO(RawIOBase):
    """A file without a buffer."""

    __module__ = "_io"
    _in_rust = _io.FileIO

    def __new__(cls, file, mode="r", closefd=True, opener=None):
        return _io.open(file, mode if "b" in mode else mode + "b", 0, closefd=closefd, opener=opener)


class _Over(Lines):
    """What all of them have in common: the stream below, lines, and the end."""

    def _below(self):
        below = self._stream
        if below is None:
            raise ValueError(self._detached)
        return below

    @property
    def closed(self):
        return self._below().closed

    @property
    def name(self):
        return self._below().name

    def readable(self):
        return self._below().readable()

    def writable(self):
        return self._below().writable()

    def seekable(self):
        return self._below().seekable()

    def fileno(self):
        return self._below().fileno()

    def isatty(self):
        return self._below().isatty()

    def detach(self):
        self.flush()
        below, self._stream = self._below(), None
        return below

    def close(self):
        if self._stream is not None and not self.closed:
            try:
                self.flush()
            finally:
                self._stream.close()

    def __del__(self):
        if getattr(self, "_stream", None) is not None:
            self.close()

    def truncate(self, size=None):
        self.flush()
        return self._below().truncate(self.tell() if size is None else size)


class TextIOWrapper(_Over, TextIOBase, metaclass=_AlsoInRust):
    """Text over a buffer of bytes."""

    __module__ = "_io"
    _in_rust = _io.TextIOWrapper
    _detached = "underlying buffer has been detached"
    _stream = None

    def __init__(self, buffer, encoding=None, errors=None, newline=None, line_buffering=False, write_through=False):
        if newline is not None and not isinstance(newline, str):
            raise TypeError(f"TextIOWrapper() argument 'newline' must be str or None, not {type(newline).__name__}")
        for method in "readable", "writable", "seekable", "closed":
            getattr(buffer, method)
        self.encoding = "UTF-8" if encoding in (None, "locale") else encoding
        "".encode(self.encoding)
        self.errors = errors or "strict"
        self.line_buffering, self.write_through = bool(line_buffering), bool(write_through)
        self._ends = Ends(newline)
        self._stream = buffer
        self._forget()
        self._unwritten, self._size = [], 0

    @property
    def buffer(self):
        return self._stream

    @property
    def newlines(self):
        return self._ends.seen()

    def __repr__(self):
        parts = [f" {name}={getattr(self, name)!r}" for name in ("name", "mode") if hasattr(self, name)]
        return f"<_io.TextIOWrapper{''.join(parts)} encoding={self.encoding!r}>"

    def reconfigure(self, *, encoding=None, errors=None, newline=..., line_buffering=None, write_through=None):
        self.flush()
        if encoding is not None:
            self.encoding, self.errors = encoding, "strict"
        if errors is not None:
            self.errors = errors
        if newline is not ...:
            self._ends = Ends(newline)
        if line_buffering is not None:
            self.line_buffering = bool(line_buffering)
        if write_through is not None:
            self.write_through = bool(write_through)

    def _forget(self):
        """What was read and not asked for: text, bytes that are no whole character, and whether there is no more."""
        self._text, self._tail, self._ended = "", b"", False

    def write(self, s, /):
        if not isinstance(s, str):
            raise TypeError(f"write() argument must be str, not {type(s).__name__}")
        self._need_open()
        if not self.writable():
            raise _unsupported("not writable")
        text = self._ends.written(s)
        self._unwritten.append(text.encode(self.encoding, self.errors))
        self._size += len(text)
        self._text, self._tail = "", b""
        if self.line_buffering and ("\n" in s or "\r" in s):
            self.flush()
        elif self.write_through or self._size > _CHUNK:
            self._write_out()
        return len(s)

    def _write_out(self):
        if self._unwritten:
            data, self._unwritten, self._size = b"".join(self._unwritten), [], 0
            self._below().write(data)

    def flush(self):
        self._need_open()
        self._write_out()
        self._below().flush()

    def _read_more(self, all=False):
        """Reads a chunk, or all there is, and decodes it. False at the end."""
        if self._ended:
            return False
        below = self._below()
        whole = all or self.encoding.lower().replace("_", "-") in ("utf-16", "utf-32", "utf-8-sig")
        data = below.read() if whole else getattr(below, "read1", below.read)(_CHUNK)
        self._ended = whole or not data
        data = self._tail + data
        end = len(data)
        if not self._ended:
            # A character may not be there as a whole yet, nor the end of a line.
            try:
                data.decode(self.encoding)
            except UnicodeDecodeError as error:
                if error.end >= end and end - error.start < 4:
                    end = error.start
        text = data[:end].decode(self.encoding, self.errors)
        self._tail = data[end:]
        if self._ends.any and text.endswith("\r") and not self._ended:
            text, self._tail = text[:-1], "\r".encode(self.encoding) + self._tail
        self._text += self._ends.translated(text)
        return True

    def _begin_reading(self):
        self._need_open()
        if not self.readable():
            raise _unsupported("not readable")
        if self._unwritten:
            self.flush()

    def read(self, size=-1, /):
        self._begin_reading()
        if size is None or size < 0:
            self._read_more(all=True)
            size = len(self._text)
        while len(self._text) < size and self._read_more():
            pass
        text, self._text = self._text[:size], self._text[size:]
        return text

    def readline(self, size=-1, /):
        self._begin_reading()
        searched = 0
        while not (length := self._ends.after_line(self._text, searched)):
            searched = max(len(self._text) - 1, 0)
            if not self._read_more():
                length = len(self._text)
                break
        if size is not None and size >= 0:
            length = min(length, size)
        line, self._text = self._text[:length], self._text[length:]
        return line

    def tell(self):
        self._need_open()
        self.flush()
        return self._below().tell() - len(self._text.encode(self.encoding, self.errors)) - len(self._tail)

    def seek(self, cookie, whence=0, /):
        self._need_open()
        if whence == 1 and cookie:
            raise _unsupported("can't do nonzero cur-relative seeks")
        if whence == 2 and cookie:
            raise _unsupported("can't do nonzero end-relative seeks")
        if whence == 0 and cookie < 0:
            raise ValueError(f"negative seek position {cookie}")
        place = self.tell() if whence == 1 else cookie
        self.flush()
        self._forget()
        return self._below().seek(place, 2 if whence == 2 else 0)


def _unsupported(message):
    import io

    return io.UnsupportedOperation(message)


class _Buffered(_Over, BufferedIOBase):
    _detached = "raw stream has been detached"
    _stream = None

    def __init__(self, raw, buffer_size=_CHUNK):
        if buffer_size <= 0:
            raise ValueError("buffer size must be strictly positive")
        for method in self._needs:
            if not getattr(raw, method)():
                raise _unsupported(f"File or stream is not {method}.")
        self._stream, self._buffer_size = raw, buffer_size
        self._read, self._unwritten = b"", bytearray()

    @property
    def raw(self):
        return self._below()

    @property
    def mode(self):
        return self._below().mode

    def __repr__(self):
        name = f" name={self.name!r}" if hasattr(self._stream, "name") else ""
        return f"<_io.{type(self).__name__}{name}>"

    def flush(self):
        self._need_open()
        while self._unwritten:
            written = self._below().write(bytes(self._unwritten))
            if written is None:
                raise BlockingIOError(11, "write could not complete without blocking", 0)
            del self._unwritten[:written]
        self._below().flush()

    def tell(self):
        self._need_open()
        return self._below().tell() - len(self._read) + len(self._unwritten)

    def seek(self, target, whence=0, /):
        self._need_open()
        if whence == 1:
            target, whence = self.tell() + target, 0
        self.flush()
        self._read = b""
        return self._below().seek(target, whence)


class _Reading:
    def _fill(self, size):
        """Reads once from below, at most so many bytes; what came, or None where nothing is there yet."""
        if self._unwritten:
            self.flush()
        space = bytearray(max(size, self._buffer_size))
        count = self._below().readinto(space)
        return None if count is None else bytes(space[:count])

    def read(self, size=-1, /):
        self._need_open()
        if size is not None and size < -1:
            raise ValueError("read length must be non-negative or -1")
        parts, total = [self._read], len(self._read)
        while size is None or size < 0 or total < size:
            more = self._fill(0 if size is None or size < 0 else size - total)
            if not more:
                if more is None and not total:
                    return None
                break
            parts.append(more)
            total += len(more)
        data = b"".join(parts)
        end = len(data) if size is None or size < 0 else size
        self._read = data[end:]
        return data[:end]

    def read1(self, size=-1, /):
        self._need_open()
        if size < 0:
            size = self._buffer_size
        if not self._read and size:
            self._read = self._fill(size) or b""
        data, self._read = self._read[:size], self._read[size:]
        return data

    def peek(self, size=0, /):
        self._need_open()
        if not self._read:
            self._read = self._fill(0) or b""
        return self._read

    def readinto(self, buffer, /):
        view = writable_view(buffer)
        data = self.read(len(view))
        view[:len(data)] = data
        return len(data)

    readinto1 = readinto

    def readline(self, size=-1, /):
        self._need_open()
        while b"\n" not in self._read and (size is None or size < 0 or len(self._read) < size):
            more = self._fill(0)
            if not more:
                break
            self._read += more
        end = self._read.find(b"\n") + 1 or len(self._read)
        if size is not None and size >= 0:
            end = min(end, size)
        line, self._read = self._read[:end], self._read[end:]
        return line


class _Writing:
    def read(self, size=-1, /):
        raise _unsupported("read")

    def write(self, data, /):
        if isinstance(data, str):
            raise TypeError("a bytes-like object is required, not 'str'")
        self._need_open()
        if self._read:
            self.seek(self.tell())
        data = bytes(memoryview(data))
        self._unwritten += data
        if len(self._unwritten) > self._buffer_size:
            self.flush()
        return len(data)


class BufferedReader(_Reading, _Buffered, metaclass=_AlsoInRust):
    """Reads ahead of its reader."""

    __module__ = "_io"
    _in_rust, _needs = _io.BufferedReader, ("readable",)


class BufferedWriter(_Writing, _Buffered, metaclass=_AlsoInRust):
    """Writes in large pieces."""

    __module__ = "_io"
    _in_rust, _needs = _io.BufferedWriter, ("writable",)


class BufferedRandom(_Reading, _Writing, _Buffered, metaclass=_AlsoInRust):
    """Reads and writes, at one position."""

    __module__ = "_io"
    _in_rust, _needs = _io.BufferedRandom, ("seekable", "readable", "writable")
