"""string: constants, Template, Formatter, capwords."""

import string

print(string.ascii_letters, string.digits, string.hexdigits, string.octdigits, string.punctuation, repr(string.whitespace), len(string.printable))
print(string.capwords("hello  big world"), string.capwords("a-b-c", "-"), repr(string.capwords(" x  y ")))
t = string.Template("$name owes $$${amount} to ${who}s $")
print(t.template, t.safe_substitute(name="Ada"), string.Template("$a $b").substitute({"a": 1}, b=2), string.Template("$x").safe_substitute())
for text in ("$", "$a $", "${a", "$1", "${}", "$a-$b"):
    try:
        print(string.Template(text).substitute(a=1))
    except (ValueError, KeyError) as error:
        print(type(error).__name__, error)
print(string.Template("$a ${b} $$ $c").get_identifiers(), string.Template("$a").is_valid(), string.Template("$").is_valid())


class Percent(string.Template):
    delimiter = "%"
    idpattern = "[a-z]+_[a-z]+"


print(Percent("%a_b $x %nope").safe_substitute(a_b=5))


class Upper(string.Formatter):
    def get_value(self, key, args, kwargs): return str(super().get_value(key, args, kwargs)).upper() if isinstance(key, str) else args[key]
    def convert_field(self, value, conversion): return f"<{value}>" if conversion == "x" else super().convert_field(value, conversion)


f = Upper()
print(f.format("{0} {name} {name!r} {0!x} {1[0]} {1[0]:>4}", 1, "ab", name="n"), string.Formatter().vformat("{a}{0}", (1,), {"a": 2}), list(string.Formatter().parse("a{b!r:c}d{}{{e}}")))
for text in ("{", "}", "{0", "{a}", "{1}", "{!z}"):
    try:
        print(string.Formatter().format(text, 5))
    except (ValueError, KeyError, IndexError) as error:
        print(type(error).__name__, error)
