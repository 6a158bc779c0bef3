"""Encoding and decoding with error handlers."""


def show(label, action):
    try:
        print(label, repr(action()))
    except Exception as error:
        print(label, type(error).__name__, error)


for encoding in ("utf-8", "UTF8", "ascii", "latin-1", "iso-8859-1", "cp1252", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-8-sig", "us-ascii", "unicode_escape", "raw_unicode_escape", "nope"):
    show(encoding, lambda: "aé€".encode(encoding))
    show(encoding, lambda: "abc".encode(encoding))
for errors in ("strict", "ignore", "replace", "backslashreplace", "xmlcharrefreplace", "namereplace", "nope"):
    show(errors, lambda: "aé€\U0001f600".encode("ascii", errors))
    show(errors, lambda: b"a\xff\xe2\x82b".decode("utf-8", errors))
for data in (b"\x80", b"\xc3", b"\xe2\x82", b"\xf0\x9f\x98", b"\xc0\x80", b"\xed\xa0\x80", b"ab\xfe", b"\xf8\x88\x80\x80\x80"):
    show(data, lambda: data.decode())
    show(data, lambda: data.decode("utf-8", "replace"))
show("ascii", lambda: b"\x80abc".decode("ascii"))
show("latin", lambda: b"\x80\xff".decode("latin-1"))
show("utf16", lambda: b"\xff\xfea\x00".decode("utf-16"))
show("utf16 odd", lambda: b"a\x00b".decode("utf-16-le"))
show("utf8sig", lambda: b"\xef\xbb\xbfabc".decode("utf-8-sig"))
show("escape", lambda: b"a\\nb\\u20ac\\x41".decode("unicode_escape"))
show("keyword", lambda: "é".encode(encoding="ascii", errors="replace"))
show("type", lambda: "é".encode(1))
show("type", lambda: b"a".decode("ascii", 1))
try:
    "abé".encode("ascii")
except UnicodeEncodeError as error:
    print(error.encoding, error.object, error.start, error.end, error.reason, error.args)
try:
    b"ab\xff".decode("utf-8")
except UnicodeDecodeError as error:
    print(error.encoding, error.object, error.start, error.end, error.reason, error.args)
