"""re: matching, groups, replacing and splitting."""
import re


def t(function):
    try:
        print(repr(function()))
    except re.error as error:
        print("re.error", error, error.msg, error.pos)
    except Exception as error:
        print(type(error).__name__, error)


m = re.match(r"(\w+) (?P<last>\w+)", "Isaac Newton, physicist")
print(m, m.group(), m.group(1), m.group("last"), m.group(1, 2), m[0], m["last"], m.groups(), m.groupdict())
print(m.start(), m.end(2), m.span("last"), m.pos, m.endpos, m.lastindex, m.lastgroup, m.re, m.string, m.regs, m.expand(r"\2 \1 \g<last>"), bool(m))
t(lambda: m.group(3))
t(lambda: m.group("x"))
for pattern, text in [
    ("a|b", "b"), ("ab|a", "ab"), ("(a|ab)(c|bcd)(d*)", "abcd"), ("a*", "aaa"), ("a*?", "aaa"), ("a{2,3}", "aaaa"), ("a{,2}", "aaa"),
    ("(a)*", "aaa"), ("(a|b)*", "abab"), ("(a*)*", "b"), ("(a*)+", "aab"), ("(?:a|b)+?c", "ababc"), ("x*", "y"), ("(x)?(y)?z", "yz"),
    ("^abc$", "abc"), ("^abc$", "abc\n"), (r"\Aabc\Z", "abc\n"), ("a.c", "a\nc"), ("(?s)a.c", "a\nc"), ("(?i)HELLO", "hello"), ("(?m)^b", "a\nb"),
    (r"\bfoo\b", "a foo b"), (r"\Boo", "foo"), (r"(?=foo)f", "foo"), (r"(?!foo)\w+", "foobar"), (r"(?<=a)b", "ab"), (r"(?<!a)b", "ab cb"),
    (r"(\w)\1", "hello"), (r"(?P<q>['\"]).*?(?P=q)", "say 'hi' \"x\""), (r"(a)?(?(1)b|c)", "ab"), (r"(a)?(?(1)b|c)", "c"), (r"(?P<n>a)?(?(n)b|c)", "xc"),
    (r"a++b", "aaab"), (r"a++a", "aaa"), (r"(?>a+)b", "aab"), (r"(?>a|ab)c", "abc"), (r"a?+a", "a"), (r"(?:ab)*+c", "ababc"), (r"a{1,2}+a", "aa"),
    (r"[^abc]+", "xyzabc"), (r"[]a]+", "]a]"), (r"[a\-z]+", "a-z"), (r"[\d_]+", "12_3a"), (r"[\w-]+", "a-b c"), (r"[^\s]+", " ab "), (r"[-a]", "-"), (r"[a-]", "-"),
    (r"\x41\u0042\103\n", "ABC\n"), (r"\d+", "a٣٤b"), (r"(?a)\d+", "٣4"), (r"\w+", "über café"), (r"(?a)\w+", "über"), ("é+", "caféé"), ("(?i)É", "é"), ("(?i)ß", "ß"), ("(?i)ſ", "s"), ("(?i)[a-z]+", "ſK"),
    ("(?i)straße", "STRAßE"), (r"(?x) a b # comment" + "\n c", "abc"), (r"(?x)a\ b[ ]c", "a b c"), (r"(?i:a)b", "Ab"), (r"(?i:a)b", "AB"), (r"(?-i:a)", "a"), (r"(?s-i:.)", "\n"),
    ("", "abc"), ("$", "abc"), ("^", "abc"), ("(|a)+", "aaa"), ("(a|)+", "aab"), ("(?:a?)*?b", "aab"), ("(a{2}){2}", "aaaa"), ("((a)|(b))*", "ab"), ("(?:(a)|b)*", "ab"), ("(a)|b", "b"),
    (r"(?<=(a))b", "ab"), (r"(?=(a+))a*b\1", "baaabac"), (r"(?=(a+))", "baaabac"), (r"(.)(.)(.)(.)(.)(.)(.)(.)(.)(.)\10", "abcdefghijj"), (r"(?#comment)a", "a"), (r"a{0}b", "b"), ("a{2}{3}" if False else "a{2}", "aa"), ("{", "{"), ("a{", "a{"), ("a{x}", "a{x}"), ("a{1", "a{1"), ("x{,}", "xx"),
]:
    found = re.search(pattern, text)
    print(ascii(pattern), "->", found and (found.span(), found.groups(), found.lastindex))

