"""strip, removeprefix, center, ljust, rjust, zfill, expandtabs: characters, widths and fills."""

print(repr("  x\t\n".strip()), "xxaxx".strip("x"), "abcba".lstrip("ab"), "abcba".rstrip("ab"), "".strip(), "aaa".strip("a") == "", "é.é".strip("é"), "\u3000x\u2009".strip(), "[x]".strip("]["))
print("prefix-body".removeprefix("prefix-"), "body.txt".removesuffix(".txt"), "aa".removeprefix("aaa"), "x".removesuffix(""), b"ab".removeprefix(b"a"), "a".removesuffix("a") == "")
for width in (0, 5, 6, 7, -3):
    print(width, repr("abc".center(width)), repr("ab".center(width, "*")), repr("abc".ljust(width, ".")), repr("abc".rjust(width, "é")))
for text in ("42", "-42", "+42", "", "--4", "abc", "-", "+é"):
    print(repr(text.zfill(5)), repr(text.zfill(1)), end=" ")
print()
print(repr("a\tbc\tdef\tg".expandtabs()), repr("a\tb".expandtabs(1)), repr("a\tb".expandtabs(0)), repr("ab\tc\n\td".expandtabs(4)), repr("\t".expandtabs(-1)), repr("a\r\tb".expandtabs(3)), b"a\tb".expandtabs(4))
for use in (lambda: "a".center(5, "xx"), lambda: "a".center("5"), lambda: "a".strip(1), lambda: "a".ljust(5, ""), lambda: "a".rjust(), lambda: "a".zfill(1.5), lambda: "a".removeprefix(1), lambda: "a".expandtabs("x"), lambda: b"a".center(5, "x"), lambda: "a".ljust(5, b"x"), lambda: "a".lstrip(b"a")):
    try:
        print(use())
    except TypeError as error:
        print(error)
print("a".center(4, "-"), "ab".center(5, "-"), "abc".center(6, "-"), "abcd".center(7, "-"), b"a".center(4, b"-"), b"ab".center(5, b"-"))
