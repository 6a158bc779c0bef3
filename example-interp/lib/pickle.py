"""Objects as bytes, in the protocols 0 to 5.

What is written equals what CPython writes: the same opcodes, frames and entries of the memo.
"""

import _codecs
import copyreg
import functools
import io
import struct
import sys
from copyreg import dispatch_table

__all__ = ["PickleError", "PicklingError", "UnpicklingError", "Pickler", "Unpickler", "dump", "dumps", "load", "loads",
           "PickleBuffer"]

HIGHEST_PROTOCOL = 5
DEFAULT_PROTOCOL = 4
format_version = "4.0"
compatible_formats = ["1.0", "1.1", "1.2", "1.3", "2.0", "3.0", "4.0", "5.0"]

_OPCODES = {
    "MARK": b"(", "STOP": b".", "POP": b"0", "POP_MARK": b"1", "DUP": b"2", "FLOAT": b"F", "INT": b"I", "BININT": b"J",
    "BININT1": b"K", "LONG": b"L", "BININT2": b"M", "NONE": b"N", "PERSID": b"P", "BINPERSID": b"Q", "REDUCE": b"R",
    "STRING": b"S", "BINSTRING": b"T", "SHORT_BINSTRING": b"U", "UNICODE": b"V", "BINUNICODE": b"X", "APPEND": b"a",
    "BUILD": b"b", "GLOBAL": b"c", "DICT": b"d", "EMPTY_DICT": b"}", "APPENDS": b"e", "GET": b"g", "BINGET": b"h",
    "INST": b"i", "LONG_BINGET": b"j", "LIST": b"l", "EMPTY_LIST": b"]", "OBJ": b"o", "PUT": b"p", "BINPUT": b"q",
    "LONG_BINPUT": b"r", "SETITEM": b"s", "TUPLE": b"t", "EMPTY_TUPLE": b")", "SETITEMS": b"u", "BINFLOAT": b"G",
    "PROTO": b"\x80", "NEWOBJ": b"\x81", "EXT1": b"\x82", "EXT2": b"\x83", "EXT4": b"\x84", "TUPLE1": b"\x85",
    "TUPLE2": b"\x86", "TUPLE3": b"\x87", "NEWTRUE": b"\x88", "NEWFALSE": b"\x89", "LONG1": b"\x8a", "LONG4": b"\x8b",
    "BINBYTES": b"B", "SHORT_BINBYTES": b"C", "SHORT_BINUNICODE": b"\x8c", "BINUNICODE8": b"\x8d", "BINBYTES8": b"\x8e",
    "EMPTY_SET": b"\x8f", "ADDITEMS": b"\x90", "FROZENSET": b"\x91", "NEWOBJ_EX": b"\x92", "STACK_GLOBAL": b"\x93",
    "MEMOIZE": b"\x94", "FRAME": b"\x95", "BYTEARRAY8": b"\x96", "NEXT_BUFFER": b"\x97", "READONLY_BUFFER": b"\x98"}
globals().update(_OPCODES)
TRUE, FALSE = b"I01\n", b"I00\n"
__all__ += [*_OPCODES, "TRUE", "FALSE", "HIGHEST_PROTOCOL", "DEFAULT_PROTOCOL"]

_FRAME_SIZE = 64 * 1024  # from which a frame ends, and which a value has to have to stand outside of frames
_BATCH = 1000  # items that one opcode adds
_ESCAPED = {ord(c): f"\\u{ord(c):04x}" for c in "\\\0\n\r\x1a"}  # what cannot stand in a line of protocol 0
_Function = type(copyreg.pickle)
_Builtin = type(len)
# one text for each module; builtin functions have a text of their own
_MODULE_NAMES = {name: name for name in ["".join(["built", "ins"])]}

# Where Python 2 has what moved: protocols before 3 can be read there.
_EXCEPTIONS_OF_2 = set(
    "ArithmeticError AssertionError AttributeError BaseException BufferError BytesWarning DeprecationWarning EOFError Exception "
    "FloatingPointError FutureWarning GeneratorExit ImportError ImportWarning IndentationError IndexError KeyError "
    "KeyboardInterrupt LookupError MemoryError NameError NotImplementedError OSError OverflowError PendingDeprecationWarning "
    "ReferenceError RuntimeError RuntimeWarning StopIteration SyntaxError SyntaxWarning SystemError SystemExit TabError TypeError "
    "UnboundLocalError UnicodeDecodeError UnicodeEncodeError UnicodeError UnicodeTranslateError UnicodeWarning UserWarning "
    "ValueError Warning ZeroDivisionError".split())
