"""Reads pickles."""

import copyreg
import struct
import sys

import pickle

_OPS = {}  # what each opcode does, by its byte


def _op(name):
    def add(function):
        _OPS[pickle._OPCODES[name][0]] = function
        return function
    return add


class Unpickler:
    __module__ = "_pickle"

    def __init__(self, file, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=None):
        if not (hasattr(file, "read") and hasattr(file, "readline")):
            raise TypeError("file must have 'read' and 'readline' attributes")
        self._file = file
        self._begin(b"", fix_imports, encoding, errors, buffers)

    def _begin(self, data, fix_imports, encoding, errors, buffers):
        self._data, self._place = data, 0
        self._fix_imports, self._encoding, self._errors = fix_imports, encoding, errors
        self._buffers = None if buffers is None else iter(buffers)
        self._protocol = 0
        self.memo = {}

    def load(self):
        if not hasattr(self, "memo"):
            raise pickle.UnpicklingError(f"Unpickler.__init__() was not called by {type(self).__name__}.__init__()")
        self._stack, self._marked = [], []  # the values since the last mark, and those before each mark
        ops = _OPS
        while True:
            if self._place < len(self._data):
                code = self._data[self._place]
                self._place += 1
            else:
                read = self._file.read(1) if self._file is not None else b""
                if not read:
                    raise EOFError("Ran out of input")
                code = read[0]
            if code == 46:  # STOP
                return self._pop()
            act = ops.get(code)
            if act is None:
                shown = chr(code) if 32 <= code < 127 and code != 39 else f"\\x{code:02x}"
                raise pickle.UnpicklingError(f"invalid load key, '{shown}'.")
            act(self)

    # What is read.

    def _take(self, size):
        start = self._place
        end = start + size
        data = self._data[start:end]
        self._place = min(end, len(self._data))
        if len(data) < size and self._file is not None:
            data += self._file.read(size - len(data))
        if len(data) < size:
            raise pickle.UnpicklingError("pickle data was truncated")
        return data

    def _number(self, size):
        return int.from_bytes(self._take(size), "little")

    def _line(self):
        end = self._data.find(b"\n", self._place) + 1
        if end:
            line = self._data[self._place:end]
            self._place = end
        else:
            line = self._data[self._place:]
            self._place = len(self._data)
            if self._file is not None:
                line += self._file.readline()
        if not line.endswith(b"\n"):
            raise pickle.UnpicklingError("pickle data was truncated")
        return line[:-1]

    def _size(self, width, what):
        size = self._number(width)
        if size > sys.maxsize:
            raise OverflowError(f"{what} exceeds system's maximum size of {sys.maxsize} bytes")
        return size

    # The stack.

    def _check(self, number=1):
        if len(self._stack) < number:
            raise pickle.UnpicklingError("unexpected MARK found" if self._marked else "unpickling stack underflow")

    def _pop(self):
        if not self._stack:
            self._check()
        return self._stack.pop()

    def _pop_mark(self):
        if not self._marked:
            raise pickle.UnpicklingError("could not find MARK")
        items, self._stack = self._stack, self._marked.pop()
        return items

    def _under_mark(self):
        """The items after the last mark, and the value below it."""
        items = self._pop_mark()
        self._check()
        return items, self._stack[-1]

    # Names.

    def find_class(self, module_name, global_name, /):
        if self._protocol < 3 and self._fix_imports:
            names = module_name, global_name
            if names in pickle._NAMES_OF_3:
                module_name, global_name = pickle._NAMES_OF_3[names]
            else:
                module_name = pickle._MODULES_OF_3.get(module_name, module_name)
        __import__(module_name)
        module = sys.modules[module_name]
        path = global_name.split(".") if self._protocol >= 4 else [global_name]
        try:
            return pickle._attribute(module, path, global_name)[0]
        except AttributeError:
            if "<locals>" in path:
                raise
            raise AttributeError(f"Can't get attribute {global_name!r} on {module!r}") from None

    def _extension(self, code):
        if code <= 0:
            raise pickle.UnpicklingError("EXT specifies code <= 0")
        if code not in copyreg._extension_cache:
            if code not in copyreg._inverted_registry:
                raise ValueError(f"unregistered extension code {code}")
            copyreg._extension_cache[code] = self.find_class(*copyreg._inverted_registry[code])
        self._stack.append(copyreg._extension_cache[code])

    def _persistent(self, found):
        load = getattr(self, "persistent_load", None)
        if load is None:
            raise pickle.UnpicklingError("A load persistent id instruction was encountered,\n"
                                         "but no persistent_load function was specified.")
        self._stack.append(load(found))

    def _old_text(self, data):
        """A string of Python 2."""
        self._stack.append(data if self._encoding == "bytes" else data.decode(self._encoding, self._errors))

    def _instantiate(self, cls, args):
        if args or not isinstance(cls, type) or hasattr(cls, "__getinitargs__"):
            self._stack.append(cls(*args))
        else:
            self._stack.append(cls.__new__(cls))

    def _remember(self, place):
        self._check()
        self.memo[place] = self._stack[-1]

    def _recall(self, place):
        if place not in self.memo:
            raise pickle.UnpicklingError(f"Memo value not found at index {place}")
        self._stack.append(self.memo[place])


