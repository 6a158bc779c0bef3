"""Searching and splitting strings."""


def show(label, action):
    try:
        print(label, repr(action()))
    except Exception as error:
        print(label, type(error).__name__, error)


s = "hello world, hello sun"
for args in (("hello",), ("hello", 1), ("hello", 1, 5), ("",), ("", 5), ("", 100), ("x",), ("o", -3), ("l", None, 4), ("hello", 0, None)):
    print(args, s.find(*args), s.rfind(*args), s.count(*args), s.startswith(*args), s.endswith(*args))
for name in ("index", "rindex"):
    show(name, lambda: getattr(s, name)("sun"))
    show(name, lambda: getattr(s, name)("moon"))
show("find int", lambda: s.find(1))
show("find none", lambda: s.find())
show("find many", lambda: s.find("a", 1, 2, 3))
show("find bad index", lambda: s.find("a", "b"))
show("count", lambda: s.count(None))
show("startswith tuple", lambda: s.startswith(("x", "hell")))
show("startswith empty", lambda: s.startswith(()))
show("startswith list", lambda: s.startswith(["a"]))
show("startswith tuple of int", lambda: s.startswith((1,)))
show("endswith", lambda: s.endswith(("sun", 1)))
show("in", lambda: "lo w" in s)
show("in int", lambda: 1 in s)
for text in ("a b  c", " a\tb\nc ", "", "   ", "abc", "a,b,,c,"):
    print(repr(text), text.split(), text.split(None, 1), text.rsplit(None, 1), text.split(","), text.split(",", 1), text.rsplit(",", 1), text.split(maxsplit=0), text.split(",", maxsplit=-1))
show("split empty", lambda: "a".split(""))
show("split int", lambda: "a".split(1))
show("split keyword", lambda: "a b".split(sep=" ", maxsplit=5))
show("split bad keyword", lambda: "a b".split(separator=" "))
show("partition", lambda: "a=b=c".partition("="))
show("rpartition", lambda: "a=b=c".rpartition("="))
show("partition none", lambda: "abc".partition("="))
show("rpartition none", lambda: "abc".rpartition("="))
show("partition empty", lambda: "abc".partition(""))
for text in ("a\nb\r\nc\rd\x0be\x0cf\x1cg\x85h\u2028i", "", "\n", "a\n", "\r\n\r\n", "no"):
    print(repr(text), text.splitlines(), text.splitlines(True), text.splitlines(keepends=False))
