"""`getopt`: short and long options, their arguments and what is wrong with them; `getpass` where there is no terminal."""

import getopt
import getpass
import os
import sys
import warnings

for function in (getopt.getopt, getopt.gnu_getopt):
    for args, short, *long in (
        ("-a -b -cfoo -d bar a1 a2", "abc:d:"), ("-abcfoo rest", "abc:"), ("--condition=foo --testing --output-file abc.def -x a1 a2", "x", ["condition=", "output-file=", "testing"]),
        ("--cond=foo --out x", "", ["condition=", "output="]), ("-a -- -b --c", "a"), ("- -a", "a"), ("", "a"), ("a1 -a a2 --long x", "a", ["long="]), ("-a a1 -a", "+a"),
        ("-x", "a"), ("-a", "a:"), ("--nope", "", ["yes"]), ("--long", "", ["long="]), ("--long=", "", ["long="]), ("--flag=1", "", ["flag"]), ("--fo", "", ["foo", "fob"]), ("--foo", "", ["foo", "foobar"]),
        ("--foo", "", ["foo=", "foobar"]), ("-:", ":"), ("-a:", "a:"), ("--one", "", "one"), ("-aa -a", "a"), ("--=x", "", ["a"]), ("--a= b", "", ["a="]),
    ):
        try:
            print(function(args.split(), short, *long), end=" ")
        except getopt.GetoptError as error:
            print(f"[{error}|{error.opt}|{error.msg}|{error.args}]", end=" ")
    print()
print(getopt.error is getopt.GetoptError, issubclass(getopt.error, Exception), repr(getopt.GetoptError("m")), getopt.GetoptError("m", "o").opt)
os.environ["POSIXLY_CORRECT"] = "1"
print(getopt.gnu_getopt(["a1", "-a"], "a"))

for name in ("LOGNAME", "USER", "LNAME", "USERNAME"):
    os.environ.pop(name, None)
for name in ("USERNAME", "LNAME", "USER", "LOGNAME"):
    os.environ[name] = "from " + name
    print(getpass.getuser(), end=" ")
print()
print(issubclass(getpass.GetPassWarning, UserWarning))
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    print(repr(getpass.getpass()), repr(getpass.getpass("Again: ", sys.stdout)))
    try:
        getpass.getpass("")
    except EOFError as error:
        print("ended", error)
print([(str(warning.message), warning.category.__name__) for warning in caught][:1])
