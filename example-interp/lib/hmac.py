"""Digests with a key."""

import hashlib

_FLIP_OUTER = bytes(byte ^ 0x5c for byte in range(256))
_FLIP_INNER = bytes(byte ^ 0x36 for byte in range(256))
digest_size = None  # it differs from object to object


def _maker(algorithm):
    """The function that makes a digest of some data."""
    if isinstance(algorithm, str) and algorithm:
        return lambda data=b"": hashlib.new(algorithm, data)
    if not algorithm:
        raise TypeError("Missing required parameter 'digestmod'.")
    return algorithm if callable(algorithm) else lambda data=b"": algorithm.new(data)


class HMAC:
    blocksize = 64

    def __init__(self, key, msg=None, digestmod=""):
        if not isinstance(key, bytes | bytearray):
            raise TypeError(f"key: expected bytes or bytearray, but got {type(key).__name__!r}")
        make = _maker(digestmod)
        self._inner, self._outer = make(), make()
        self.digest_size, self.block_size = self._inner.digest_size, self._inner.block_size
        self.blocksize = size = self.block_size
        padded = bytes(key if len(key) <= size else make(key).digest()).ljust(size, b"\0")
        for part, flip in ((self._inner, _FLIP_INNER), (self._outer, _FLIP_OUTER)):
            part.update(padded.translate(flip))
        self.update(msg or b"")

    @property
    def name(self):
        return f"hmac-{self._inner.name}"

    def update(self, msg):
        self._inner.update(msg)

    def copy(self):
        new = self.__class__.__new__(self.__class__)
        new.digest_size, new.block_size, new.blocksize = self.digest_size, self.block_size, self.blocksize
        new._inner, new._outer = self._inner.copy(), self._outer.copy()
        return new

    def _current(self):
        outer = self._outer.copy()
        outer.update(self._inner.digest())
        return outer

    def digest(self):
        return self._current().digest()

    def hexdigest(self):
        return self._current().hexdigest()


def new(key, msg=None, digestmod=""):
    return HMAC(key, msg, digestmod)


def digest(key, msg, digest):
    return HMAC(key, msg, digest).digest()


def compare_digest(a, b, /):
    if isinstance(a, str) and isinstance(b, str):
        if not a.isascii() or not b.isascii():
            raise TypeError("comparing strings with non-ASCII characters is not supported")
        a, b = a.encode(), b.encode()
    elif isinstance(a, str) or isinstance(b, str):
        raise TypeError("a bytes-like object is required, not 'str'")
    difference = len(a) ^ len(b)
    for x, y in zip(a, b):
        difference |= x ^ y
    return difference == 0
