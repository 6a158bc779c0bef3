"""Message digests."""

import _hash

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


for _name in sorted(algorithms_guaranteed):
    globals()[_name] = _constructor(_name)
del _name


def new(name, data=b"", *, usedforsecurity=True):
    made = _hash.new(name.lower().replace("sha3-", "sha3_").replace("-", "")) if isinstance(name, str) else None
    if made is None:
        if not isinstance(name, str):
            raise TypeError(f"new() argument 'name' must be str, not {type(name).__name__}")
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
