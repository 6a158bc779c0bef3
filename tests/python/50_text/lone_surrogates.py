"""Halves of surrogate pairs are characters of their own: in literals, in escapes, and in every codec's errors."""
import json
import re

text = "a\ud800b\udcff"
print(len(text), [hex(ord(c)) for c in text], ascii(text), text == "a" + chr(0xD800) + "b\U0000dcff")
print("\ud83d" "\ude00" == "\U0001f600", ascii(f"\ufffd{1}\udc00\N{REPLACEMENT CHARACTER}"), ascii(rf"\ud800{2}\ufffd"))
print(ascii(text.upper()), text.isprintable(), "\ud800".isidentifier(), ascii(text.translate({0xD800: 0xDFFF})))
print("\ud800" < "\udfff", ascii("%c" % 0xDC00), ascii(format(0xDC01, "c")), re.findall(r"[\ud800-\udfff]", text) == ["\ud800", "\udcff"])


def attempt(function, *args):
    try:
        print("  ", ascii(function(*args)))
    except (UnicodeError, LookupError) as error:
        print("  ", type(error).__name__, ascii(str(error)))


for encoding in "utf-8 ascii latin-1 cp1252 utf-16-le utf-32-be unicode_escape raw_unicode_escape".split():
    print(encoding)
    for errors in "strict replace backslashreplace xmlcharrefreplace surrogateescape surrogatepass".split():
        attempt(text.encode, encoding, errors)
        attempt("\udc80\udcff\xe9".encode, encoding, errors)
print("decoding")
for data in b"a\xed\xa0\x80b", b"\xff", b"\xed\xa0", b"\\ud800":
    for errors in "strict", "surrogateescape", "surrogatepass":
        attempt(data.decode, "utf-8", errors)
    attempt(data.decode, "unicode_escape")
attempt(b"\x00\xd8a\x00".decode, "utf-16-le", "surrogatepass")
attempt(b"\x00\xd8\x00\x00".decode, "utf-32-le", "surrogatepass")
print("json", json.dumps(text), json.loads('"\\ud800\\ud83d\\ude00"') == "\ud800\U0001f600", json.dumps("\x7f"))
for use in print, eval:
    attempt(use, '"\ud800"')