@_op("PROTO")
def _proto(u):
    protocol = u._number(1)
    if protocol > pickle.HIGHEST_PROTOCOL:
        raise ValueError(f"unsupported pickle protocol: {protocol}")
    u._protocol = protocol


@_op("FRAME")
def _frame(u):
    size = u._size(8, "FRAME length")
    if size > len(u._data) - u._place:
        # a file is read by frames
        u._data, u._place = u._take(size), 0


@_op("MARK")
def _mark(u):
    u._marked.append(u._stack)
    u._stack = []


@_op("POP")
def _pop(u):
    if not u._stack and u._marked:
        u._pop_mark()
    else:
        u._pop()


@_op("POP_MARK")
def _drop_marked(u):
    u._pop_mark()


@_op("DUP")
def _dup(u):
    u._check()
    u._stack.append(u._stack[-1])


def _add_constants():
    def constant(make):
        return lambda u: u._stack.append(make())

    for name, make in {"NONE": lambda: None, "NEWTRUE": lambda: True, "NEWFALSE": lambda: False, "EMPTY_LIST": list,
                       "EMPTY_DICT": dict, "EMPTY_TUPLE": tuple, "EMPTY_SET": set}.items():
        _op(name)(constant(make))


_add_constants()


# Numbers and texts.

@_op("INT")
def _int(u):
    line = u._line()
    if line in (b"00", b"01"):
        u._stack.append(line == b"01")
        return
    try:
        u._stack.append(int(line, 0))
    except ValueError:
        raise ValueError("could not convert string to int") from None


@_op("LONG")
def _long(u):
    u._stack.append(int(u._line().removesuffix(b"L"), 0))


@_op("BININT")
def _binint(u):
    u._stack.append(int.from_bytes(u._take(4), "little", signed=True))


@_op("BININT1")
def _binint1(u):
    u._stack.append(u._number(1))


@_op("BININT2")
def _binint2(u):
    u._stack.append(u._number(2))


@_op("LONG1")
def _long1(u):
    u._stack.append(pickle.decode_long(u._take(u._number(1))))


@_op("LONG4")
def _long4(u):
    size = int.from_bytes(u._take(4), "little", signed=True)
    if size < 0:
        raise pickle.UnpicklingError("LONG pickle has negative byte count")
    u._stack.append(pickle.decode_long(u._take(size)))


@_op("FLOAT")
def _float(u):
    try:
        u._stack.append(float(u._line()))
    except ValueError:
        raise ValueError("could not convert string to float") from None


@_op("BINFLOAT")
def _binfloat(u):
    u._stack.append(struct.unpack(">d", u._take(8))[0])


@_op("STRING")
def _string(u):
    line = u._line().rstrip()
    if len(line) < 2 or line[:1] != line[-1:] or line[:1] not in (b"'", b'"'):
        raise pickle.UnpicklingError("the STRING opcode argument must be quoted")
    u._old_text(line[1:-1].decode("unicode_escape").encode("latin-1"))


