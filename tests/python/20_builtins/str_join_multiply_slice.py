"""join, `*`, `+`, indexing and slicing of str and bytes, with their errors."""

print(",".join("abc"), "".join([]), "-".join(["x"]), ", ".join({"a": 1, "b": 2}), "ab".join(map(str, range(3))), "é".join(["1", "2"]), b"-".join([b"a", bytearray(b"b"), memoryview(b"c")]), bytearray(b"+").join([b"1", b"2"]))
print("ab" * 3, 0 * "ab", "ab" * -1, True * "x", b"ab" * 2, "a" "b" + "c", "x".__add__("y"), "ab".__mul__(2), "ab".__rmul__(2), "é" * 3)
s = "hé😀llo"
print(s[0], s[1], s[2], s[-1], s[-5], s[1:4], s[::-1], s[::2], s[5:1:-2], s[:100], s[100:], s[-100:2], s[3:1], s[slice(1, None, 3)], len(s), list(s)[2])
for use in (lambda: s[10], lambda: s[-7], lambda: s["a"], lambda: s[1.0], lambda: s[None], lambda: s[1:2:0], lambda: ",".join([1]), lambda: ",".join(["a", None]), lambda: ",".join(5), lambda: b",".join(["a"]), lambda: "a" + 1, lambda: 1 + "a", lambda: "a" + b"b", lambda: b"a" + "b", lambda: "a" * "b", lambda: "a" * 1.5,
            lambda: "a" * 2**70, lambda: "a" - "b", lambda: -"a", lambda: b"ab"[5], lambda: b"ab"["x"], lambda: "a".join(), lambda: "a" % 1, lambda: "a" / 2, lambda: [] + "a", lambda: "a" < 1, lambda: ord("ab"), lambda: ord(""), lambda: ord(b"ab"), lambda: ord(5), lambda: chr(-1), lambda: chr("a")):
    try:
        print(use())
    except (TypeError, ValueError, IndexError, OverflowError, MemoryError) as error:
        print(type(error).__name__, error)
text = "abc"
kept = text
text *= 2
text += "!"
print(text, kept, ord("€"), chr(8364), ord(b"a"), ord(bytearray(b"z")), [chr(c) for c in (0x41, 0x1F600)], max("hello"), min("hello"), sorted("hello"), "".join(reversed("abc")), tuple("ab"), set("aab") == {"a", "b"}, dict(zip("ab", "cd")))
print(str(), str(5), str(b"ab"), str(b"\xc3\xa9", "utf-8"), str(object=1.5), str(b"x", encoding="ascii", errors="strict"), str("s") is not None, str(None), str([1, "a"]), str(bytearray(b"q"), "latin-1"))
for use in (lambda: str(1, "utf-8"), lambda: str("a", "utf-8"), lambda: str(b"\xff", "ascii"), lambda: str(errors="x"), lambda: str(1, errors="ignore"), lambda: str(b"a", 5)):
    try:
        print(repr(use()))
    except (TypeError, LookupError, ValueError) as error:
        print(type(error).__name__, error)
