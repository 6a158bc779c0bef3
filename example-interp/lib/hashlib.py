"""Message digests."""

import _hash
from operator import index

algorithms_guaranteed = {"md5", "sha1", "sha224", "sha256", "sha384", "sha512", "blake2b", "blake2s", "sha3_224", "sha3_256",
                         "sha3_384", "sha3_512", "shake_128", "shake_256"}
algorithms_available = set(algorithms_guaranteed)

__all__ = [*sorted(algorithms_guaranteed), "new", "algorithms_guaranteed", "algorithms_available", "pbkdf2_hmac", "file_digest"]


def _constructor(name):
    def make(string=b"", *, usedforsecurity=True):
        made = _hash.new(name)
        if string != b"":
            made.update(string)
        return made
    make.__name__ = make.__qualname__ = f"openssl_{name}"
    return make


def _blake2(name, longest, extra):
    def make(data=b"", /, *, digest_size=longest, key=b"", salt=b"", person=b"", usedforsecurity=True):
        if not 1 <= index(digest_size) <= longest:
            raise ValueError(f"digest_size must be between 1 and {longest} bytes")
        key, salt, person = memoryview(key), memoryview(salt), memoryview(person)
        for what, given, most in (("salt", salt, extra), ("person", person, extra), ("key", key, longest)):
            if given.nbytes > most:
                raise ValueError(f"maximum {what} length is {most} bytes")
        made = _hash.blake2(name, digest_size, key, salt, person)
        if data != b"":
            made.update(data)
        return made
    make.__name__ = make.__qualname__ = name
    return make


for _name in sorted(algorithms_guaranteed):
    globals()[_name] = _constructor(_name)
del _name
blake2b, blake2s = _blake2("blake2b", 64, 16), _blake2("blake2s", 32, 8)


def new(name, data=b"", *, usedforsecurity=True):
    if not isinstance(name, str):
        raise TypeError(f"new() argument 'name' must be str, not {type(name).__name__}")
    if name in ("blake2b", "blake2s"):
        return globals()[name](data)
    made = _hash.new(name.lower().replace("sha3-", "sha3_").replace("-", ""))
    if made is None:
        raise ValueError("unsupported hash type " + name)
    if data != b"":
        made.update(data)
    return made


def file_digest(fileobj, digest, /, *, _bufsize=2 ** 18):
    made = new(digest) if isinstance(digest, str) else digest()
    while True:
        data = fileobj.read(_bufsize)
        if not data:
            return made
        made.update(data)


def pbkdf2_hmac(hash_name, password, salt, iterations, dklen=None):
    import hmac
    if dklen is not None and dklen > 0x7fffffff:
        raise OverflowError("key length is too great." if dklen.bit_length() < 64 else "Python int too large to convert to C long")
    if iterations < 1:
        raise ValueError("iteration value must be greater than 0.")
    size = new(hash_name).digest_size
    if dklen is None:
        dklen = size
    if dklen < 1:
        raise ValueError("key length must be greater than 0.")
    keyed = hmac.new(password, digestmod=hash_name)
    key = b""
    block = 0
    while len(key) < dklen:
        block += 1
        inner = keyed.copy()
        inner.update(bytes(salt) + block.to_bytes(4, "big"))
        last = inner.digest()
        total = int.from_bytes(last, "big")
        for _ in range(iterations - 1):
            inner = keyed.copy()
            inner.update(last)
            last = inner.digest()
            total ^= int.from_bytes(last, "big")
        key += total.to_bytes(size, "big")
    return key[:dklen]
