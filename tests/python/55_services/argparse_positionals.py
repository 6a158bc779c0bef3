"""Positional arguments: nargs, how they share what is given, defaults, types, errors."""

import argparse
import sys

sys.stderr = sys.stdout


def attempt(parser, *lines):
    for line in lines:
        try:
            print(repr(line), parser.parse_args(line.split()))
        except SystemExit as stop:
            print("exit", stop.code)


def make(*specs, **options):
    parser = argparse.ArgumentParser(prog="prog", **options)
    for name, settings in specs:
        parser.add_argument(name, **settings)
    return parser


attempt(make(("a", {}), ("b", {"type": int})), "x 1", "x y", "x", "x 1 2", "", "x -1", "-x 1")
attempt(make(("a", {"nargs": "?"}), ("b", {"nargs": "*"})), "", "1", "1 2 3")
attempt(make(("a", {"nargs": "+"}), ("b", {})), "1", "1 2", "1 2 3 4")
attempt(make(("a", {"nargs": 2}), ("b", {"nargs": "*", "default": "none"})), "1", "1 2", "1 2 3")
attempt(make(("a", {"nargs": "*"}), ("b", {"nargs": "+"}), ("c", {"nargs": "?"})), "1", "1 2 3", "")
attempt(make(("a", {"choices": ["red", "blue"]})), "red", "green")
attempt(make(("a", {"type": int, "choices": range(1, 4), "nargs": "*"})), "1 3", "1 4", "x")
attempt(make(("a", {"nargs": "?", "const": 1, "default": "7", "type": int})), "", "5")
attempt(make(("a", {"metavar": "NAME"}), ("rest", {"nargs": argparse.REMAINDER})), "x", "x -v --y z", "", "x -- y")
attempt(make(("a", {"type": float, "default": "x", "nargs": "?"})), "1.5", "")
attempt(make(("a", {"nargs": 1})), "1", "1 2")
attempt(make(("a", {}), ("b", {})), "-- -1 --x", "1 -- -2", "--", "-- a", "-1 -2.5")
parser = make(("a-b", {}))
print(vars(parser.parse_args(["v"])))
for settings in ({"required": True}, {"nargs": 0}, {"action": "wrong"}, {"type": "x"}, {"dest": "b"}, {"const": 1}, {"metavar": ("a", "b")}, {"nargs": "x"}):
    try:
        make(("a", settings)).print_usage()
    except Exception as error:
        print(type(error).__name__, error)