@_op("UNICODE")
def _unicode(u):
    u._stack.append(u._line().decode("raw_unicode_escape"))


def _add_sized():
    """The opcodes that a size and as many bytes follow."""
    def text(u, data):
        u._stack.append(data.decode("utf-8", "surrogatepass"))

    def raw(u, data):
        u._stack.append(data)

    def changing(u, data):
        u._stack.append(bytearray(data))

    def reader(width, what, push):
        return lambda u: push(u, u._take(u._size(width, what)))

    for name, width, push in [("SHORT_BINUNICODE", 1, text), ("BINUNICODE", 4, text), ("BINUNICODE8", 8, text),
                              ("SHORT_BINBYTES", 1, raw), ("BINBYTES", 4, raw), ("BINBYTES8", 8, raw),
                              ("BYTEARRAY8", 8, changing), ("SHORT_BINSTRING", 1, Unpickler._old_text),
                              ("BINSTRING", 4, Unpickler._old_text)]:
        what = "BINUNICODE" if push is text else "BYTEARRAY8" if push is changing else "BINBYTES"
        _op(name)(reader(width, what, push))


_add_sized()


# Containers.

@_op("TUPLE")
def _tuple(u):
    items = u._pop_mark()
    u._stack.append(tuple(items))


def _add_short_tuples():
    def maker(size):
        def make(u):
            u._check(size)
            u._stack[-size:] = [tuple(u._stack[-size:])]
        return make

    for size in (1, 2, 3):
        _op(f"TUPLE{size}")(maker(size))


_add_short_tuples()


@_op("LIST")
def _list(u):
    items = u._pop_mark()
    u._stack.append(items)


@_op("DICT")
def _dict(u):
    items = u._pop_mark()
    if len(items) % 2:
        raise pickle.UnpicklingError("odd number of items for DICT")
    u._stack.append(dict(zip(items[::2], items[1::2])))


@_op("FROZENSET")
def _frozenset(u):
    items = u._pop_mark()
    u._stack.append(frozenset(items))


def _add_to(owner, items):
    if type(owner) is not list and not hasattr(owner, "extend"):
        for item in items:
            owner.append(item)
    else:
        owner.extend(items)


@_op("APPEND")
def _append(u):
    u._check(2)
    item = u._stack.pop()
    _add_to(u._stack[-1], [item])


@_op("APPENDS")
def _appends(u):
    items, owner = u._under_mark()
    if items:
        _add_to(owner, items)


@_op("SETITEM")
def _setitem(u):
    u._check(3)
    value, key = u._stack.pop(), u._stack.pop()
    u._stack[-1][key] = value


@_op("SETITEMS")
def _setitems(u):
    items, owner = u._under_mark()
    if len(items) % 2:
        raise pickle.UnpicklingError("odd number of items for SETITEMS")
    for key, value in zip(items[::2], items[1::2]):
        owner[key] = value


@_op("ADDITEMS")
def _additems(u):
    items, owner = u._under_mark()
    if isinstance(owner, set):
        owner.update(items)
    else:
        for item in items:
            owner.add(item)


# The memo.

def _index(line):
    try:
        return int(line)
    except ValueError:
        raise ValueError(f"invalid literal for int() with base 10: {(line + bytes([10])).decode()!r}") from None


@_op("PUT")
def _put(u):
    place = _index(u._line())
    u._check()
    if place < 0:
        raise ValueError("negative PUT argument")
    u._remember(place)


@_op("BINPUT")
def _binput(u):
    u._remember(u._number(1))


@_op("LONG_BINPUT")
def _long_binput(u):
    u._remember(u._number(4))


@_op("MEMOIZE")
def _memoize(u):
    u._remember(len(u.memo))


@_op("GET")
def _get(u):
    u._recall(_index(u._line()))


@_op("BINGET")
def _binget(u):
    u._recall(u._number(1))


@_op("LONG_BINGET")
def _long_binget(u):
    u._recall(u._number(4))


# Objects.

