"""find, index, count, replace, startswith: overlapping, bounds, empty needles and tuples."""

s = "banana"
for args in (("an",), ("an", 2), ("an", 2, 4), ("", 0), ("", 6), ("", 7), ("x",), ("a", -1), ("a", -100, 100), ("ana",), ("a", None, 3), ("banana!",), ("na", 3, 1)):
    print(args, s.find(*args), s.rfind(*args), s.count(*args))
print("aaaa".count("aa"), "".count(""), "abc".count(""), "é€é".find("é", 1), "é€é".count("é"), "a😀b😀".rfind("😀"), "日本" in "日本語", "" in "", "a" in "")
print(s.replace("a", "-"), s.replace("a", "-", 2), s.replace("", "."), s.replace("an", ""), s.replace("x", "y") == s, "".replace("", "x"), "".replace("", "x", 0), s.replace("a", "aa", -1), "aaa".replace("aa", "b"), s.replace("", "-", 3))
for args in (("ba",), (("x", "b"),), ("an", 1), ("na", -2), ("",), ("", 6), ("", 7), ((),), ("banana", 0, 3), ("ban", 0, 3)):
    print(args, s.startswith(*args), s.endswith(*args))
for use in (lambda: s.index("x"), lambda: s.rindex("b", 1), lambda: s.startswith(["b"]), lambda: s.startswith(("b", 1)), lambda: s.startswith(("x", 1)), lambda: s.find(1), lambda: s.count(None), lambda: s.replace(1, 2), lambda: s.replace("a", "b", "c"), lambda: s.find("a", "b"),
            lambda: s.find(), lambda: 1 in s, lambda: s.replace("a", "b", 1.0), lambda: s.endswith(b"a"), lambda: b"ab".find("a"), lambda: b"ab".find(256), lambda: b"ab".startswith("a"), lambda: b"ab".index(b"z"), lambda: s.find("a", 1.5)):
    try:
        print(use())
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
print(b"abab".find(97), b"abab".rfind(b"ab"), b"abab".count(98), 97 in b"ab", b"" in b"", b"abc".replace(b"b", bytearray(b"--")), bytearray(b"xaxa").count(b"a", 2), b"aXbX".replace(b"X", b""), b"ab".endswith((b"x", b"b")))
