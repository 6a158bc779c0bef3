"""hashlib, hmac, binascii, base64, secrets, uuid."""
import base64
import binascii
import hashlib
import hmac
import secrets
import uuid


def t(function):
    try:
        print(repr(function()))
    except Exception as error:
        print(type(error).__name__, error)


for name in sorted(hashlib.algorithms_guaranteed):
    h = hashlib.new(name, b"abc")
    h.update(b"def")
    args = (16,) if name.startswith("shake") else ()
    print(name, h.name, h.digest_size, h.block_size, h.hexdigest(*args), len(h.digest(*args)))
print(hashlib.md5().hexdigest(), hashlib.sha256(b"").hexdigest(), hashlib.sha1(bytearray(b"x" * 1000)).hexdigest())
h = hashlib.sha256(b"a")
c = h.copy()
c.update(b"b")
print(h.hexdigest() == hashlib.sha256(b"a").hexdigest(), c.digest() == hashlib.sha256(b"ab").digest())
t(lambda: hashlib.new("nope"))
t(lambda: hashlib.md5("text"))
t(lambda: hashlib.md5().update("text"))
print(hashlib.pbkdf2_hmac("sha256", b"password", b"salt", 10).hex(), hmac.new(b"key", b"msg", "sha256").hexdigest(), hmac.digest(b"key", b"msg", hashlib.md5).hex(), hmac.compare_digest("a", "a"), hmac.compare_digest(b"a", b"b"), hmac.new(b"k" * 100, digestmod="sha1").name)
t(lambda: hmac.new(b"k"))
print(binascii.hexlify(b"\x00\xff"), binascii.unhexlify("00ff"), binascii.hexlify(b"abcd", "-"), binascii.crc32(b"hello"), binascii.crc32(b"lo", binascii.crc32(b"hel")), binascii.b2a_base64(b"hi"), binascii.a2b_base64(b"aGk="), binascii.crc_hqx(b"abc", 0))
for bad in ("abc", "zz", b"a"):
    t(lambda: binascii.unhexlify(bad))
for data in (b"", b"a", b"ab", b"abc", b"abcd", bytes(range(256)), b"\xff\xfe\xfd>?"):
    for name in ("b64", "b32", "b16", "b85", "a85", "urlsafe_b64", "standard_b64", "b32hex"):
        encoded = getattr(base64, name + "encode")(data)
        assert getattr(base64, name + "decode")(encoded) == data, (name, data)
        if len(data) < 10:
            print(name, encoded, end=" ")
    print()
t(lambda: base64.b64decode("abc"))
t(lambda: base64.b64decode("a"))
t(lambda: base64.b64decode("ab=="))
t(lambda: base64.b64decode("a b!c=d", validate=True))
t(lambda: base64.b64decode("YW Jj\n"))
t(lambda: base64.b64encode("text"))
t(lambda: base64.b32decode("abc"))
t(lambda: base64.b16decode("ab"))
t(lambda: base64.b16decode("ab", casefold=True))
t(lambda: base64.b64encode(b"\xfb\xff", b"-_"))
print(base64.encodebytes(b"x" * 60), base64.decodebytes(b"eHh4\n"), base64.a85encode(b"\0\0\0\0    ", foldspaces=True), base64.a85encode(b"hello", adobe=True), base64.b85encode(b"abc", pad=True))
print(len(secrets.token_bytes(8)), len(secrets.token_hex(8)), len(secrets.token_urlsafe(8)), 0 <= secrets.randbelow(5) < 5, secrets.choice([7]), secrets.compare_digest("a", "b"))
u = uuid.UUID("12345678-1234-5678-1234-567812345678")
print(u, repr(u), u.hex, u.int, u.bytes, u.version, u.variant, u.urn, u.fields, u.node, uuid.UUID(int=5), uuid.UUID(bytes=b"x" * 16) > u, hash(u) == hash(u.int))
print(uuid.uuid3(uuid.NAMESPACE_DNS, "python.org"), uuid.uuid5(uuid.NAMESPACE_DNS, "python.org"), uuid.uuid4().version, uuid.uuid1().version, uuid.uuid4() != uuid.uuid4())
t(lambda: uuid.UUID("x"))
t(lambda: uuid.UUID())