@_op("GLOBAL")
def _global(u):
    module = u._line().decode("utf-8")
    u._stack.append(u.find_class(module, u._line().decode("utf-8")))


@_op("STACK_GLOBAL")
def _stack_global(u):
    name, module = u._pop(), u._pop()
    if type(name) is not str or type(module) is not str:
        raise pickle.UnpicklingError("STACK_GLOBAL requires str")
    u._stack.append(u.find_class(module, name))


@_op("EXT1")
def _ext1(u):
    u._extension(u._number(1))


@_op("EXT2")
def _ext2(u):
    u._extension(u._number(2))


@_op("EXT4")
def _ext4(u):
    u._extension(int.from_bytes(u._take(4), "little", signed=True))


@_op("REDUCE")
def _reduce(u):
    args = u._pop()
    make = u._pop()
    u._stack.append(make(*args))


def _check_class(cls, opcode):
    if not isinstance(cls, type):
        raise pickle.UnpicklingError(f"{opcode} class argument must be a type, not {type(cls).__name__}")


@_op("NEWOBJ")
def _newobj(u):
    args = u._pop()
    cls = u._pop()
    _check_class(cls, "NEWOBJ")
    u._stack.append(cls.__new__(cls, *args))


@_op("NEWOBJ_EX")
def _newobj_ex(u):
    keywords, args = u._pop(), u._pop()
    cls = u._pop()
    _check_class(cls, "NEWOBJ_EX")
    u._stack.append(cls.__new__(cls, *args, **keywords))


@_op("INST")
def _inst(u):
    module = u._line().decode("ascii")
    name = u._line().decode("ascii")
    args = u._pop_mark()
    u._instantiate(u.find_class(module, name), args)


@_op("OBJ")
def _obj(u):
    args = u._pop_mark()
    if not args:
        u._check()
    u._instantiate(args[0], args[1:])


@_op("BUILD")
def _build(u):
    u._check(2)
    state = u._stack.pop()
    made = u._stack[-1]
    set_state = getattr(made, "__setstate__", None)
    if set_state is not None:
        set_state(state)
        return
    attributes, slots = state if isinstance(state, tuple) and len(state) == 2 else (state, None)
    if attributes is not None:
        if not isinstance(attributes, dict):
            raise pickle.UnpicklingError("state is not a dictionary")
        if isinstance(made, BaseException):  # some attributes of which are not in their dict
            slots = attributes
            attributes = {}
        own = made.__dict__ if attributes else {}
        for name, value in attributes.items():
            own[sys.intern(name) if type(name) is str else name] = value
    if slots is not None:
        if not isinstance(slots, dict):
            raise pickle.UnpicklingError("slot state is not a dictionary")
        for name, value in slots.items():
            setattr(made, name, value)


@_op("PERSID")
def _persid(u):
    u._persistent(u._line().decode("ascii"))


@_op("BINPERSID")
def _binpersid(u):
    u._persistent(u._pop())


@_op("NEXT_BUFFER")
def _next_buffer(u):
    if u._buffers is None:
        raise pickle.UnpicklingError("pickle stream refers to out-of-band data but no *buffers* argument was given")
    try:
        u._stack.append(next(u._buffers))
    except StopIteration:
        raise pickle.UnpicklingError("not enough out-of-band buffers") from None


@_op("READONLY_BUFFER")
def _readonly_buffer(u):
    u._check()
    value = u._stack[-1]
    view = memoryview(value.raw() if isinstance(value, pickle.PickleBuffer) else value)
    if not view.readonly:
        u._stack[-1] = view.toreadonly()


def load(file, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=None):
    return Unpickler(file, fix_imports=fix_imports, encoding=encoding, errors=errors, buffers=buffers).load()


def loads(data, /, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=None):
    if not isinstance(data, (bytes, bytearray, memoryview)) and not hasattr(data, "tobytes"):
        raise TypeError(f"a bytes-like object is required, not '{type(data).__name__}'")
    reader = Unpickler.__new__(Unpickler)
    reader._file = None
    reader._begin(bytes(data), fix_imports, encoding, errors, buffers)
    return reader.load()
