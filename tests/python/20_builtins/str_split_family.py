"""split, rsplit, splitlines, partition: separators, counts, and the odd line ends."""

text = "  one  two three  "
for args in ((), (" ",), (None, 1), (" ", 2), ("  ",), ("o",), ("two",), ("x",), (None, 0), (" ", 0), (None, -1), ("t", 1)):
    print(args, text.split(*args), text.rsplit(*args))
print("".split(), "".split(","), ",".split(","), "a,b,,c".split(","), "aXXbXXc".split("XX", 1), "aaa".split("aa"), "\u2003x\u00a0y\x1cz".split())
print("a\nb\r\nc\rd\x0be\x0cf\x1cg\x1dh\x1ei\x85j\u2028k\u2029l".splitlines())
print("a\nb\n".splitlines(), "a\nb\n".splitlines(True), "\n\n".splitlines(), "".splitlines(), "x".splitlines(keepends=True), b"a\nb\x0bc\r\n".splitlines())
for separator in ("-", "--", "x"):
    print("a-b--c".partition(separator), "a-b--c".rpartition(separator), b"a-b--c".partition(separator.encode()))
for use in (lambda: "a".split(""), lambda: "a".partition(""), lambda: "a".split(1), lambda: "a".split("a", "b"), lambda: "a".partition(1), lambda: b"a".split("a"), lambda: b"a".split(b""), lambda: "a".splitlines("x", 1), lambda: "a".rsplit(sep="a", x=1)):
    try:
        print(use())
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
print("a b c".split(maxsplit=1), "a,b,c".rsplit(sep=",", maxsplit=1), "a b".split(sep=None), ",".join("a b c".split()), "é,ü".split(","), "日本語".partition("本"))
