"""encode and decode: the error handlers, positions and reasons, for the common codecs."""

text = "aé€😀z"
for codec in ("ascii", "latin-1", "cp1252", "utf-8", "utf-16-le", "utf-32-be", "utf-8-sig"):
    for errors in ("strict", "ignore", "replace", "backslashreplace", "xmlcharrefreplace", "namereplace"):
        try:
            print(codec, errors, text.encode(codec, errors))
        except UnicodeEncodeError as error:
            print(codec, errors, error, (error.start, error.end, error.reason, error.encoding))
samples = {"ascii": b"a\x80b\xffc", "utf-8": b"a\xe9b\xe2\x82c\xf0\x9f\x98d\xc0\x80e\xed\xa0\x80f\xf5g\xe2", "utf-16-le": b"a\x00\x00\xd8b\x00c", "utf-32-le": b"a\x00\x00\x00\x00\x00\x11\x00bc", "cp1252": b"a\x81b\x80", "unicode_escape": rb"\x41\u00e9\N{BULLET}\U0001f600\x", "raw_unicode_escape": rb"\u20ac\x41\u12"}
for codec, data in samples.items():
    for errors in ("strict", "ignore", "replace", "backslashreplace"):
        try:
            print(codec, errors, ascii(data.decode(codec, errors)))
        except UnicodeDecodeError as error:
            print(codec, errors, error, (error.start, error.end, error.reason, error.encoding))
for use in (lambda: text.encode("nope"), lambda: b"\xff".decode("nope"), lambda: text.encode("ascii", "nope"), lambda: b"\xff".decode("utf-8", "nope"), lambda: b"\xff".decode("utf-8", "xmlcharrefreplace"), lambda: "a".encode(5), lambda: "a".encode("ascii", 5),
            lambda: "a".encode("utf 8"), lambda: "a".encode("UTF_8"), lambda: "a".encode("Latin1"), lambda: "ok".encode("ascii", "nope"), lambda: b"ok".decode("ascii", "nope"), lambda: "é".encode(errors="replace"), lambda: b"\xc3\xa9".decode(encoding="utf8", errors="x")):
    try:
        print(use())
    except (LookupError, TypeError) as error:
        print(type(error).__name__, error)