_NAMES_OF_2 = {
    ("builtins", "range"): ("__builtin__", "xrange"), ("builtins", "chr"): ("__builtin__", "unichr"),
    ("builtins", "str"): ("__builtin__", "unicode"), ("builtins", "int"): ("__builtin__", "long"),
    ("builtins", "zip"): ("itertools", "izip"), ("builtins", "map"): ("itertools", "imap"),
    ("builtins", "filter"): ("itertools", "ifilter"), ("_functools", "reduce"): ("__builtin__", "reduce"),
    ("functools", "reduce"): ("__builtin__", "reduce"),
    ("sys", "intern"): ("__builtin__", "intern"), ("itertools", "filterfalse"): ("itertools", "ifilterfalse"),
    ("itertools", "zip_longest"): ("itertools", "izip_longest"), ("collections", "UserDict"): ("UserDict", "IterableUserDict"),
    ("collections", "UserList"): ("UserList", "UserList"), ("collections", "UserString"): ("UserString", "UserString"),
    **{("builtins", name): ("exceptions", name) for name in _EXCEPTIONS_OF_2}}
_MODULES_OF_2 = {"builtins": "__builtin__", "copyreg": "copy_reg", "queue": "Queue", "configparser": "ConfigParser",
                 "_thread": "thread", "collections.abc": "_abcoll"}
_NAMES_OF_3 = {old: new for new, old in _NAMES_OF_2.items()}
_MODULES_OF_3 = {**{old: new for new, old in _MODULES_OF_2.items()}, "cPickle": "pickle", "StringIO": "io", "cStringIO": "io"}


class PickleError(Exception):
    __module__ = "_pickle"


class PicklingError(PickleError):
    __module__ = "_pickle"


class UnpicklingError(PickleError):
    __module__ = "_pickle"


class PickleBuffer:
    """A buffer that may be passed beside the pickle."""

    __module__ = "_pickle"

    def __init__(self, object, /):
        self._view = memoryview(object)

    def raw(self):
        if self._view is None:
            raise ValueError("operation forbidden on released PickleBuffer object")
        return self._view.cast("B") if self._view.format != "B" or self._view.ndim != 1 else self._view

    def release(self):
        self._view = None


