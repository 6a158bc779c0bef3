"""The streams of `codecs`, and the base of its codecs."""

import builtins


class Codec:
    """What converts without keeping a state; both functions give the result and how much they took."""

    def encode(self, input, errors="strict"):
        raise NotImplementedError

    def decode(self, input, errors="strict"):
        raise NotImplementedError


class _OfStream:
    """What is not said here is the stream's."""

    def __getattr__(self, name):
        return getattr(self.stream, name)

    def __enter__(self):
        return self

    def __exit__(self, type, value, tb):
        self.stream.close()


class StreamWriter(_OfStream, Codec):
    """Writes what it encodes to a stream of bytes."""

    def __init__(self, stream, errors="strict"):
        self.stream, self.errors = stream, errors

    def write(self, object):
        self.stream.write(self.encode(object, self.errors)[0])

    def writelines(self, list):
        self.write("".join(list))

    def reset(self):
        pass

    def seek(self, offset, whence=0):
        self.stream.seek(offset, whence)
        if offset == whence == 0:
            self.reset()


class StreamReader(_OfStream, Codec):
    """Reads what it decodes from a stream of bytes."""

    charbuffertype = str

    def __init__(self, stream, errors="strict"):
        self.stream, self.errors = stream, errors
        self.reset()

    def reset(self):
        # Bytes that are not decoded yet, and what is decoded but not read yet.
        self.bytebuffer, self.charbuffer = b"", self.charbuffertype()

    def _fill(self, size):
        """Reads and decodes about so many bytes; whether there were any."""
        new = self.stream.read() if size < 0 else self.stream.read(size)
        data = self.bytebuffer + new
        if data:
            decoded, consumed = self.decode(data, self.errors)
            self.bytebuffer = data[consumed:]
            self.charbuffer += decoded
        return bool(new)

    def _take(self, count):
        taken, self.charbuffer = self.charbuffer[:count], self.charbuffer[count:]
        return taken

    def read(self, size=-1, chars=-1, firstline=False):
        """About `size` bytes, decoded, or `chars` characters."""
        if chars >= 0:
            while len(self.charbuffer) < chars and self._fill(size):
                pass
            return self._take(chars)
        if size < 0:
            self._fill(-1)
        else:
            while not self.charbuffer and self._fill(size):
                pass
        return self._take(len(self.charbuffer))

    def readline(self, size=None, keepends=True):
        while True:
            lines = self.charbuffer.splitlines(True)
            # A return at the end may be the first half of an end.
            if lines and (len(lines) > 1 or lines[0] != lines[0].splitlines()[0] and not lines[0].endswith(("\r", b"\r")[isinstance(lines[0], bytes)])):
                break
            if not self._fill(size or 72):
                break
            if size is not None and self.charbuffer:
                lines = self.charbuffer.splitlines(True)
                break
        if not lines:
            return self.charbuffertype()
        line = self._take(len(lines[0]))
        return line if keepends else line.splitlines()[0]

    def readlines(self, sizehint=None, keepends=True):
        return self.read().splitlines(keepends)

    def seek(self, offset, whence=0):
        self.stream.seek(offset, whence)
        self.reset()

    def __iter__(self):
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line


class _Both(_OfStream):
    """A reader and a writer of one stream."""

    def __init__(self, stream, Reader, Writer, errors):
        self.stream, self.errors = stream, errors
        self.reader, self.writer = Reader(stream, errors), Writer(stream, errors)

    def __iter__(self):
        return self

    def reset(self):
        self.reader.reset()
        self.writer.reset()

    def seek(self, offset, whence=0):
        self.stream.seek(offset, whence)
        self.reader.reset()
        if whence == 0 and offset == 0:
            self.writer.reset()


class StreamReaderWriter(_Both):
    """Reads and writes text in a stream of bytes."""

    encoding = "unknown"

    def __init__(self, stream, Reader, Writer, errors="strict"):
        super().__init__(stream, Reader, Writer, errors)

    def read(self, size=-1):
        return self.reader.read(size)

    def readline(self, size=None):
        return self.reader.readline(size)

    def readlines(self, sizehint=None):
        return self.reader.readlines(sizehint)

    def __next__(self):
        return next(self.reader)

    def write(self, data):
        return self.writer.write(data)

    def writelines(self, list):
        return self.writer.writelines(list)


class StreamRecoder(_Both):
    """Shows a stream of one encoding as a stream of bytes of another one."""

    data_encoding = file_encoding = "unknown"

    def __init__(self, stream, encode, decode, Reader, Writer, errors="strict"):
        super().__init__(stream, Reader, Writer, errors)
        self.encode, self.decode = encode, decode

    def _given(self, text):
        return self.encode(text, self.errors)[0]

    def read(self, size=-1):
        return self._given(self.reader.read(size))

    def readline(self, size=None):
        return self._given(self.reader.readline() if size is None else self.reader.readline(size))

    def readlines(self, sizehint=None):
        return self._given(self.reader.read()).splitlines(keepends=True)

    def __next__(self):
        return self._given(next(self.reader))

    def write(self, data):
        return self.writer.write(self.decode(data, self.errors)[0])

    def writelines(self, list):
        return self.write(b"".join(list))


def open(filename, mode="r", encoding=None, errors="strict", buffering=-1):
    """A file that is read and written as text of the encoding; its line ends stay as they are."""
    if encoding is None:
        return builtins.open(filename, mode, buffering)
    from codecs import lookup
    file = builtins.open(filename, mode if "b" in mode else mode + "b", buffering)
    try:
        info = lookup(encoding)
        both = StreamReaderWriter(file, info.streamreader, info.streamwriter, errors)
    except BaseException:
        file.close()
        raise
    both.encoding = encoding
    return both


def EncodedFile(file, data_encoding, file_encoding=None, errors="strict"):
    """The file's bytes, recoded from `file_encoding` to `data_encoding`."""
    from codecs import lookup
    file_encoding = file_encoding or data_encoding
    data, inside = lookup(data_encoding), lookup(file_encoding)
    recoder = StreamRecoder(file, data.encode, data.decode, inside.streamreader, inside.streamwriter, errors)
    recoder.data_encoding, recoder.file_encoding = data_encoding, file_encoding
    return recoder
