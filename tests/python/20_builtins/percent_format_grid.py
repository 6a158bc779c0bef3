"""`%` formatting: every conversion with flags, widths, precisions, mappings, and what is wrong."""

values = {"d": (0, 5, -5, 12345678901234567890, 3.99, True), "i": (7,), "u": (7,), "o": (8, -8), "x": (255, -255), "X": (255,), "e": (12345.678, 0.0, -0.0, 1e300), "E": (0.00012,), "f": (3.14159, -2.5, 1e20, float("inf"), float("nan")), "F": (float("inf"),),
          "g": (0.0001, 0.00001, 123456789.0, 100000.0, 1e-10), "G": (1e-10,), "c": (65, "z", 8364), "r": ("q'", None), "s": ("text", 3.5, [1]), "a": ("é",), "%": ()}
flags = ("", "-", "+", " ", "0", "#", "-+", "+0", "#0", "- ")
for conversion, items in values.items():
    for item in items:
        print(conversion, repr(item), [f"%{flag}{size}{conversion}" % (item,) for flag in flags for size in ("", "8", "8.2") if not (conversion == "c" and "." in size)])
print("%%", "%% %d" % 1, "%%|%%|" % (), "%(a)s %(b)05.1f %(a)r" % {"a": 1, "b": 2}, "%(a b)s" % {"a b": 3}, "%s" % ((1, 2),), "%s" % [1], "%*d|%-*d|%.*f" % (5, 1, 5, 2, 1, 3.14159), "%ld %hd %Li" % (1, 2, 3), "%(x)s" % {"x": "y", "z": 1}, "no" % {}, "%()s" % {"": 1})
for template, arguments in (("%d", "x"), ("%d", None), ("%x", 1.5), ("%c", 1.5), ("%c", "ab"), ("%c", -1), ("%c", 0x110000), ("%s %s", 1), ("%s", (1, 2)), ("%(a)s", 1), ("%(a)s", {}), ("%y", 1), ("%", 1), ("%(a", {}), ("%*d", ("x", 1)), ("%.*d", (1.5, 1)), ("%f", "x"), ("%e", None), ("%d", 1j),
                            ("%5", 1), ("%(a)d", {"a": "x"}), ("x", 1), ("x", (1,)), ("%s", ()), ("%(a)s %s", {"a": 1}), ("%o", "8"), ("%c", None), ("%.", 1), ("%#", 1), ("%s%", "a"), ("%z", {}), ("%d", [1]), ("%(a)*d", {"a": 1})):
    try:
        print(template, repr(template % arguments))
    except Exception as error:
        print(template, repr(arguments), "->", type(error).__name__, error)


class S(str):
    def __str__(self):
        return "from str"

    def __repr__(self):
        return "from repr"


class N(int):
    def __index__(self):
        return 7

    def __str__(self):
        return "N!"


print("%s %r %.3s" % (S("abc"), S("abc"), S("abc")), "%d %s %x %i" % (N(5), N(5), N(255), N(1)), S("%s") % 1, type(S("%s") % 1).__name__, b"%d %s %b %a %c" % (1, b"x", b"y", "é", 66), b"%5.1f|%-4d|%04x" % (2.25, 3, 255))
for template, arguments in ((b"%s", "x"), (b"%b", 1), (b"%c", "ab"), (b"%c", 256), (b"%r", "é"), (b"%d", "1"), (b"%(a)s", {b"a": b"v"}), (b"%(a)s", {"a": b"v"})):
    try:
        print(template % arguments)
    except Exception as error:
        print(template, "->", type(error).__name__, error)
