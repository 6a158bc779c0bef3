"""Names outside ASCII: they are normalised, some characters are refused."""

ñ = 1
数 = 2
π = 3.14
ﬁ = "ligature"
print(ñ, 数, π, fi, "fi" in globals(), "ﬁ" in globals())
Å = "ring"
print(Å, Å is Å)


class Ünï:
    ſ = 1

    def мет(self, арг):
        return арг * 2


print(Ünï.__name__, Ünï.s, Ünï().мет(арг=2), [name for name in vars(Ünï) if not name.startswith("__")])
print("é".isidentifier(), "é1".isidentifier(), "1é".isidentifier(), "a b".isidentifier(), "".isidentifier(), "_".isidentifier(), "·".isidentifier(), "a·".isidentifier())
for bad in ("a€ = 1", "x = 1 – 2", "“x”", "a = 1", "𝟏 = 2", "x = ²", "$x = 1", "a?b", "`x`"):
    try:
        exec(bad)
        print("fine", ascii(bad))
    except SyntaxError as error:
        print(ascii(bad), error.msg, error.offset)
𝐱 = 5
print(x)
