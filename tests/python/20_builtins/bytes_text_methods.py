"""Methods that bytes share with str."""


def show(label, action):
    try:
        print(label, repr(action()))
    except Exception as error:
        print(label, type(error).__name__, error)


for kind in (bytes, bytearray):
    b = kind(b"Hello World, hello")
    print(b.find(b"o"), b.find(111), b.rfind(b"o"), b.index(b"W"), b.rindex(b"l"), b.count(b"l"), b.count(108), b.count(b""), b.find(b"zz"), b.find(b"o", 5, 8))
    print(b.upper(), b.lower(), b.title(), b.swapcase(), b.capitalize(), b.center(24, b"*"), b.ljust(20), b.rjust(20, b"-"), b.zfill(20), kind(b"-5").zfill(4))
    print(b.split(), b.split(b","), b.split(b"o", 1), b.rsplit(b"o", 1), b.split(maxsplit=1), b.partition(b","), b.rpartition(b"o"), b.partition(b"?"), kind(b"a\nb\r\nc").splitlines(), kind(b"a\nb").splitlines(True))
    print(b.replace(b"l", b"L"), b.replace(b"l", b"", 2), b.strip(b"Ho"), kind(b"  x ").strip(), kind(b" x ").lstrip(), kind(b" x ").rstrip(), b.removeprefix(b"Hello "), b.removesuffix(b"hello"), kind(b"a\tb").expandtabs(4))
    print(b.startswith(b"He"), b.endswith((b"x", b"lo")), b.startswith(b"W", 6), kind(b",").join([b"a", bytearray(b"b")]), b.translate(None, b"lo"), b.translate(bytes(range(256))), kind(b"abc").translate(bytes.maketrans(b"ab", b"xy")))
    print([name for name in ("isalnum", "isalpha", "isascii", "isdigit", "islower", "isspace", "istitle", "isupper") if getattr(kind(b"Abc"), name)()], kind(b"").isascii(), kind(b"12").isdigit(), kind(b" \t").isspace())
    print(b.hex(), b.hex(":"), b.hex("-", 4), b.hex(":", -4), kind.fromhex("48 65 6c"), kind.fromhex(""), b.decode(), b.decode("ascii"), kind(b"\xff").decode("latin-1"))
    show("find str", lambda: b.find("o"))
    show("find big", lambda: b.find(256))
    show("index", lambda: b.index(b"?"))
    show("split empty", lambda: b.split(b""))
    show("split str", lambda: b.split("a"))
    show("join str", lambda: b.join(["a"]))
    show("join none", lambda: b.join(None))
    show("replace", lambda: b.replace("a", "b"))
    show("startswith", lambda: b.startswith("a"))
    show("startswith int", lambda: b.startswith((1,)))
    show("strip", lambda: b.strip("a"))
    show("center", lambda: b.center(30, "a"))
    show("center long", lambda: b.center(30, b"ab"))
    show("fromhex", lambda: kind.fromhex("4g"))
    show("fromhex odd", lambda: kind.fromhex("4"))
    show("fromhex int", lambda: kind.fromhex(1))
    show("hex sep", lambda: b.hex("ab"))
    show("hex sep int", lambda: b.hex(1))
    show("translate", lambda: b.translate(b"abc"))
    show("maketrans", lambda: kind.maketrans(b"a", b"bc"))
    show("partition", lambda: b.partition(b""))
    show("removeprefix", lambda: b.removeprefix("a"))
