"""Every method of str."""

s = "Hello, World"
print(s.upper(), s.lower(), s.swapcase(), s.title(), "hello world".capitalize(), "ẞß".casefold(), "they're bill's".title())
print(s.find("o"), s.find("o", 5), s.find("x"), s.rfind("o"), s.index("W"), s.count("l"), s.count(""), "aaa".count("aa"))
print(s.startswith("Hell"), s.startswith(("x", "H")), s.endswith("d"), s.startswith("W", 7), "".startswith(""))
print(s.replace("l", "L"), s.replace("l", "L", 1), "aaa".replace("", "-"), s.replace("xyz", ""))
print("a,b,,c".split(","), "  a  b ".split(), "a b c".split(" ", 1), "a b c".rsplit(" ", 1), "".split(), "".split(","), "a\nb\r\nc".splitlines(), "a\nb\n".splitlines(True), "  x y  z ".split(None, 1))
print("-".join(["a", "b"]), "".join([]), ", ".join(str(n) for n in range(3)))
print("  x ".strip() + "|", "  x ".lstrip() + "|", "  x ".rstrip() + "|", "xxaxx".strip("x"), "abcba".strip("ab"), "prefix-x".removeprefix("prefix-"), "x.py".removesuffix(".py"))
print("a".center(5, "*"), "ab".ljust(5) + "|", "ab".rjust(5), "42".zfill(5), "-42".zfill(5), "a\tb".expandtabs(4), "ab".center(5) + "|")
print("k=v=w".partition("="), "k=v=w".rpartition("="), "kv".partition("="), "kv".rpartition("="))
print("123".isdigit(), "abc".isalpha(), "a1".isalnum(), " ".isspace(), "Ab".istitle(), "AB".isupper(), "ab".islower(), "a b".isidentifier(), "x1".isidentifier(), "½".isnumeric(), "٣".isdecimal(), "".isdigit(), "é".isascii(), "a\n".isprintable())
print("{} {}".format(1, 2), "{1} {0}".format("a", "b"), "{x} {y!r}".format(x=1, y="s"), "{:>5}|{:<5}|{:^5}".format(1, 2, 3), "{0.real} {1[0]} {2[k]}".format(3, [7], {"k": 8}), "{{}}".format(), "{:{}}".format("x", 4) + "|")
print("%d %s %r %5d|%-5d|%05d %x %X %o %e %.2f %g %% %c %+d %i" % (1, "s", "r", 2, 3, 4, 255, 255, 8, 12345.678, 3.14159, 1e-5, "c", 5, 6.7))
print("%s" % "one", "%s %s" % ("a", "b"), "%(k)s and %(n)03d" % {"k": "v", "n": 7}, "%5s|%-5s|%.2s" % ("a", "b", "xyz"), "%s" % (1,), "%s" % [1, 2], "%*d" % (5, 3), "%#x" % 255)
print("abc".translate({97: "A", 98: None}), "abc".translate(str.maketrans("ab", "xy", "c")), str.maketrans({"a": "1"}))
print("é".encode(), "é".encode("latin-1"), "é".encode("ascii", "ignore"), "é".encode("ascii", "replace"), "abc".encode("ascii"))
print("abc" * 2, "a" + "b", "b" in "abc", "abc"[1], len("日本"), "日本"[1], "abc" < "abd", max("hello"), sorted("hello"), list("日本"), "x" not in "abc")
print("AbC".swapcase(), "ß".upper(), "İ".lower() == "i̇", "ǆ".title(), "Σ".lower())
print("one two".split(sep=" "), "a,b".split(sep=",", maxsplit=1), "abc".find("c", 0, 2), "abcabc".index("c", 3), "x".join("abc"))
print("tEST".capitalize(), "".join(reversed("abc")), "abc"[::-1], "%s" % None, "%d" % True, "%5.1f|%-8.3e|" % (2.25, 12345.6789))
for code in (
    lambda: "abc".index("z"),
    lambda: "a" + 1,
    lambda: "abc".split(""),
    lambda: "".join([1]),
    lambda: "%d" % "x",
    lambda: "%s %s" % "a",
    lambda: "%s" % (1, 2),
    lambda: "{}".format(),
    lambda: "{a}".format(),
    lambda: "{:d}".format("x"),
    lambda: "é".encode("ascii"),
    lambda: "abc".center(5, "ab"),
    lambda: "abc".startswith(1),
    lambda: "{0} {}".format(1, 2),
    lambda: "%(a)s" % (1,),
    lambda: "abc".nope,
    lambda: str(b"abc", "ascii"),
    lambda: str(1, 2),
    lambda: "{".format(),
    lambda: "%z" % 1,
    lambda: "a".replace("a"),
    lambda: "a".join(5),
):
    try:
        print(code())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
