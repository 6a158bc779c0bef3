"""The encodings of `base64` side by side: alphabets, padding, wrapped lines, and damaged input."""

import base64
import binascii

data = bytes(range(0, 256, 23)) + b"\xfb\xff\xfe"
for name in ("b64", "standard_b64", "urlsafe_b64", "b32", "b32hex", "b16", "b85", "a85"):
    encode, decode = getattr(base64, name + "encode"), getattr(base64, name + "decode")
    encoded = encode(data)
    print(name, encoded, decode(encoded) == data, decode(encoded.decode()) == data)

for length in range(6):
    piece = data[:length]
    print(length, base64.b64encode(piece), base64.b32encode(piece), base64.b85encode(piece), base64.a85encode(piece))

print(
    base64.b64encode(data, b"@$"), base64.b64decode(b"@$==", altchars=b"@$"),
    base64.b32decode(b"mzxw6===", casefold=True),
)
print(base64.b32decode("M1023456", map01="L"), base64.b16decode("aF", True))
print(
    base64.a85encode(b"\0" * 8), base64.a85encode(b" " * 4, foldspaces=True),
    base64.a85encode(b"wrapped text", wrapcol=6),
)
print(
    base64.a85encode(b"adobe", adobe=True), base64.a85decode(b"<~@:XF,~>", adobe=True),
    base64.b85encode(b"abc", pad=True),
)
wrapped = base64.encodebytes(b"x" * 80)
print(wrapped, base64.decodebytes(wrapped) == b"x" * 80)
print(base64.b64decode(b"aG Vs\nbG8=!"), base64.b64decode(bytearray(b"aGk=")), base64.b64encode(memoryview(b"hi")))


def attempt(action):
    try:
        print("no error:", action())
    except (binascii.Error, ValueError, TypeError, AssertionError) as error:
        print(type(error).__name__, "-", error)


attempt(lambda: base64.b64decode(b"aGk"))
attempt(lambda: base64.b64decode(b"a"))
attempt(lambda: base64.b64decode(b"aGk=!", validate=True))
attempt(lambda: base64.b64decode("é"))
attempt(lambda: base64.b64encode("text"))
attempt(lambda: base64.b32decode(b"abc"))
attempt(lambda: base64.b32decode(b"MZXW6==="[:7]))
attempt(lambda: base64.b16decode(b"aa"))
attempt(lambda: base64.b85decode(b"\x7f"))
attempt(lambda: base64.b85decode(b"~~~~~"))
attempt(lambda: base64.a85decode(b"zz!z"))
attempt(lambda: base64.a85decode(b"no tail", adobe=True))
attempt(lambda: base64.b64encode(b"x", b"abc"))
attempt(lambda: binascii.unhexlify("abc"))
attempt(lambda: binascii.a2b_base64(b"\xff"))
