"""re: groups, names, backreferences, spans, expand."""

import re

m = re.match(r"(?P<year>\d{4})-(?P<month>\d\d)(-(\d\d))?", "2024-05 tail")
print(m, m.group(), m.group(1, "month"), m.groups(), m.groups("none"), m.groupdict(), m.groupdict("d"))
print(m.start(), m.end(2), m.span("month"), m.span(3), m.lastindex, m.lastgroup, m.string, m.pos, m.endpos, m.re.pattern, m["year"], m[0])
print(m.expand(r"\2/\1 \g<month> \g<0>\n"), m.regs)
print(re.search(r"(\w)(\w)\2\1", "xx abba").groups(), re.search(r"(?P<q>['\"]).*?(?P=q)", "say 'it' \"x\"").group(), re.findall(r"(a)|(b)", "ab"), re.findall(r"a(b)?", "aab"), re.fullmatch(r"(a)(?:b)(c)", "abc").groups())
print(re.match(r"((a)|b)*", "ab").groups(), re.match(r"(a*)*", "aa").groups(), re.match(r"(?:(x)|y)+", "xy").groups(), re.match("(a)?b", "b").groups(), re.match("(?(1)a|b)", "b") if False else re.match("(a)?(?(1)b|c)", "c").group())
p = re.compile(r"(?P<a>x)(y)(?P<b>z)")
print(p.groups, p.groupindex, p.flags, p.pattern, p, re.compile("a", re.I | re.M), re.compile(b"b"))
for action in (lambda: m.group(9), lambda: m.group("no"), lambda: m["no"], lambda: m.start("x"), lambda: m.expand(r"\9"), lambda: m.expand(r"\g<no>"), lambda: m.group(1.5)):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
print(bool(m), m == re.match("2", "2"), type(m), re.Match is type(m), re.Pattern is type(p), p == re.compile(p.pattern), hash(p) == hash(re.compile(p.pattern)))
