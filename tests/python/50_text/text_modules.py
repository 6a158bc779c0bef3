"""string, textwrap, fnmatch, keyword."""
import fnmatch, keyword, string, textwrap


def t(function):
    try:
        print(repr(function()))
    except Exception as error:
        print(type(error).__name__, error)


print(string.ascii_letters, string.digits, string.hexdigits, string.octdigits, string.punctuation, repr(string.whitespace), len(string.printable), string.capwords("hello  wORLD foo"), string.capwords("a-b-c", "-"))
s = string.Template("$who likes ${what}, $$5 $missing")
print(s.safe_substitute(who="tim", what="kung pao"), s.template, s.get_identifiers(), s.is_valid())
t(lambda: s.substitute(who="x"))
t(lambda: string.Template("$who").substitute({"who": "m"}, who="k"))
t(lambda: string.Template("line\n bad $ here").substitute())
t(lambda: string.Template("$").is_valid())


class Pct(string.Template):
    delimiter = "%"
    idpattern = "[a-z]+_[a-z]+"


print(Pct("%a_b %% %{c_d} %nope").safe_substitute(a_b=1, c_d=2))
f = string.Formatter()
print(f.format("{} {} {x!r:>5} {0}" if False else "{0} {1} {x!r:>5} {0:^7}", "a", "b", x="c"), f.format("{a.real} {b[0]} {b[-1]} {c[k]}", a=5, b=[1], c={"k": 2}) if False else f.format("{a.real} {b[0]} {c[k]}", a=5, b=[1], c={"k": 2}), f.format("{:{}}|{:>{w}}", "x", 4, "y", w=3), list(f.parse("a{b!r:c}d{{e}}{}")))
for bad in ("{", "}", "{0", "{0!x}", "{} {0}", "{x}", "{0.}"):
    t(lambda: f.format(bad, 1))


class Default(string.Formatter):
    def get_value(self, key, args, kwargs):
        return kwargs.get(key, f"<{key}>") if isinstance(key, str) else super().get_value(key, args, kwargs)


print(Default().format("{a} {b}", a=1))
text = "The quick brown fox jumped over the lazy dog. It was a well-known half-hearted attempt--really!  Supercalifragilisticexpialidocious words break."
for width in (10, 20, 40):
    print(textwrap.wrap(text, width))
print(textwrap.fill(text, 30, initial_indent="* ", subsequent_indent="  "))
print(textwrap.wrap(text, 20, break_long_words=False, break_on_hyphens=False), textwrap.wrap(text, 30, max_lines=2), textwrap.wrap(text, 30, max_lines=2, placeholder="..."))
print(textwrap.shorten("Hello  world!  more text", width=15), textwrap.shorten("Hello world!", width=12), textwrap.shorten("Hello world!", width=5, placeholder="..."), textwrap.wrap(""), textwrap.wrap("  lead", 10), textwrap.wrap("a\tb\nc", 10), textwrap.wrap("end. Next one.", 20, fix_sentence_endings=True))
t(lambda: textwrap.wrap("x", 0))
t(lambda: textwrap.shorten("hello world", 3))
print(repr(textwrap.dedent("""\
    hello
      world

    \tx
    """)), repr(textwrap.dedent("  a\n b\n")), repr(textwrap.dedent("\ta\n  b")), repr(textwrap.dedent("x\n  y")), repr(textwrap.indent("a\n\nb\n", "> ")), repr(textwrap.indent("a\n\nb", "> ", lambda line: True)))
for pattern, names in [("*.py", ["a.py", "b.txt", ".py"]), ("?a*", ["ba", "a", "bab"]), ("[!a]*", ["ab", "ba"]), ("[a-c]x", ["ax", "dx"]), ("[]]", ["]"]), ("[", ["["]), ("a*b*c", ["abc", "aXbYc", "ab"]), ("*", ["", "x"]), ("a[c-a]b", ["ab"]), ("[[]", ["["])]:
    print(pattern, fnmatch.filter(names, pattern), fnmatch.translate(pattern))
print(fnmatch.fnmatch("A.py", "a.*"), fnmatch.fnmatchcase("a.py", "a.*"), keyword.iskeyword("for"), keyword.iskeyword("match"), keyword.issoftkeyword("match"), len(keyword.kwlist), keyword.softkwlist)
