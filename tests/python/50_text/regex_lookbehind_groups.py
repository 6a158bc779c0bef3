"""Look-behinds that refer to groups outside, or test them, have a fixed width too; long ones are quick."""
import re

for pattern, text in ((r"(a)a(?<=\1)c", "aac"), (r"(a)b(?<=\1)a", "abaa"), (r"(a)a(?<!\1)c", "aac"), (r"(a)b(?<!\1)a", "abaa"),
                      (r"(a)a(?(1)(?<=\1))c", "aac"), (r"(?:(a)|(x))b(?<=(?(2)x|c))c", "abc"),
                      (r"(?:(a)|(x))b(?<=(?(2)b|x))c", "abc"), (r"(a)b(?<=(?(1)b|x))(c)", "abc"), (r"(?=(a))a(?<=\1)b", "ab"),
                      (r"(?<=(a))b(?<=\1b)", "ab"), (r"(a|bc)x(?<=\1x)", "ax"), (r"(?<=(a)\1)b", "aab"), (r"(a*)b(?<=\1)", "ab")):
    try:
        print(pattern, re.match(pattern, text), re.search(pattern, text))
    except re.error as error:
        print(pattern, error)
print(re.search(r"(?<=((.{64}){128}){128})", "x" * 1_500_000).span())
print(re.search(r"(?<!((.{64}){128}){128})", "x" * 1_500_000).span())
print(re.search(r"(?<=é{3})x", "éééx"), re.search(r"(?<=é{4})x", "éééx"))
for pattern in (r"xx(?<=(a)\1)b", r"(?<=(?P<n>a)(?P=n))b", r"(?<=(a)(?(1)b|c))b"):
    try:
        re.compile(pattern)
    except re.error as error:
        print(pattern, error)
