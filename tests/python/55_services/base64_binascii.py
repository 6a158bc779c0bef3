"""base64 and binascii: every encoding there and back."""

import base64
import binascii

data = bytes(range(0, 256, 17))
for encode, decode in ((base64.b64encode, base64.b64decode), (base64.urlsafe_b64encode, base64.urlsafe_b64decode), (base64.b32encode, base64.b32decode), (base64.b16encode, base64.b16decode), (base64.b85encode, base64.b85decode), (base64.a85encode, base64.a85decode), (base64.encodebytes, base64.decodebytes), (binascii.hexlify, binascii.unhexlify), (binascii.b2a_base64, binascii.a2b_base64)):
    text = encode(data)
    print(encode.__name__, text, decode(text) == data)
print(base64.b64encode(b"ab", b"-_"), base64.b64decode("YWI="), base64.b64decode(b"YW\nI="), base64.b32decode("me======", casefold=True), binascii.crc32(b"hello"), binascii.hexlify(b"abc", "-"))
for action in (lambda: base64.b64decode("YWI"), lambda: base64.b64decode("Y!WI=", validate=True), lambda: base64.b64encode("text"), lambda: base64.b16decode("zz"), lambda: base64.b32decode("x"), lambda: binascii.unhexlify("abc"), lambda: binascii.unhexlify("zz"), lambda: base64.b64decode("é")):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
