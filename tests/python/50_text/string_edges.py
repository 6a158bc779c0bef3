"""string: formats in steps, templates of every form."""

import string, re

F = string.Formatter()
for t in [
    "a{b!r:c}d{}{{e}}",
    "{0}{}",
    "{}{0}",
    "{a.b[c].d[0]}",
    "{0[}",
    "{0.}",
    "{0[]}",
    "{0]}",
    "{a",
    "}",
    "a}b",
    "{{}}",
    "{0!r:{1}}",
    "{:{:{}}}",
    "{:{:{:{}}}}",
    "{0[a]b}",
    "{!x}",
    "{!r}",
    "{0!}",
    "{0!rx}",
    "{a{b}}",
    "{0:{1}{2}}",
    "{0[1}:]}",
    "{0[:]}",
    "{a!s:}x",
    "é{é}",
    "{99999999999999999999}",
    "{-1}",
    "{ 0}",
]:
    for f in (lambda: list(F.parse(t)), lambda: F.format(t, "q", 5, 6, a=[1], b=2)):
        try:
            print(t, f())
        except Exception as e:
            print(t, type(e).__name__, e)
    it = F.parse(t)
    while 1:
        try:
            print(next(it))
        except StopIteration:
            break
        except Exception as e:
            print(e)
            break
for n in ["0.a", "a[0].b", "", "a.b.c[x][1]", "0[", "0..a"]:
    try:
        print(F.get_field(n, ([1],), {"a": {"b": 1}}))
    except Exception as e:
        print(n, type(e).__name__, e)
T = string.Template
for t in ["$a\n$b\n  $", "$", "a$", "\n$", "\n$ ", "$a ${b} $$ $c ${", "$1", "${}", "${a b}"]:
    for f in (
        lambda: T(t).substitute(a=1, b=2, c=3),
        lambda: T(t).safe_substitute(a=1),
        lambda: T(t).is_valid(),
        lambda: T(t).get_identifiers(),
        lambda: T(t).substitute({"a": 1, "b": 5, "c": 2}, b=2),
    ):
        try:
            print(repr(t), f())
        except Exception as e:
            print(repr(t), type(e).__name__, e)


class P(T):
    delimiter = "%"
    idpattern = r"[a-z]+"


class Q(T):
    pattern = r"(?P<escaped>@@)|@(?P<named>\w+)|@\{(?P<braced>\w+)\}|(?P<invalid>@)"


class R(T):
    braceidpattern = r"[0-9]+"
    flags = 0


class S(Q):
    pass


class U(T):
    pattern = r"(?P<named>a)|(?P<escaped>b)|(?P<braced>c)|(?P<invalid>d)|e"


print(
    P("%a %% %9").safe_substitute(a=1),
    Q("@a @@ @{b}").substitute(a=1, b=2),
    R("$a ${12} $A").safe_substitute({"a": 1, "12": 3}),
    S("@a").substitute(a=4),
)
for f in (U("e").is_valid, U("e").get_identifiers, U("e").substitute, U("abcd").get_identifiers, U("abc").substitute):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
print(
    string.capwords(" a  b "),
    string.capwords("a-b c", "-"),
    repr(string.capwords(" a  b ", "") if 0 else 0),
    string.capwords("xX yY", None),
)
for n in string.__all__:
    v = getattr(string, n)
    if isinstance(v, str):
        print(n, repr(v))


class D(dict):
    def __missing__(self, k):
        return "<" + k + ">"


print(T("$a $b").substitute(D(a=1)), T("$a $b").substitute(D(a=1), b=3))
try:
    T("a").substitute(1, 2)
except TypeError as e:
    print(e)


class N(string.Formatter):
    def check_unused_args(self, used, args, kwargs):
        print(sorted(map(str, used)), args, kwargs)


print(N().format("{} {a}", 1, a=2, b=3))
try:
    string.Formatter().format()
except TypeError as e:
    print(e)
try:
    print(string.Formatter().vformat("{", 1, 1))
except ValueError as e:
    print(e)
