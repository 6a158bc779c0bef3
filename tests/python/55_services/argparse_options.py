"""Options: every action, short and long forms, abbreviations, errors."""

import argparse
import sys

sys.stderr = sys.stdout
parser = argparse.ArgumentParser(prog="prog")
parser.add_argument("-v", "--verbose", action="count", default=0)
parser.add_argument("-o", "--output", metavar="FILE")
parser.add_argument("-n", type=int, default="3")
parser.add_argument("--flag", action="store_true")
parser.add_argument("--no-color", action="store_false", dest="color")
parser.add_argument("--const", action="store_const", const=42)
parser.add_argument("--add", action="append", type=int)
parser.add_argument("--add-const", action="append_const", const="c", dest="consts")
parser.add_argument("--extend", action="extend", nargs="+")
parser.add_argument("--opt", nargs="?", const="given", default="absent")
parser.add_argument("--pair", nargs=2, metavar=("A", "B"))
parser.add_argument("--many", nargs="*")
parser.add_argument("--level", choices=["low", "high"])
parser.add_argument("--feature", action=argparse.BooleanOptionalAction)
parser.add_argument("--version", action="version", version="%(prog)s 1.0")
parser.add_argument("file", nargs="?")
for line in (
    "", "-vvv", "-v -v --verbose", "-ofile", "-o file", "--output=file", "--output file", "--out f", "-vo f", "-vof",
    "-n5", "-n 5", "-n x", "-n=5", "-n -5", "-o=x", "--flag", "--flag=1", "--no-color", "--const", "--add 1 --add 2",
    "--add x", "--add-const --add-const", "--extend a b --extend c", "--opt", "--opt x", "--opt=", "--pair 1 2",
    "--pair 1", "--pair=1", "--many", "--many 1 2 3", "--level low", "--level mid", "--feature", "--no-feature",
    "--version", "--ver", "--wrong", "-x", "-vx", "--o", "--add", "--extend", "-o", "f g", "f --flag", "--opt -- f",
    "- ", "--", "-v- ", "--many a -- b", "--col",
):
    try:
        found = parser.parse_args(line.split())
        print(repr(line), {key: value for key, value in vars(found).items() if value != parser.get_default(key)})
    except SystemExit as stop:
        print(repr(line), "exit", stop.code)
print(parser.parse_known_args(["--wrong", "-x", "1", "--flag", "more", "-n", "1"]))
print(parser.parse_args([], argparse.Namespace(flag="mine", other=1)))
parser.print_help()
