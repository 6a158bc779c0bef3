"""Digests as objects: updated in steps, copied, of chosen length, with parameters, and what they refuse."""

import hashlib
import hmac

for name in ("md5", "sha1", "sha224", "sha256", "sha384", "sha512", "sha3_256", "blake2b", "blake2s"):
    whole = hashlib.new(name, b"one two three")
    steps = getattr(hashlib, name)()
    for part in (b"one", bytearray(b" two"), memoryview(b" three")):
        steps.update(part)
    print(
        name, whole.name, whole.digest_size, whole.block_size, whole.hexdigest() == steps.hexdigest(),
        steps.hexdigest()[:16],
    )

first = hashlib.sha256(b"shared")
second = first.copy()
second.update(b" and more")
print(first.hexdigest()[:12], second.hexdigest()[:12], second.digest() == hashlib.sha256(b"shared and more").digest())

print(hashlib.shake_128(b"x").hexdigest(5), hashlib.shake_256(b"").digest(3), hashlib.shake_256(b"x").digest_size)
print(
    hashlib.blake2b(b"x", digest_size=8).hexdigest(),
    hashlib.blake2b(b"x", digest_size=8, key=b"k", salt=b"s").hexdigest(),
)
print(hashlib.blake2s(b"x", person=b"me", digest_size=4).hexdigest())
print(
    hashlib.pbkdf2_hmac("sha256", b"password", b"salt", 100).hex()[:24],
    len(hashlib.pbkdf2_hmac("md5", b"p", b"s", 1, 5)),
)
print(
    {"md5", "sha1", "sha256", "sha3_512"} <= hashlib.algorithms_guaranteed, "sha256" in hashlib.algorithms_available,
)

tag = hmac.new(b"key", b"message", "sha256")
print(tag.name, tag.digest_size, tag.hexdigest()[:20], hmac.digest(b"key", b"message", "sha256") == tag.digest())
print(hmac.compare_digest("same", "same"), hmac.compare_digest(b"one", b"two"))


def attempt(action):
    try:
        print("no error:", action())
    except (ValueError, TypeError, OverflowError) as error:
        print(type(error).__name__, "-", error)


attempt(lambda: hashlib.md5("text"))
attempt(lambda: hashlib.sha1(5))
attempt(lambda: hashlib.new("sha0"))
attempt(lambda: hashlib.sha256().update())
attempt(lambda: hashlib.blake2b(digest_size=65))
attempt(lambda: hashlib.blake2s(key=b"k" * 33))
attempt(lambda: hashlib.shake_128(b"x").hexdigest())
attempt(lambda: hashlib.pbkdf2_hmac("sha256", b"p", b"s", 0))
attempt(lambda: hmac.new(b"key", b"x"))
attempt(lambda: hmac.new("key", b"x", "md5"))
attempt(lambda: hmac.compare_digest("é", "é"))
