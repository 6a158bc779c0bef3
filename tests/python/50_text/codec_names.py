"""Encodings by their names: aliases, byte order marks, error handlers, and what each cannot write or read."""

text = "aé€😀"
for name in ("utf-8", "UTF8", "u8", "utf_16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-be", "utf-8-sig"):
    data = text.encode(name)
    print(name, data, data.decode(name) == text)
for name in ("latin-1", "iso8859-1", "L1", "cp1252", "ascii", "us-ascii"):
    for handler in ("ignore", "replace", "backslashreplace", "xmlcharrefreplace", "namereplace"):
        print(name, handler, text.encode(name, handler))
print(
    b"\x80\x81 \xe9".decode("cp1252", "replace"), b"\xff\xfea\0".decode("utf-16"),
    b"\xef\xbb\xbfx".decode("utf-8-sig"),
)
print(
    b"a\xffb".decode("ascii", "replace"), b"a\xff\xfeb".decode("utf-8", "backslashreplace"),
    b"\xe2\x82".decode("utf-8", "ignore"),
)
print(ascii(b"a\xc3(\xe2\x82x\xf0\x9f".decode("utf-8", "replace")))


def attempt(action):
    try:
        print("no error:", action())
    except (UnicodeError, LookupError, TypeError, ValueError) as error:
        print(type(error).__name__, "-", error)
        if isinstance(error, UnicodeError) and error.args[1:]:
            print("   ", error.encoding, error.object, error.start, error.end, error.reason)


attempt(lambda: text.encode("ascii"))
attempt(lambda: text.encode("latin-1"))
attempt(lambda: "x€y".encode("iso-8859-1"))
attempt(lambda: text.encode("cp1252"))
attempt(lambda: b"\x81".decode("cp1252"))
attempt(lambda: b"ok\xff".decode())
attempt(lambda: b"\xe2\x82".decode())
attempt(lambda: b"\xed\xa0\x80".decode())
attempt(lambda: b"\xf5\x80".decode())
attempt(lambda: b"\xc0\xaf".decode())
attempt(lambda: b"a".decode("utf-16"))
attempt(lambda: b"\0\xd8".decode("utf-16-le"))
attempt(lambda: b"abc".decode("utf-32"))
attempt(lambda: "a".encode("no-such"))
attempt(lambda: "é".encode("ascii", "no-such"))
attempt(lambda: b"a".decode(5))
attempt(lambda: str(b"\xff", "ascii"))
attempt(lambda: str("a", "ascii"))
attempt(lambda: bytes("é", "ascii"))
attempt(lambda: UnicodeDecodeError("utf-8", b"abc", 0, 1, "made up"))
attempt(lambda: str(UnicodeEncodeError("x", "añb", 1, 3, "two")))
attempt(lambda: UnicodeDecodeError("utf-8", "abc", 0, 1, "made up"))
