"""re: sub, subn, split, finditer, escape, empty matches."""

import re

print(re.sub("a", "b", "banana"), re.sub("a", "b", "banana", 2), re.sub("a", "b", "banana", count=1), re.subn("a", "-", "banana"), re.sub("x", "y", "abc"))
print(re.sub(r"(\w+) (\w+)", r"\2 \1", "hello world"), re.sub(r"(?P<f>\w)", r"<\g<f>>", "ab"), re.sub("(a)", r"\g<1>0", "a"), re.sub("a", r"\\", "a"), re.sub("a", r"\n\t", "a") == "\n\t", re.sub(".", lambda m: m.group().upper() * 2, "ab"), re.sub("a|b", lambda m: {"a": "1", "b": "2"}[m[0]], "abc"))
print(re.sub("", "-", "abc"), re.sub("b*", "-", "abc"), re.sub("x*", "-", ""), re.findall("", "ab"), re.findall("b*", "abba"), re.split("", "abc"), re.split("x*", "axbc"))
print(re.split(r"\s+", " a b  c "), re.split(r"(\s+)", "a b"), re.split("[,;]", "a,b;c", 1), re.split("(,)|(;)", "a,b;c"), re.split("x", "abc"), re.split(r"\b", "hi there"), re.split("$", "ab"))
print([(m.group(), m.span()) for m in re.finditer(r"\w+", "one two")], [m.start() for m in re.compile("a").finditer("banana", 2, 5)], re.compile("a").findall("banana", 3), re.compile("^a").search("ba", 1), re.compile("a$").search("ab", 0, 1))
print(re.escape("a.b*c[d]-e f_g\n\x00é"), re.escape(b"a+b"), re.sub(b"a", b"b", b"cat"), re.split(b",", b"a,b"), re.findall(b".", b"\xff\n"))
for action in (lambda: re.sub("(", "", ""), lambda: re.sub("a", r"\1", "a"), lambda: re.sub("a", r"\g<x>", "a"), lambda: re.sub("a", r"\q", "a"), lambda: re.sub("a", b"b", "a"), lambda: re.sub(b"a", b"b", "a"), lambda: re.sub("a", 5, "a"), lambda: re.split("a", 5), lambda: re.findall("a", None), lambda: re.match("a", b"a"), lambda: re.sub("a", r"\g<", "a"), lambda: re.sub("a", lambda m: 5, "a")):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
