"""Subcommands: dispatch, aliases, help, errors, defaults."""

import argparse
import sys

sys.stderr = sys.stdout


def add(args):
    return f"adding {args.name} x{args.count}"


def remove(args):
    return f"removing {args.names} {args.force}"


parser = argparse.ArgumentParser(prog="store")
parser.add_argument("--debug", action="store_true")
commands = parser.add_subparsers(title="commands", description="what to do", dest="command", metavar="COMMAND", help="one of these")
first = commands.add_parser("add", help="add an item", aliases=["a", "plus"])
first.add_argument("name")
first.add_argument("-c", "--count", type=int, default=1)
first.set_defaults(run=add)
second = commands.add_parser("remove", help="remove items", description="Removes.")
second.add_argument("names", nargs="+")
second.add_argument("--force", action="store_true")
second.set_defaults(run=remove)
nested = commands.add_parser("remote").add_subparsers(dest="action", required=True)
nested.add_parser("list").set_defaults(run=lambda args: "listing")
for line in ("add x", "a x -c 3", "plus", "remove a b --force", "--debug remove a", "remote", "remote list", "", "wrong", "add x --wrong", "add -h", "-h", "remote -h", "remove --count 1", "add x y", "add --help"):
    try:
        args = parser.parse_args(line.split())
        print(repr(line), args.command, args.debug, args.run(args) if hasattr(args, "run") else None)
    except SystemExit as stop:
        print(repr(line), "exit", stop.code)
print(parser.parse_known_args(["add", "x", "--wrong", "1"])[1])
plain = argparse.ArgumentParser(prog="p")
plain.add_argument("where")
sub = plain.add_subparsers()
sub.add_parser("one")
sub.add_parser("two", prog="other")
plain.print_help()
sub.choices["one"].print_usage()
sub.choices["two"].print_usage()
for action in (lambda: plain.add_subparsers(), lambda: plain.parse_args(["here", "three"])):
    try:
        action()
    except SystemExit as stop:
        print("exit", stop.code)
