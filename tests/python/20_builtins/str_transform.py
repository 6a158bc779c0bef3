"""Strings made from strings."""


def show(label, action):
    try:
        print(label, repr(action()))
    except Exception as error:
        print(label, type(error).__name__, error)


for text in ("hello World", "ÀÉÎõü ß", "ﬃ ŉ ǆ", "they're bill's", "İI", "Σας ΟΔΟΣ", "123abc", "", "x", "ᾳ"):
    print(repr(text), text.upper(), text.lower(), text.title(), text.capitalize(), text.swapcase(), text.casefold())
for width in (0, 3, 6, 9, 10):
    print(width, repr("abc".center(width)), repr("abcd".center(width, "*")), repr("abc".ljust(width, "-")), repr("abc".rjust(width, "+")), repr("-42".zfill(width)), repr("+x".zfill(width)), repr("".zfill(width)))
show("center bad fill", lambda: "a".center(5, "ab"))
show("center int fill", lambda: "a".center(5, 1))
show("center no width", lambda: "a".center())
show("zfill str", lambda: "a".zfill("1"))
for text in ("  a b  ", "\t\n x \r", "xxaxx", "", "\u2003y\u2003"):
    print(repr(text), repr(text.strip()), repr(text.lstrip()), repr(text.rstrip()), repr(text.strip("x")), repr(text.strip(None)), repr(text.strip(" ab")), repr(text.strip("")))
show("strip int", lambda: "a".strip(1))
print("aaa".replace("a", "b"), "aaa".replace("a", "b", 2), "aaa".replace("", "-"), "aaa".replace("", "-", 2), "".replace("", "x"), "abc".replace("z", "y"), "aXbX".replace("X", ""), "aa".replace("a", "b", -1), "aa".replace("a", "b", 0))
show("replace none", lambda: "a".replace("a"))
show("replace int", lambda: "a".replace("a", 1))
show("replace keyword", lambda: "a".replace("a", "b", count=1))
print("a\tb\tc".expandtabs(), "a\tb".expandtabs(4), "\t".expandtabs(1), "a\tb".expandtabs(0), "ab\ncd\te".expandtabs(4), "a\tb".expandtabs(tabsize=2))
print("prefix-name".removeprefix("prefix-"), "name.txt".removesuffix(".txt"), "x".removeprefix("y"), "x".removesuffix(""), "aa".removeprefix("a"))
table = str.maketrans("abc", "xyz", "d")
print(table, "aabbccdde".translate(table), "hello".translate({104: "J", 101: None, ord("l"): 76}), "abc".translate({}))
print(str.maketrans({"a": "1", "b": None, 99: "3"}), "abc".translate(str.maketrans({"a": "1", "b": None, 99: "3"})))
show("maketrans length", lambda: str.maketrans("ab", "c"))
show("maketrans key", lambda: str.maketrans({"ab": 1}))
show("maketrans one", lambda: str.maketrans("ab"))
show("translate list", lambda: "\x00\x01".translate(["A", "B"]))
print("-".join(["a", "b"]), "".join(("x", "y")), ", ".join("abc"), "-".join([]), "-".join(["one"]), "-".join({"k": 1, "l": 2}), "".join(c for c in "gen"))
show("join int", lambda: "-".join(["a", 1]))
show("join none", lambda: "-".join(None))
show("join bytes", lambda: "-".join([b"a"]))
print("ab" * 3, 2 * "xy", "a" * 0, "a" * -1, "abc"[::-1], "abcdef"[1:5:2], "abc"[-1], "abc"[5:], "abc"[:-10])
show("index", lambda: "abc"[3])
show("index str", lambda: "abc"["a"])
show("index float", lambda: "abc"[1.0])