print(re.fullmatch("a|ab", "ab"), re.fullmatch("a*?", "aa"), re.fullmatch("ab", "abc"), re.match("b", "ab"), re.compile("b").match("ab", 1), re.compile("^b").match("ab", 1), re.compile("a$").search("aab", 0, 2))
print(re.findall("a", "banana"), re.findall("(a)(n)", "banana"), re.findall("(a)", "banana"), re.findall("x*", "axb"), re.findall(r"\b", "a b"), re.findall("a|(b)", "ab"))
print([m.span() for m in re.finditer("a*", "baac")], [m.group() for m in re.finditer(r"\w+", "the quick fox")], re.findall(r"(?m)^.*$", "a\n\nb"))
print(re.split(r"\W+", "Words, words, words."), re.split(r"(\W+)", "Words, words"), re.split("x*", "axbc"), re.split(",", "a,b,c", 1), re.split(r"\b", "a b"), re.split("(a)|b", "1b2a3"), re.split("", "ab"))
print(re.sub("a", "b", "banana"), re.sub("a", "b", "banana", 2), re.sub("(a)(n)", r"\2\1", "banana"), re.sub(r"(?P<x>a)", r"<\g<x>\g<0>\g<1>>", "aba"), re.sub("x*", "-", "abc"), re.sub("x*", "-", "abxd"))
print(re.sub(r"\d+", lambda m: str(int(m.group()) * 2), "a1b22"), re.subn("a", "x", "banana"), re.sub("a", r"\n\t\\", "a"), re.sub("(a)|(b)", r"[\1\2]", "abc"), re.sub("a", "", "banana"), re.sub("^", "> ", "x\ny", flags=re.M), re.sub(b"a", b"\\g<0>!", b"ab"))
print(re.sub("é", "e", "café é"), re.sub("e", "é", "e-e"), re.subn("b*", lambda m: "|", "abc"), re.escape("a.b*c [d] é-#&~\n"), re.escape(b"a.b\xff"))
p = re.compile(r"(?P<a>x)(?P<b>y)?", re.I | re.M)
print(p, p.pattern, p.flags, p.groups, dict(p.groupindex), p == re.compile(r"(?P<a>x)(?P<b>y)?", re.M | re.I), p.match("X").groups("?"), p.match("X").groupdict("-"), p.match("x").span(2), p.match("x").lastgroup)
print(re.compile(b"a", re.A), re.compile("a", re.X), re.compile("é"), re.I, re.I | re.S, repr(re.NOFLAG), re.IGNORECASE.value, re.compile("a").flags, re.compile("(?i)a").flags, re.compile(b"a").flags)
for bad in ["(", ")", "a)", "[", "[a", "*", "a**", "+a", "a{2,1}", "(?", "(?P", "(?P<", "(?P<>a)", "(?P<1>a)", "(?P<a>x)(?P<a>y)", "(?P=a)", "(?Px", "(?<", "(?z)", "\\", "[\\", "\\q", "[b-a]", "[\\d-z]", "\\1", "(\\1)", "(?(1)a|b|c)", "(?(a)b)", "(?(0)a)", "(?<=a*)b", "a(?i)b", "(?i", "(?i-", "(?i-z:a)", "(?-i)", "(?au)a", "\\x1", "\\u12", "\\400", "(?#a", "x{99999999999}", "a\nb(", "(?P<a", "(?L)a", "\\N{x}", "(?(9)a)", "a|*", "(?:a", "(?=a", "a???", "^*", "(?P<é>a)(?P=é", "(?i-i:a)", "(?>a", "(?ii)a", "(?-:a)", "(?a-u:x)"]:
    t(lambda: re.compile(bad))
t(lambda: re.compile(b"(?u)a"))
t(lambda: re.compile("a", re.L))
t(lambda: re.compile("a", re.A | re.U))
t(lambda: re.compile(5))
t(lambda: re.match("a", b"a"))
t(lambda: re.match(b"a", "a"))
t(lambda: re.match("a", 5))
t(lambda: re.compile(re.compile("a"), re.I))
for bad in ["\\2", "\\g<2>", "\\g<x>", "\\g<", "\\g", "\\g<>", "\\g<1x>", "\\q", "\\", "\\400", "\\g<x"]:
    t(lambda: re.sub("(a)", bad, "a"))
t(lambda: re.sub("a", lambda m: 5, "a"))
t(lambda: re.sub("a", 5, "a"))
scanner = re.Scanner([(r"[a-zA-Z_]\w*", lambda s, tok: ("name", tok)), (r"\d+", lambda s, tok: int(tok)), (r"\s+", None), (r"[=+]", lambda s, tok: tok)])
print(scanner.scan("x = y1 + 12 !"))
print(re.match(r"(a+)+$", "a" * 18 + "b"), re.search(r"\s+$", " " * 200 + "x"), re.match("(?:x|y)*z", "xy" * 5000 + "z").end())
print(re.match(rb"(\w+)", b"abc\xe9").groups(), re.findall(rb"[\x80-\xff]", b"a\x80\xff"), re.match(rb"\xe9", b"\xe9") is not None, re.sub(rb"(.)", rb"\1-", b"ab"))
long = "α" * 1000 + "βγ"
found = re.search("β(γ)", long)
print(found.span(), found.span(1), re.search("γ$", long).start(), re.compile("β").search(long, 1000).start(), re.compile("β").search(long, 1001))
import copy
print(copy.copy(p) is p, copy.deepcopy(p) is p, type(p), type(m), hash(p) == hash(re.compile(p.pattern, re.I | re.M)))
TOKEN = re.compile(r"(?P<NUMBER>\d+(\.\d*)?)|(?P<NAME>[A-Za-z]+)|(?P<OP>[-+*/()=])|(?P<SKIP>[ \t]+)|(?P<BAD>.)")
print([(m.lastgroup, m.group()) for m in TOKEN.finditer("x = 3.5*(y + 2)$") if m.lastgroup != "SKIP"])
