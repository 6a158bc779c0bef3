"""Exclusive groups, parent parsers, conflicts, prefix characters, files of arguments, own actions and types."""

import argparse
import sys

sys.stderr = sys.stdout


def attempt(parser, *lines):
    for line in lines:
        try:
            print(repr(line), parser.parse_args(line.split()))
        except SystemExit as stop:
            print(repr(line), "exit", stop.code)
        except argparse.ArgumentError as error:
            print(repr(line), type(error).__name__, error, error.argument_name, error.message)


exclusive = argparse.ArgumentParser(prog="e")
group = exclusive.add_mutually_exclusive_group(required=True)
group.add_argument("-a", action="store_true")
group.add_argument("-b", type=int)
group.add_argument("-c", nargs="?", const=1)
attempt(exclusive, "", "-a", "-a -b 1", "-b 1 -c", "-c", "-b x", "-h")
parent = argparse.ArgumentParser(add_help=False)
parent.add_argument("--shared", default=1, type=int, help="from the parent")
parent.add_argument_group("extra").add_argument("--more")
parent.set_defaults(kind="p")
child = argparse.ArgumentParser(prog="child", parents=[parent])
child.add_argument("own")
attempt(child, "x --shared 2", "x --more m", "-h")
plus = argparse.ArgumentParser(prog="plus", prefix_chars="+/", argument_default=argparse.SUPPRESS)
plus.add_argument("+x", "++long")
plus.add_argument("/y", action="store_true")
attempt(plus, "", "+x 1", "++long=2 /y", "-x", "+h")
try:
    plus.add_argument("+x")
except argparse.ArgumentError as error:
    print(error)
resolve = argparse.ArgumentParser(prog="r", conflict_handler="resolve")
resolve.add_argument("-f", "--foo", help="old")
resolve.add_argument("--foo", help="new")
attempt(resolve, "-f 1 --foo 2", "-h")
quiet = argparse.ArgumentParser(prog="q", exit_on_error=False, allow_abbrev=False)
quiet.add_argument("--number", type=int)
attempt(quiet, "--number x", "--num 1", "--number")
with open("args.txt", "w") as file:
    file.write("--one\n1 2\nrest\n")
files = argparse.ArgumentParser(prog="f", fromfile_prefix_chars="@")
files.add_argument("--one")
files.add_argument("two", nargs="*")
attempt(files, "@args.txt", "a @args.txt", "@missing")


class Upper(argparse.Action):
    def __call__(self, parser, namespace, values, option_string=None):
        print("called", values, option_string)
        setattr(namespace, self.dest, values.upper())


def even(text):
    if int(text) % 2:
        raise argparse.ArgumentTypeError(f"{text} is odd")
    return int(text)


own = argparse.ArgumentParser(prog="own")
own.add_argument("--up", action=Upper)
own.add_argument("word", action=Upper)
own.add_argument("--even", type=even)
own.add_argument("--in", type=argparse.FileType("r"), dest="input")
attempt(own, "a --up b", "a --even 2", "a --even 3", "a --even x", "a --in nowhere")
mixed = argparse.ArgumentParser(prog="m")
mixed.add_argument("--foo")
mixed.add_argument("cmd")
mixed.add_argument("rest", nargs="*", type=int)
attempt(mixed, "doit 1 --foo bar 2 3")
print(mixed.parse_intermixed_args("doit 1 --foo bar 2 3".split()))
space = argparse.Namespace(a=1, b="x")
print(space, "a" in space, "z" in space, space == argparse.Namespace(b="x", a=1), argparse.Namespace(**{"a b": 1}))
for arguments in ([""], ["x", "-y"], ["--"], ["-"]):
    try:
        own.add_argument(*arguments)
        print("added", own._actions[-1])
    except Exception as error:
        print(type(error).__name__, error)
