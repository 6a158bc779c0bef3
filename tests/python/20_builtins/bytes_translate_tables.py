"""`translate`, `maketrans`, `hex`, `fromhex` and the searching methods of `bytes`, with their limits."""

table = bytes.maketrans(b"abc", b"xyz")
print(len(table), b"aabbccdd".translate(table), b"aabbccdd".translate(table, b"d"), b"hello".translate(None, b"l"))
print(bytearray(b"cab").translate(table), bytes.maketrans(bytearray(b"a"), memoryview(b"b"))[96:99])
print(
    b"data".hex(), b"data\xff".hex(":"), b"0123456789".hex("-", 3), b"0123456789".hex("-", -3), b"".hex("-"),
    b"a".hex("_"),
)
print(bytes.fromhex("de ad BE ef"), bytearray.fromhex("  00\tff\n"), bytes.fromhex(""))
text = b"spam and eggs and spam"
print(
    text.find(b"and"), text.rfind(b"and"), text.index(97), text.count(b"am"), text.count(b""),
    text.find(b"and", 6, 12),
)
print(text.find(-1 % 256), 115 in text, b"egg" in text, text.startswith((b"x", b"sp")), text.endswith(b"spam", 5))
print(text.partition(b" and "), text.rpartition(b" and "), text.partition(b"?"))
print(text.split(), text.split(b" ", 2), text.rsplit(b"a", 1), b"a,,b,".split(b","), b"  x  y ".split(None, 1))
print(
    text.replace(b"spam", b"ham", 1), text.removeprefix(b"spam "), text.removesuffix(b"spam"), text.title(),
    text.swapcase(),
)
print(b"one\ntwo\r\nthree\rfour\x0bfive".splitlines(), b"a\n\nb\n".splitlines(True))
print(
    b"\t tab\t".expandtabs(4), b"7".zfill(3), b"-7".zfill(4), b"mid".center(9, b"*"), b"x".ljust(3, b"."),
    b"xxyxx".strip(b"x"),
)
print(
    b"abc".isalpha(), b"".isalpha(), b"A1".isalnum(), b"\xe9".isalpha(), b" \x0b".isspace(), b"Aa".istitle(),
    b"a\x80".isascii(),
)


def attempt(action):
    try:
        print("no error:", action())
    except (TypeError, ValueError, OverflowError) as error:
        print(type(error).__name__, "-", error)


attempt(lambda: bytes.maketrans(b"ab", b"x"))
attempt(lambda: bytes.maketrans("a", b"x"))
attempt(lambda: b"a".translate(b"short"))
attempt(lambda: b"a".translate("text"))
attempt(lambda: bytes.fromhex("abc"))
attempt(lambda: bytes.fromhex("a g0"))
attempt(lambda: bytes.fromhex(b"00"))
attempt(lambda: b"ab".hex("--"))
attempt(lambda: b"ab".hex("é"))
attempt(lambda: b"ab".hex(1))
attempt(lambda: text.index(b"absent"))
attempt(lambda: text.find("s"))
attempt(lambda: text.find(256))
attempt(lambda: 256 in text)
attempt(lambda: "s" in text)
attempt(lambda: text.split(b""))
attempt(lambda: text.startswith("s"))
attempt(lambda: b"a".center(3, b"ab"))
attempt(lambda: b"".join([b"a", "b"]))
attempt(lambda: b"".join([b"a", 1]))
attempt(lambda: b",".join(b"ab"))
attempt(lambda: b"a" + "b")
attempt(lambda: b"%d" % "x")
