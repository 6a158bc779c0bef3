"""Help texts: wrapping, groups, formatters, suppressed arguments."""

import argparse


def build(**options):
    parser = argparse.ArgumentParser(prog="tool", description="A tool that does   many things to the files which are given on its command line, one after the other.\nReally.", epilog="See %(prog)s's manual.", **options)
    parser.add_argument("source", help="where to read")
    parser.add_argument("target", nargs="*", help="where to write, any number of them, and this text is long enough to be wrapped in the second column", default="out")
    parser.add_argument("-q", "--quiet", action="store_true", help="say nothing")
    parser.add_argument("--a-very-long-option-name", metavar="VALUE", help="its text goes on the next line")
    parser.add_argument("--size", type=int, default=10, help="a size of type %(type)s, default %(default)s, not 5%%")
    parser.add_argument("--hidden", help=argparse.SUPPRESS)
    parser.add_argument("--kind", choices=["a", "b"], help="one of %(choices)s")
    parser.add_argument("--nohelp", nargs="+")
    parser.add_argument("--lines", help="first\n  second\n", default=[])
    group = parser.add_argument_group("network", "How to connect.")
    group.add_argument("--host", default="localhost", help="the host", type=str)
    group.add_argument("--port", type=int, required=True, help="the port")
    either = parser.add_mutually_exclusive_group()
    either.add_argument("--yes", action="store_true", help="agree")
    either.add_argument("--no", action="store_true")
    return parser


for formatter in (argparse.HelpFormatter, argparse.RawDescriptionHelpFormatter, argparse.RawTextHelpFormatter, argparse.ArgumentDefaultsHelpFormatter):
    print(formatter.__name__)
    build(formatter_class=formatter).print_help()
print(build(usage="%(prog)s [options]", add_help=False).format_help())
print(build(formatter_class=lambda prog: argparse.HelpFormatter(prog, max_help_position=40, width=60)).format_help())
print(argparse.ArgumentParser(prog="empty").format_help(), end="")
print(argparse.ArgumentParser(prog="empty", add_help=False).format_help(), end="")
print(argparse.ArgumentParser(prog="x" * 70).format_help(), end="")
types = argparse.ArgumentParser(prog="t", formatter_class=argparse.MetavarTypeHelpFormatter, add_help=False)
types.add_argument("--x", type=int, help="number")
types.add_argument("y", type=float)
types.print_help()
print(repr(types), types._actions[0], sep="\n")
