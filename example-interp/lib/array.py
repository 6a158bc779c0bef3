"""Arrays of numbers of one size."""

import struct
import sys
from collections.abc import MutableSequence

__all__ = ["array", "ArrayType", "typecodes"]

typecodes = "bBuhHiIlLqQfd"
_SIZES = {"b": 1, "B": 1, "u": 4, "h": 2, "H": 2, "i": 4, "I": 4, "l": 8, "L": 8, "q": 8, "Q": 8, "f": 4, "d": 8}
_single = struct.Struct("f")


def _checked(code, value):
    """The value as the array holds it."""
    if code == "d":
        if isinstance(value, str):
            raise TypeError("must be real number, not str")
        return float(value)
    if code == "f":
        if isinstance(value, str):
            raise TypeError("must be real number, not str")
        try:
            return _single.unpack(_single.pack(value))[0]
        except OverflowError:
            return float("inf") if value > 0 else float("-inf")
        except struct.error:
            raise TypeError(f"must be real number, not {type(value).__name__}") from None
    if code == "u":
        if not isinstance(value, str) or len(value) != 1:
            raise TypeError("array item must be unicode character")
        return value
    if not hasattr(value, "__index__"):
        raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an integer")
    value = value.__index__()
    bits = 8 * _SIZES[code]
    low, high = (0, 2 ** bits - 1) if code.isupper() else (-2 ** (bits - 1), 2 ** (bits - 1) - 1)
    if not low <= value <= high:
        if code in "lLqQ":
            raise OverflowError("can't convert negative value to unsigned int" if value < 0 and code in "LQ" else
                                "Python int too large to convert to C long" if code in "lq" else "int too large to convert")
        if code == "I":
            raise OverflowError("can't convert negative value to unsigned int" if value < 0 else
                                "unsigned int is greater than maximum")
        name = {"b": "signed char", "B": "unsigned byte integer", "h": "signed short integer", "H": "unsigned short",
                "i": "signed integer"}[code]
        raise OverflowError(f"{name} is {'less than minimum' if value < low else 'greater than maximum'}")
    return value


