"""repr, ascii and str of strings, escapes."""

for text in ("plain", "it's", 'say "hi"', "it's \"both\"", "tab\t", "nl\n", "cr\r", "back\\slash", "\x00\x01\x1f\x7f", "\x80\xa0\xad\xff", "é中\u2028\u200b", "\U0001f600", "\U000e0001", "\ufeff", "\u0378", "\x1b[0m"):
    print(repr(text), ascii(text), len(text), text.encode("unicode_escape"))
print(str(), str(""), str(1), str(None), str([1, "a"]), str(b"abc"), str(b"abc", "utf-8"), str(b"\xc3\xa9", encoding="utf-8"), str(b"\xff", "ascii", "replace"), str(object=5))
for action in (lambda: str(b"\xff", "utf-8"), lambda: str("a", "utf-8"), lambda: str(1, "utf-8"), lambda: str(b"a", 1), lambda: str(1, 2, 3, 4), lambda: str(x=1), lambda: str(b"a", "nope"), lambda: str(b"\xff", "ascii", "nope")):
    try:
        print(repr(action()))
    except Exception as error:
        print(type(error).__name__, error)


class Named:
    def __str__(self):
        return "named"


class OnlyRepr:
    def __repr__(self):
        return "only repr"


class Wrong:
    def __str__(self):
        return 1

    def __repr__(self):
        return None


print(str(Named()), str(OnlyRepr()), f"{OnlyRepr()}", [OnlyRepr()], ascii(OnlyRepr()))
for action in (lambda: str(Wrong()), lambda: repr(Wrong()), lambda: f"{Wrong()}", lambda: print(Wrong()), lambda: "%s" % Wrong(), lambda: "%r" % Wrong(), lambda: ascii(Wrong())):
    try:
        print(action())
    except TypeError as error:
        print(error)