def encode_long(x):
    """An integer in the fewest bytes that tell its sign, least significant first."""
    if x == 0:
        return b""
    data = x.to_bytes(x.bit_length() // 8 + 1, "little", signed=True)
    # -128 needs no second byte
    return data[:-1] if x < 0 and len(data) > 1 and data[-1] == 0xFF and data[-2] & 0x80 else data


def decode_long(data):
    return int.from_bytes(data, "little", signed=True)


def _attribute(owner, path, name):
    """The attribute at a dotted path, and the object that it is an attribute of."""
    parent = None
    for part in path:
        if part == "<locals>":
            raise AttributeError(f"Can't get local attribute {name!r} on {owner!r}")
        parent, owner = owner, getattr(owner, part)
    return owner, parent


def whichmodule(obj, name):
    """The module that has the object under a name."""
    module = getattr(obj, "__module__", None)
    if module is not None:
        return module
    for module_name, module in list(sys.modules.items()):
        if module_name not in ("__main__", "__mp_main__") and module is not None:
            try:
                if _attribute(module, name.split("."), name)[0] is obj:
                    return module_name
            except AttributeError:
                pass
    return "__main__"


class Pickler:
    __module__ = "_pickle"
    reducer_override = None

    def __init__(self, file, protocol=None, *, fix_imports=True, buffer_callback=None):
        protocol = DEFAULT_PROTOCOL if protocol is None else protocol
        if protocol < 0:
            protocol = HIGHEST_PROTOCOL
        elif protocol > HIGHEST_PROTOCOL:
            raise ValueError(f"pickle protocol must be <= {HIGHEST_PROTOCOL}")
        if buffer_callback is not None and protocol < 5:
            raise ValueError("buffer_callback needs protocol >= 5")
        if not hasattr(file, "write"):
            raise TypeError("file must have a 'write' attribute")
        self._file_write = file.write
        self._protocol, self.bin = protocol, int(protocol > 0)
        self._fix_imports = fix_imports and protocol < 3
        self._buffer_callback = buffer_callback
        self.fast = 0
        self.memo = {}  # place in the memo and object, by the object's id
        self._frame, self._done = bytearray(), []
        self._framing = False

    def clear_memo(self):
        self.memo.clear()

    def dump(self, obj, /):
        if not hasattr(self, "_protocol"):
            raise PicklingError(f"Pickler.__init__() was not called by {type(self).__name__}.__init__()")
        self._frame, self._done = bytearray(), []
        self._persistent_id = getattr(self, "persistent_id", None)
        if self._protocol >= 2:
            self._done.append(PROTO + bytes([self._protocol]))
        self._framing = self._protocol >= 4
        self._save(obj)
        self._frame += STOP
        self._end_frame()
        self._file_write(b"".join(self._done))

    def _end_frame(self):
        frame = self._frame
        if self._framing and len(frame) >= 4:
            self._done.append(FRAME + len(frame).to_bytes(8, "little"))
        self._done.append(bytes(frame))
        self._frame = bytearray()

    def _write_sized(self, header, data):
        if self._framing and len(data) >= _FRAME_SIZE:
            self._end_frame()
            self._done += [header, data]
        else:
            self._frame += header
            self._frame += data

    # The memo.

    def _memoize(self, obj):
        if self.fast:
            return
        place = len(self.memo)
        self.memo[id(obj)] = place, obj
        if self._protocol >= 4:
            self._frame += MEMOIZE
        elif not self.bin:
            self._frame += b"p%d\n" % place
        else:
            self._frame += BINPUT + bytes([place]) if place < 256 else LONG_BINPUT + place.to_bytes(4, "little")

    def _get(self, obj):
        place = self.memo[id(obj)][0]
        if not self.bin:
            self._frame += b"g%d\n" % place
        else:
            self._frame += BINGET + bytes([place]) if place < 256 else LONG_BINGET + place.to_bytes(4, "little")

    # Values.

    def _save(self, obj, persistent=True):
        if len(self._frame) >= _FRAME_SIZE and self._framing:
            self._end_frame()
        if persistent and self._persistent_id is not None:
            found = self._persistent_id(obj)
            if found is not None:
                self._save_persistent(found)
                return
        kind = type(obj)
        save = _ATOMS.get(kind)
        if save is not None:
            save(self, obj)
            return
        if id(obj) in self.memo:
            self._get(obj)
            return
        save = _CONTAINERS.get(kind)
        if save is not None:
            save(self, obj)
            return
        recipe = NotImplemented
        if self.reducer_override is not None:
            recipe = self.reducer_override(obj)
        if recipe is NotImplemented:
            if kind is type:
                self._save_type(obj)
                return
            if kind is _Function:
                self._save_global(obj)
                return
            registered = getattr(self, "dispatch_table", dispatch_table).get(kind)
            if registered is not None:
                recipe = registered(obj)
            elif issubclass(kind, type):
                self._save_global(obj)
                return
            else:
                recipe = obj.__reduce_ex__(self._protocol)
        if isinstance(recipe, str):
            self._save_global(obj, recipe)
        elif not isinstance(recipe, tuple):
            raise PicklingError("__reduce__ must return a string or tuple")
        else:
            self._save_reduced(obj, recipe)

    def _save_persistent(self, found):
        if self.bin:
            self._save(found, False)
            self._frame += BINPERSID
            return
        try:
            self._frame += PERSID + str(found).encode("ascii") + b"\n"
        except UnicodeEncodeError:
            raise PicklingError("persistent IDs in protocol 0 must be ASCII strings")

    def _save_none(self, obj):
        self._frame += NONE

    def _save_bool(self, obj):
        if self._protocol >= 2:
            self._frame += NEWTRUE if obj else NEWFALSE
        else:
            self._frame += TRUE if obj else FALSE

    def _save_int(self, obj):
        if -0x80000000 <= obj <= 0x7FFFFFFF:
            if not self.bin:
                self._frame += b"I%d\n" % obj
            elif 0 <= obj < 256:
                self._frame += BININT1 + bytes([obj])
            elif 0 <= obj < 65536:
                self._frame += BININT2 + obj.to_bytes(2, "little")
            else:
                self._frame += BININT + obj.to_bytes(4, "little", signed=True)
        elif self._protocol >= 2:
            data = encode_long(obj)
            self._frame += LONG1 + bytes([len(data)]) if len(data) < 256 else LONG4 + len(data).to_bytes(4, "little")
            self._frame += data
        else:
            self._frame += b"L%dL\n" % obj

    def _save_float(self, obj):
        self._frame += BINFLOAT + struct.pack(">d", obj) if self.bin else FLOAT + repr(obj).encode("ascii") + b"\n"

    def _save_bytes(self, obj):
        size = len(obj)
        if self._protocol < 3:
            args = (str(obj, "latin1"), "latin1") if obj else ()
            self._save_reduced(obj, (_codecs.encode if obj else bytes, args))
            return
        if size < 256:
            header = SHORT_BINBYTES + bytes([size])
        elif size > 0xFFFFFFFF and self._protocol >= 4:
            header = BINBYTES8 + size.to_bytes(8, "little")
        else:
            header = BINBYTES + size.to_bytes(4, "little")
        self._write_sized(header, obj)
        self._memoize(obj)

    def _save_bytearray(self, obj):
        if self._protocol < 5:
            self._save_reduced(obj, (bytearray, (bytes(obj),) if obj else ()))
            return
        self._write_sized(BYTEARRAY8 + len(obj).to_bytes(8, "little"), bytes(obj))
        self._memoize(obj)

    def _save_buffer(self, obj):
        if self._protocol < 5:
            raise PicklingError("PickleBuffer can only pickled with protocol >= 5")
        view = obj.raw()
        if self._buffer_callback is None or self._buffer_callback(obj):
            if view.readonly:
                self._save_bytes(bytes(view))
            else:
                self._save_bytearray(bytearray(view))
            return
        self._frame += NEXT_BUFFER + READONLY_BUFFER if view.readonly else NEXT_BUFFER

    def _save_str(self, obj):
        if self.bin:
            data = obj.encode("utf-8", "surrogatepass")
            size = len(data)
            if size < 256 and self._protocol >= 4:
                header = SHORT_BINUNICODE + bytes([size])
            elif size > 0xFFFFFFFF and self._protocol >= 4:
                header = BINUNICODE8 + size.to_bytes(8, "little")
            else:
                header = BINUNICODE + size.to_bytes(4, "little")
            self._write_sized(header, data)
        else:
            self._frame += UNICODE + obj.translate(_ESCAPED).encode("raw_unicode_escape") + b"\n"
        self._memoize(obj)

    def _save_tuple(self, obj):
        size = len(obj)
        if not size:
            self._frame += EMPTY_TUPLE if self.bin else MARK + TUPLE
            return
        short = size <= 3 and self._protocol >= 2
        if not short:
            self._frame += MARK
        for item in obj:
            self._save(item)
        if id(obj) in self.memo:  # an item holds the tuple itself, and has made it
            self._frame += POP * size if short else POP_MARK if self.bin else POP * (size + 1)
            self._get(obj)
            return
        self._frame += (TUPLE1, TUPLE2, TUPLE3)[size - 1] if short else TUPLE
        self._memoize(obj)

    def _save_list(self, obj):
        self._frame += EMPTY_LIST if self.bin else MARK + LIST
        self._memoize(obj)
        if len(obj) == 1 or not self.bin:
            for item in obj:
                self._save(item)
                self._frame += APPEND
            return
        for start in range(0, len(obj), _BATCH):
            self._frame += MARK
            for item in obj[start:start + _BATCH]:
                self._save(item)
            self._frame += APPENDS

    def _save_dict(self, obj):
        self._frame += EMPTY_DICT if self.bin else MARK + DICT
        self._memoize(obj)
        if len(obj) == 1 or not self.bin:
            self._save_pairs(iter(obj.items()))
        elif obj:
            self._save_full_batches(obj.items(), SETITEMS, self._save_pair)

    def _save_pair(self, pair):
        self._save(pair[0])
        self._save(pair[1])

    def _save_full_batches(self, items, opcode, save):
        """Marked batches; the last one, which is not full, may be empty."""
        self._frame += MARK
        for number, item in enumerate(items, 1):
            save(item)
            if number % _BATCH == 0:
                self._frame += opcode + MARK
        self._frame += opcode

    def _save_set(self, obj):
        if self._protocol < 4:
            self._save_reduced(obj, (set, ([*obj],)))
            return
        self._frame += EMPTY_SET
        self._memoize(obj)
        if obj:
            self._save_full_batches(obj, ADDITEMS, self._save)

    def _save_frozenset(self, obj):
        if self._protocol < 4:
            self._save_reduced(obj, (frozenset, ([*obj],)))
            return
        self._frame += MARK
        for item in obj:
            self._save(item)
        if id(obj) in self.memo:
            self._frame += POP_MARK
            self._get(obj)
            return
        self._frame += FROZENSET
        self._memoize(obj)

    def _save_batches(self, items, save, one, many):
        """Items of an iterator; one that is alone in its batch needs no mark."""
        if not self.bin:
            for item in items:
                save(item)
                self._frame += one
            return
        full = True
        while full:
            batch = []
            for item in items:
                batch.append(item)
                if len(batch) == _BATCH:
                    break
            full = len(batch) == _BATCH
            if len(batch) == 1:
                save(batch[0])
                self._frame += one
            elif batch:
                self._frame += MARK
                for item in batch:
                    save(item)
                self._frame += many

    def _save_pairs(self, pairs):
        self._save_batches(pairs, self._save_pair, SETITEM, SETITEMS)

    def _save_type(self, obj):
        for single in (None, ..., NotImplemented):
            if obj is type(single):
                self._save_reduced(obj, (type, (single,)))
                return
        self._save_global(obj)

    def _save_global(self, obj, name=None):
        if name is None:
            name = getattr(obj, "__qualname__", None) or obj.__name__
        path = name.split(".")
        if "<locals>" in path:
            raise AttributeError(f"Can't pickle local object {name!r}")
        module_name = whichmodule(obj, name)
        try:
            __import__(module_name)
            module = sys.modules[module_name]
        except (ImportError, KeyError):
            raise PicklingError(f"Can't pickle {obj!r}: import of module {module_name!r} failed") from None
        try:
            found, parent = _attribute(module, path, name)
        except AttributeError:
            raise PicklingError(f"Can't pickle {obj!r}: attribute lookup {name} on {module_name} failed") from None
        if found is not obj:
            raise PicklingError(f"Can't pickle {obj!r}: it's not the same object as {module_name}.{name}")
        if self._protocol >= 2:
            code = copyreg._extension_registry.get((module_name, name))
            if code:
                width = 1 if code < 256 else 2 if code < 65536 else 4
                self._frame += {1: EXT1, 2: EXT2, 4: EXT4}[width] + code.to_bytes(width, "little")
                return
        if self._protocol >= 4:
            # names that are one text in CPython are one here, because a text has its place in the memo
            if type(obj) is not _Builtin:
                module_name = _MODULE_NAMES.setdefault(module_name, module_name)
            if type(obj) is _Function and name == module_name:
                name = module_name
            self._save(module_name)
            self._save(name)
            self._frame += STACK_GLOBAL
        elif parent is not module:
            self._save_reduced(None, (getattr, (parent, path[-1])))
        else:
            self._write_global(module_name, name)
        self._memoize(obj)

    def _write_global(self, module_name, name):
        names = module_name, name
        if self._fix_imports:
            if names in _NAMES_OF_2:
                names = _NAMES_OF_2[names]
            elif module_name == "builtins" and isinstance(found := getattr(sys.modules["builtins"], name), type) and (
                    issubclass(found, (OSError, ImportError))):
                names = "exceptions", "OSError" if issubclass(found, OSError) else "ImportError"
            else:
                names = _MODULES_OF_2.get(module_name, module_name), name
        try:
            text = "{}\n{}\n".format(*names).encode("utf-8" if self._protocol >= 3 else "ascii")
        except UnicodeEncodeError:
            raise PicklingError(f"can't pickle global identifier '{module_name}.{name}' using pickle protocol {self._protocol}")
        self._frame += GLOBAL + text

    # Objects that are made again by a recipe.

    def _save_reduced(self, obj, recipe):
        if not 2 <= len(recipe) <= 6:
            raise PicklingError("tuple returned by __reduce__ must contain 2 through 6 elements")
        make, args, state, items, pairs, set_state = recipe + (None,) * (6 - len(recipe))
        if not callable(make):
            raise PicklingError("first item of the tuple returned by __reduce__ must be callable")
        if not isinstance(args, tuple):
            raise PicklingError("second item of the tuple returned by __reduce__ must be a tuple")
        for place, pieces in (("fourth", items), ("fifth", pairs)):
            if pieces is not None and not hasattr(type(pieces), "__next__"):
                raise PicklingError(f"{place} element of the tuple returned by __reduce__ must be an iterator, not "
                                    f"{type(pieces).__name__}")
        if set_state is not None and not callable(set_state):
            raise PicklingError("sixth element of the tuple returned by __reduce__ must be a function, not "
                                f"{type(set_state).__name__}")
        name = getattr(make, "__name__", "") if self._protocol >= 2 else ""
        if name == "__newobj_ex__":
            self._save_new_with_keywords(args)
        elif name == "__newobj__":
            self._save_new(obj, args)
        else:
            self._save(make)
            self._save(args)
            self._frame += REDUCE
        if obj is not None:
            if id(obj) in self.memo:  # the arguments hold the object itself, and have made it
                self._frame += POP
                self._get(obj)
                return
            self._memoize(obj)
        if items is not None:
            self._save_batches(items, self._save, APPEND, APPENDS)
        if pairs is not None:
            self._save_pairs(pairs)
        if state is None:
            return
        if set_state is None:
            self._save(state)
            self._frame += BUILD
        else:
            self._save(set_state)
            self._save(obj)
            self._save(state)
            self._frame += TUPLE2 + REDUCE + POP

    def _save_new(self, obj, args):
        if not args:
            raise PicklingError("__newobj__ arglist is empty")
        cls = args[0]
        if not isinstance(cls, type):
            raise PicklingError("args[0] from __newobj__ args is not a type")
        if obj is not None and cls is not obj.__class__:
            raise PicklingError("args[0] from __newobj__ args has the wrong class")
        self._save(cls)
        self._save(args[1:])
        self._frame += NEWOBJ

    def _save_new_with_keywords(self, args):
        if len(args) != 3:
            raise PicklingError(f"length of the NEWOBJ_EX argument tuple must be exactly 3, not {len(args)}")
        for place, what, kind, value in zip(("first", "second", "third"), ("class", "tuple", "dict"), (type, tuple, dict), args):
            if not isinstance(value, kind):
                raise PicklingError(f"{place} item from NEWOBJ_EX argument tuple must be a {what}, not "
                                    f"{type(value).__name__}")
        cls, args, keywords = args
        if self._protocol >= 4:
            self._save(cls)
            self._save(args)
            self._save(keywords)
            self._frame += NEWOBJ_EX
        else:
            self._save(functools.partial(cls.__new__, cls, *args, **keywords))
            self._save(())
            self._frame += REDUCE


_ATOMS = {type(None): Pickler._save_none, bool: Pickler._save_bool, int: Pickler._save_int, float: Pickler._save_float}
_CONTAINERS = {bytes: Pickler._save_bytes, bytearray: Pickler._save_bytearray, str: Pickler._save_str,
               tuple: Pickler._save_tuple, list: Pickler._save_list, dict: Pickler._save_dict, set: Pickler._save_set,
               frozenset: Pickler._save_frozenset, PickleBuffer: Pickler._save_buffer}


def dump(obj, file, protocol=None, *, fix_imports=True, buffer_callback=None):
    Pickler(file, protocol, fix_imports=fix_imports, buffer_callback=buffer_callback).dump(obj)


def dumps(obj, protocol=None, *, fix_imports=True, buffer_callback=None):
    file = io.BytesIO()
    Pickler(file, protocol, fix_imports=fix_imports, buffer_callback=buffer_callback).dump(obj)
    return file.getvalue()


from _unpickler import Unpickler, load, loads  # which needs the names above
