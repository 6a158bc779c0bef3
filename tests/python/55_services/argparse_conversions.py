"""What `argparse` does with types, choices, defaults and counts, and how it words each refusal."""

import argparse
import sys


class Parser(argparse.ArgumentParser):
    def error(self, message):
        raise ValueError(message)


def even(text):
    number = int(text)
    if number % 2:
        raise argparse.ArgumentTypeError(f"{number} is odd")
    return number


parser = Parser(prog="tool", argument_default=argparse.SUPPRESS)
parser.add_argument("--even", type=even, metavar="N")
parser.add_argument("--ratio", type=float, default="0.5")
parser.add_argument("--mode", choices=["fast", "slow"], default="unchecked")
parser.add_argument("-v", action="count", default=0)
parser.add_argument("--on", action=argparse.BooleanOptionalAction)
parser.add_argument("--pair", nargs=2, type=int, action="append")
parser.add_argument("--maybe", nargs="?", const="const", default="default")
parser.add_argument("--add", dest="items", action="append_const", const=1)
parser.add_argument("--extend", action="extend", nargs="+")
parser.add_argument("numbers", nargs="*", type=int)

for line in (
    "",
    "--even 4 --ratio 2", "-vvv -v", "--no-on",
    "--pair 1 2 --pair 3 4", "--maybe",
    "--maybe x 1 2", "--add --add",
    "--extend a b --extend c", "--mode=slow 7", "-- -1 -2", "--rat 3",
    "--even 3", "--even x", "--mode other", "--pair 1",
    "--unknown", "a", "--e 4", "--on=1", "--ratio", "-vx",
):
    try:
        print(line, "->", parser.parse_args(line.split()))
    except ValueError as error:
        print(line, "->", error)
print(parser.parse_known_args(["--other", "1", "-z"]))
space = argparse.Namespace(numbers=None, ratio=9)
print(parser.parse_args([], space), space == argparse.Namespace(**vars(space)), "ratio" in space)
group = Parser(prog="x").add_mutually_exclusive_group(required=True)
group.add_argument("-a", action="store_true")
group.add_argument("-b", action="store_const", const="B")
for line in ("-a", "-b", "-a -b", ""):
    try:
        print(line, "->", group._container.parse_args(line.split()))
    except ValueError as error:
        print(line, "->", error)
for wrong in (lambda: parser.add_argument("--even"), lambda: parser.add_argument("x", required=True)):
    try:
        wrong()
    except (argparse.ArgumentError, TypeError, ValueError) as error:
        print(type(error).__name__, error)
sys.stdout.flush()
argparse.ArgumentParser(prog="last").parse_args(["surplus"])