class array:
    """A mutable sequence of numbers."""

    __slots__ = ("typecode", "_items", "__weakref__")

    def __new__(cls, typecode, initializer=(), /, **kwargs):
        if kwargs and cls is array:
            raise TypeError("array.array() takes no keyword arguments")
        if not isinstance(typecode, str) or len(typecode) != 1:
            raise TypeError(f"array() argument 1 must be a unicode character, not {type(typecode).__name__}")
        if typecode not in _SIZES:
            raise ValueError("bad typecode (must be b, B, u, h, H, i, I, l, L, q, Q, f or d)")
        if isinstance(initializer, str) and typecode != "u":
            raise TypeError(f"cannot use a str to initialize an array with typecode '{typecode}'")
        self = object.__new__(cls)
        self.typecode = typecode
        self._items = []
        if isinstance(initializer, (bytes, bytearray)):
            self.frombytes(initializer)
        elif isinstance(initializer, array) and initializer.typecode == typecode:
            self._items = initializer._items[:]
        else:
            self.extend(initializer)
        return self

    itemsize = property(lambda self: _SIZES[self.typecode])

    def _new(self, items):
        made = object.__new__(array)
        made.typecode = self.typecode
        made._items = items
        return made

    def append(self, value, /):
        self._items.append(_checked(self.typecode, value))

    def extend(self, iterable, /):
        if isinstance(iterable, array):
            if iterable.typecode != self.typecode:
                raise TypeError("can only extend with array of same kind")
            self._items.extend(iterable._items[:])
            return
        code = self.typecode
        for value in iterable:
            self._items.append(_checked(code, value))

    def insert(self, index, value, /):
        self._items.insert(index, _checked(self.typecode, value))

    def pop(self, index=-1, /):
        if not self._items:
            raise IndexError("pop from empty array")
        if not -len(self._items) <= index < len(self._items):
            raise IndexError("pop index out of range")
        return self._items.pop(index)

    def remove(self, value, /):
        try:
            self._items.remove(value)
        except ValueError:
            raise ValueError("array.remove(x): x not in array") from None

    def index(self, value, start=0, stop=9223372036854775807, /):
        try:
            return self._items.index(value, start, stop)
        except ValueError:
            raise ValueError("array.index(x): x not in array") from None

    def count(self, value, /):
        return self._items.count(value)

    def reverse(self):
        self._items.reverse()

    def byteswap(self):
        data = self.tobytes()
        size = self.itemsize
        self._items.clear()
        self.frombytes(b"".join(data[i:i + size][::-1] for i in range(0, len(data), size)))

    def buffer_info(self):
        return id(self._items), len(self._items)

    def tolist(self):
        return self._items[:]

    def fromlist(self, list, /):
        if not isinstance(list, type([])):
            raise TypeError("arg must be list")
        self._items.extend([_checked(self.typecode, value) for value in list])

    def tobytes(self):
        if self.typecode == "u":
            return "".join(self._items).encode("utf-32-le")
        return struct.pack(f"{len(self._items)}{self.typecode}", *self._items)

    __bytes__ = tobytes

    def frombytes(self, buffer, /):
        if isinstance(buffer, str):
            raise TypeError("a bytes-like object is required, not 'str'")
        data = bytes(buffer)
        size = self.itemsize
        if len(data) % size:
            raise ValueError("bytes length not a multiple of item size")
        if self.typecode == "u":
            self._items.extend(data.decode("utf-32-le"))
        else:
            self._items.extend(struct.unpack(f"{len(data) // size}{self.typecode}", data))

    def tofile(self, f, /):
        f.write(self.tobytes())

    def fromfile(self, f, n, /):
        data = f.read(n * self.itemsize)
        self.frombytes(data[:len(data) // self.itemsize * self.itemsize])
        if len(data) < n * self.itemsize:
            raise EOFError("read() didn't return enough bytes")

    def tounicode(self):
        if self.typecode != "u":
            raise ValueError("tounicode() may only be called on unicode type arrays")
        return "".join(self._items)

    def fromunicode(self, s, /):
        if self.typecode != "u":
            raise ValueError("fromunicode() may only be called on unicode type arrays")
        self._items.extend(s)

    def __len__(self):
        return len(self._items)

    def __iter__(self):
        return iter(self._items)

    def __contains__(self, value):
        return value in self._items

    def __getitem__(self, index):
        if isinstance(index, slice):
            return self._new(self._items[index])
        if not hasattr(index, "__index__"):
            raise TypeError("array indices must be integers")
        try:
            return self._items[index]
        except IndexError:
            raise IndexError("array index out of range") from None

    def __setitem__(self, index, value):
        if isinstance(index, slice):
            if not isinstance(value, array):
                raise TypeError(f'can only assign array (not "{type(value).__name__}") to array slice')
            if value.typecode != self.typecode:
                raise TypeError("bad argument type for built-in operation")
            self._items[index] = value._items
            return
        if not hasattr(index, "__index__"):
            raise TypeError("array indices must be integers")
        value = _checked(self.typecode, value)
        try:
            self._items[index] = value
        except IndexError:
            raise IndexError("array assignment index out of range") from None

    def __delitem__(self, index):
        try:
            del self._items[index]
        except IndexError:
            raise IndexError("array assignment index out of range") from None

    def __add__(self, other):
        if not isinstance(other, array):
            raise TypeError(f'can only append array (not "{type(other).__name__}") to array')
        if other.typecode != self.typecode:
            raise TypeError("bad argument type for built-in operation")
        return self._new(self._items + other._items)

    def __iadd__(self, other):
        if not isinstance(other, array):
            raise TypeError(f'can only extend with array (not "{type(other).__name__}")')
        self.extend(other)
        return self

    def __mul__(self, n):
        if not hasattr(n, "__index__"):
            return NotImplemented
        return self._new(self._items * n)

    __rmul__ = __mul__

    def __imul__(self, n):
        self._items *= n
        return self

    def __eq__(self, other):
        return self._items == other._items if isinstance(other, array) else NotImplemented

    def __lt__(self, other):
        return self._items < other._items if isinstance(other, array) else NotImplemented

    def __le__(self, other):
        return self._items <= other._items if isinstance(other, array) else NotImplemented

    def __gt__(self, other):
        return self._items > other._items if isinstance(other, array) else NotImplemented

    def __ge__(self, other):
        return self._items >= other._items if isinstance(other, array) else NotImplemented

    __hash__ = None

    def __repr__(self):
        if not self._items:
            return f"array('{self.typecode}')"
        if self.typecode == "u":
            return f"array('u', {''.join(self._items)!r})"
        return f"array('{self.typecode}', {self._items!r})"

    def __copy__(self):
        return self._new(self._items[:])

    def __deepcopy__(self, memo):
        return self._new(self._items[:])

    def __reduce__(self):
        return array, (self.typecode, self._items[:])

    __class_getitem__ = classmethod(type(list[int]))


MutableSequence.register(array)
ArrayType = array
sys._qualify(array)
