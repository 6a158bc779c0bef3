"""The % operator on strings."""


def show(template, value):
    try:
        print(repr(template), repr(template % value))
    except Exception as error:
        print(repr(template), type(error).__name__, error)


for template in ("%s", "%r", "%a", "%10s|", "%-10s|", "%.2s", "%10.2s|", "%c", "%d", "%x", "%5%|", "%%"):
    show(template, "héy")
for template in ("%d", "%i", "%u", "%5d|", "%-5d|", "%05d", "%+d", "% d", "%x", "%X", "%#x", "%#X", "%o", "%#o", "%e", "%f", "%g", "%c", "%s", "%.5d", "%8.5d|", "%+.3x", "%-+5d|", "%ld", "%hhd", "%#.3x", "%b"):
    show(template, 65)
    show(template, -65)
show("%d", 1.9)
show("%d", -1.9)
show("%d", "1")
show("%x", 1.5)
show("%c", "ab")
show("%c", 0x110000)
show("%c", -1)
show("%d", None)
show("%f", "a")
show("%d", 10**30)
show("%x", 10**20)
show("%s %s", ("a", 1))
show("%s %s", ("a",))
show("%s", ("a", "b"))
show("%s", ())
show("%s", ((),))
show("%s", [1, 2])
show("no", ())
show("no", (1,))
show("no", 1)
show("no", [1])
show("no", {})
show("%(a)s %(b)d", {"a": 1, "b": 2})
show("%(a)s", {})
show("%(a)s", 1)
show("%(a)s %s", {"a": 1})
show("%(a", {"a": 1})
show("%(a)", {"a": 1})
show("%", 1)
show("%5", 1)
show("%y", 1)
show("%é", 1)
show("%*d|", (5, 1))
show("%-*d|", (5, 1))
show("%*d|", (-5, 1))
show("%.*f", (2, 3.14159))
show("%*.*f|", (8, 2, 3.14159))
show("%*d", ("a", 1))
show("%(a)*d", {"a": 1})
show("%(x)s%%", {"x": 5})
show("%((a))s", {"(a)": 5})
show("%s", True)
show("%d", True)
show("%r", "a'b")
show("%s %(a)s", {"a": 1})


class Index:
    def __index__(self):
        return 7


class Int:
    def __int__(self):
        return 8


show("%d", Index())
show("%x", Index())
show("%d", Int())
show("%x", Int())
