"""Universally unique identifiers, RFC 4122."""

import enum
import functools
import os
import time

RESERVED_NCS, RFC_4122, RESERVED_MICROSOFT, RESERVED_FUTURE = (
    "reserved for NCS compatibility", "specified in RFC 4122", "reserved for Microsoft compatibility",
    "reserved for future definition")

_integer, _octets = int, bytes
# name, first bit from the right, width
_FIELDS = (("time_low", 96, 32), ("time_mid", 80, 16), ("time_hi_version", 64, 16), ("clock_seq_hi_variant", 56, 8),
           ("clock_seq_low", 48, 8), ("node", 0, 48))


class SafeUUID(enum.Enum):
    """Whether the number was made so that no other process can have made the same."""

    safe, unsafe, unknown = 0, -1, None


def _swapped(data):
    """The first three fields with their bytes the other way round."""
    return data[:4][::-1] + data[4:6][::-1] + data[6:8][::-1] + data[8:]


def _from_hex(text):
    digits = text.replace("urn:", "").replace("uuid:", "").strip("{}").replace("-", "")
    if len(digits) == 32:
        return _integer(digits, 16)
    raise ValueError("badly formed hexadecimal UUID string")


def _from_bytes(data, name):
    if len(data) != 16:
        raise ValueError(f"{name} is not a 16-char string")
    if name == "bytes_le":
        data = _swapped(data)
    return _integer.from_bytes(data, "big")


def _from_fields(fields):
    if len(fields) != len(_FIELDS):
        raise ValueError("fields is not a 6-tuple")
    number = 0
    for place, ((_, _, width), value) in enumerate(zip(_FIELDS, fields), 1):
        if value < 0 or value >> width:
            raise ValueError(f"field {place} out of range (need a{'n 8' if width == 8 else f' {width}'}-bit value)")
        number = number << width | value
    return number


class UUID:
    """A number of 128 bits."""

    __slots__ = "int", "is_safe", "__weakref__"

    def __init__(self, hex=None, bytes=None, bytes_le=None, fields=None, int=None, version=None, *, is_safe=SafeUUID.unknown):
        match [given is not None for given in (hex, bytes, bytes_le, fields, int)]:
            case [True, False, False, False, False]:
                number = _from_hex(hex)
            case [False, True, False, False, False]:
                number = _from_bytes(bytes, "bytes")
            case [False, False, True, False, False]:
                number = _from_bytes(bytes_le, "bytes_le")
            case [False, False, False, True, False]:
                number = _from_fields(fields)
            case [False, False, False, False, True]:
                number = int
            case _:
                raise TypeError("one of the hex, bytes, bytes_le, fields, or int arguments must be given")
        if number < 0 or number >> 128:
            raise ValueError("int is out of range (need a 128-bit value)")
        if version is not None:
            if version not in range(1, 6):
                raise ValueError("illegal version number")
            # the version is the top of its field, the variant the two bits 1 and 0
            number = number & ~(0xF << 76 | 3 << 62) | version << 76 | 2 << 62
        for name, value in (("int", number), ("is_safe", is_safe)):
            object.__setattr__(self, name, value)

    def __setattr__(self, name, value):
        raise TypeError("UUID objects are immutable")

    def __getstate__(self):
        state = {"int": self.int}
        if self.is_safe is not SafeUUID.unknown:
            state["is_safe"] = self.is_safe.value
        return state

    def __setstate__(self, state):
        object.__setattr__(self, "int", state["int"])
        object.__setattr__(self, "is_safe", SafeUUID(state.get("is_safe")))

    def __eq__(self, other):
        return self.int == other.int if isinstance(other, UUID) else NotImplemented

    def __lt__(self, other):
        return self.int < other.int if isinstance(other, UUID) else NotImplemented

    def __gt__(self, other):
        return self.int > other.int if isinstance(other, UUID) else NotImplemented

    def __le__(self, other):
        return self.int <= other.int if isinstance(other, UUID) else NotImplemented

    def __ge__(self, other):
        return self.int >= other.int if isinstance(other, UUID) else NotImplemented

    def __hash__(self):
        return hash(self.int)

    def __int__(self):
        return self.int

    def __str__(self):
        digits = self.hex
        return "-".join(digits[start:end] for start, end in ((0, 8), (8, 12), (12, 16), (16, 20), (20, 32)))

    def __repr__(self):
        return f"{type(self).__name__}('{self}')"

    def _bits(self, first, width):
        return self.int >> first & (1 << width) - 1

    for _name, _first, _width in _FIELDS:
        locals()[_name] = property(functools.partial(lambda first, width, self: self._bits(first, width), _first, _width))
    del _name, _first, _width

    fields = property(lambda self: tuple(self._bits(first, width) for _, first, width in _FIELDS))
    time = property(lambda self: self._bits(64, 12) << 48 | self._bits(80, 16) << 32 | self._bits(96, 32))
    clock_seq = property(lambda self: self._bits(48, 14))
    hex = property(lambda self: f"{self.int:032x}")
    urn = property(lambda self: f"urn:uuid:{self}")
    bytes = property(lambda self: self.int.to_bytes(16, "big"))
    bytes_le = property(lambda self: _swapped(self.bytes))

    @property
    def variant(self):
        match self._bits(61, 3):
            case 0b110:
                return RESERVED_MICROSOFT
            case 0b111:
                return RESERVED_FUTURE
            case 0b100 | 0b101:
                return RFC_4122
        return RESERVED_NCS

    @property
    def version(self):
        if self.variant == RFC_4122:
            return self._bits(76, 4)


@functools.cache
def getnode():
    """A random node, marked as one by the bit of multicast: the machine's addresses are not asked."""
    return int.from_bytes(os.urandom(6), "big") | 1 << 40


_newest = 0


def uuid1(node=None, clock_seq=None):
    global _newest
    # 100 ns since the Gregorian calendar began, never the same twice
    _newest = stamp = max(_newest + 1, time.time_ns() // 100 + 0x01B21DD213814000)
    if clock_seq is None:
        clock_seq = int.from_bytes(os.urandom(2), "big")
    high, low = divmod(clock_seq & 0x3FFF, 256)
    return UUID(version=1, fields=(stamp & 0xFFFFFFFF, stamp >> 32 & 0xFFFF, stamp >> 48 & 0xFFF, high, low,
                                   getnode() if node is None else node))


def _named(algorithm, namespace, name, version):
    import hashlib

    digest = hashlib.new(algorithm, namespace.bytes + _octets(name, "utf-8")).digest()
    return UUID(bytes=digest[:16], version=version)


def uuid3(namespace, name):
    return _named("md5", namespace, name, 3)


def uuid4():
    return UUID(bytes=os.urandom(16), version=4)


def uuid5(namespace, name):
    return _named("sha1", namespace, name, 5)


# RFC 4122, appendix C
NAMESPACE_DNS, NAMESPACE_URL, NAMESPACE_OID, _, NAMESPACE_X500 = (
    UUID(int=0x6BA7B810_9DAD_11D1_80B4_00C04FD430C8 + (number << 96)) for number in range(5))
