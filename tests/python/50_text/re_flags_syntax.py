"""re: flags, classes, quantifiers, look-around, anchors, inline flags."""

import warnings

warnings.simplefilter("ignore")
import re

print(re.findall("a", "aA", re.I), re.findall("^.", "a\nb", re.M), re.findall("a.b", "a\nb", re.S), re.findall(r"\w+", "é_1 ñ", re.A), re.findall("a # c\n b", "ab", re.X), re.findall("(?i)A(?-i:b)", "ab aB"), re.findall("(?m:^)x", "x\nx"), re.findall("(?s).", "\n"), re.findall("(?x) a b ", "ab"))
print(re.findall(r"\d\D\w\W\s\S", "1a_-\tz"), re.findall("[^a-c]", "abcd"), re.findall(r"[\]\-\\^]", "]-\\^"), re.findall("[a-z&&[b]]", "a&]b]"), re.findall(r"[\d.]+", "1.5 x"), re.findall("[]a]+", "]a"), re.findall("[^]]", "a]"), re.findall(r"[\b]", "\b"))
print(re.findall("a*?", "aa"), re.findall("a+?b", "aab"), re.findall("a{2}", "aaaaa"), re.findall("a{,2}b", "aaab"), re.findall("a{1,}?", "aaa"), re.findall("x{a}", "x{a}"), re.findall("a{2,3}?", "aaaaa"), re.findall("a++b", "aab"), re.findall("(?>a+)ab", "aaab"), re.findall("a?+a", "aa"))
print(re.findall("a(?=b)", "abac"), re.findall("a(?!b)", "abac"), re.findall("(?<=a)b", "abcb"), re.findall("(?<!a)b", "abcb"), re.findall(r"\bfoo\b", "foo food foo"), re.findall(r"\Boo", "foo oo"), re.findall(r"\Aa", "aa"), re.findall(r"a\Z", "aa\n"), re.findall("a$", "a\n"), re.findall("(?#comment)a", "a"))
print(re.findall(r"\x41\u0042\103\t\.", "ABC\t."), re.findall(r"\N{DIGIT ONE}", "1"), re.search("(?:a|ab)(?:c|bcd)(d*)", "abcd").group(0, 1), re.search(".*?(\\d+)", "ab123").group(1), re.match("a|", "b").span(), re.IGNORECASE, re.I | re.M, repr(re.compile("a", re.X).flags), re.RegexFlag(10), re.NOFLAG)
for bad in ("(", ")", "[", "[z-a]", "*", "a**", "a{2,1}", "(?P<n>a)(?P<n>b)", "(?P<1>a)", "(?P=x)", r"\1", "(?<=a*)", "(?z)", "(?P<n", r"\q", "a(?i)b", "(?", "[[:alpha:]]", "(?(2)a|b)", r"\x1", r"\u12", "+", "a|*", "(?i-i:a)", r"\N{nope}", "(?P>x)", "[\\d-z]", "(?:", "(?-z:a)"):
    try:
        print(bad, re.compile(bad).pattern)
    except re.error as error:
        print(bad, "->", error, error.pos, error.msg)
