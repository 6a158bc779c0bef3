"""Values packed into bytes."""

from _struct import Struct, error

__all__ = ["calcsize", "pack", "pack_into", "unpack", "unpack_from", "iter_unpack", "Struct", "error"]

_cache = {}


def _struct(format):
    try:
        return _cache[format]
    except KeyError:
        pass
    made = Struct(format)
    if len(_cache) >= 100:
        _cache.clear()
    _cache[format] = made
    return made


def calcsize(format, /):
    return _struct(format).size


def pack(format, /, *values):
    return _struct(format).pack(*values)


def pack_into(format, buffer, offset, /, *values):
    return _struct(format).pack_into(buffer, offset, *values)


def unpack(format, buffer, /):
    return _struct(format).unpack(buffer)


def unpack_from(format, /, buffer, offset=0):
    return _struct(format).unpack_from(buffer, offset)


def iter_unpack(format, buffer, /):
    return _struct(format).iter_unpack(buffer)


def _clearcache():
    _cache.clear()
