"""argparse: command lines, messages and help of many parsers."""

import argparse, sys, io, contextlib


def run(p, *args, m="parse_args"):
    o, e = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(o), contextlib.redirect_stderr(e):
        try:
            r = getattr(p, m)(list(args))
        except SystemExit as x:
            r = ("exit", x.code)
        except Exception as x:
            r = (type(x).__name__, str(x))
    print(args, r, o.getvalue(), e.getvalue())


def mk(**k):
    return argparse.ArgumentParser(prog="p", **k)


def msg(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


p = mk(description="desc", epilog="epi")
p.add_argument("x", type=int, help="an x")
p.add_argument("ys", nargs="*")
p.add_argument("-v", "--verbose", action="count", default=0)
p.add_argument("--num", type=float, default="3.5", metavar="N")
p.add_argument("--ch", choices=["a", "b"])
p.add_argument("-f", "--flag", action="store_true")
p.add_argument("--no", action="store_false", dest="yes")
p.add_argument("--ap", action="append")
p.add_argument("--ac", action="append_const", const=5)
p.add_argument("--ex", action="extend", nargs="+")
p.add_argument("--opt", nargs="?", const="C", default="D")
p.add_argument("--two", nargs=2, type=int)
p.add_argument("--bool", action=argparse.BooleanOptionalAction)
p.add_argument("--version", action="version", version="%(prog)s 1")
p.add_argument("--req", required=False, help=argparse.SUPPRESS)
for a in [
    ["1"],
    ["1", "a", "b"],
    ["-vvf", "1"],
    ["1", "--num", "x"],
    ["1", "--ch", "c"],
    ["1", "--ch", "a"],
    ["x"],
    [],
    ["-h"],
    ["--version"],
    ["1", "--ap", "a", "--ap=b"],
    ["1", "--ac", "--ac"],
    ["1", "--ex", "a", "b"],
    ["1", "--opt"],
    ["1", "--opt", "z"],
    ["1", "--two", "1", "2"],
    ["1", "--two", "1"],
    ["1", "--bool"],
    ["1", "--no-bool"],
    ["1", "--no"],
    ["1", "--zork"],
    ["1", "--ver"],
    ["1", "--verb"],
    ["1", "--n", "3"],
    ["-1"],
    ["1", "--", "-a", "--b"],
    ["--num=4", "1"],
    ["1", "--flag=3"],
    ["1", "-fx"],
    ["1", "-vfz"],
    ["1", "--two=1"],
    ["--", "1"],
]:
    run(p, *a)
run(p, "1", "--q", "z", m="parse_known_args")
run(p, "a", "--num", "3", "1", m="parse_intermixed_args")
run(p, "1", "--num", "3", "b", m="parse_intermixed_args")
run(p, "1", "--num", "3", "--zz", m="parse_known_intermixed_args")
print(p.format_usage(), p, p.get_default("num"), p.get_default("nope"))
p = mk(prefix_chars="-+")
p.add_argument("+x", "++long")
p.add_argument("-1", dest="one", action="store_true")
p.add_argument("pos", nargs="?")
run(p, "+x", "3")
run(p, "++lo", "3")
run(p, "-1")
run(p, "-2")
run(p, "-h")
p = mk()
g = p.add_mutually_exclusive_group(required=True)
g.add_argument("--a", action="store_true")
g.add_argument("--b")
run(p)
run(p, "--a")
run(p, "--a", "--b", "3")
msg(lambda: g.add_argument("q"))
msg(lambda: g.add_argument("q", nargs="?"))
run(p, "-h")
run(p, "--a", m="parse_intermixed_args")
g2 = p.add_argument_group("grp", "gdesc")
g2.add_argument("--gg")
msg(lambda: p.add_argument("--gg"))
run(p, "-h")
p = mk(conflict_handler="resolve")
p.add_argument("-x", "--xx")
p.add_argument("-x", "--yy")
p.add_argument("--xx")
run(p, "-h")
run(p, "-x", "1", "--xx", "2")
msg(lambda: mk(conflict_handler="zz"))
p = mk()
s = p.add_subparsers(dest="cmd", title="subs", help="sub help")
a = s.add_parser("add", help="adds", aliases=["a"])
a.add_argument("n", type=int)
b = s.add_parser("bye")
b.set_defaults(func="byefunc")
p.add_argument("--top")
for x in [
    ["add", "3"],
    ["a", "3"],
    ["add", "x"],
    ["bye"],
    ["zz"],
    [],
    ["--top", "t", "bye"],
    ["add", "3", "--zz"],
    ["-h"],
    ["add", "-h"],
]:
    run(p, *x)
msg(lambda: p.add_subparsers())
run(p, "add", "3", "--zz", m="parse_known_args")
p = mk()
s = p.add_subparsers(required=True, dest="cc", metavar="M")
s.add_parser("q")
run(p)
par = mk(add_help=False)
par.add_argument("--par", default=7)
par.add_argument_group("pg").add_argument("--pg")
par.add_mutually_exclusive_group().add_argument("--me")
par.set_defaults(extra=1)
p = mk(parents=[par])
p.add_argument("own")
run(p, "o", "--par", "8", "--pg", "1")
run(p, "-h")
open("argf.txt", "w").write("--a\n5\nx y\n")
p = mk(fromfile_prefix_chars="@")
p.add_argument("--a")
p.add_argument("b", nargs="*")
run(p, "@argf.txt", "z")
run(p, "@/nope")
p = mk(argument_default=argparse.SUPPRESS)
p.add_argument("--a")
p.add_argument("--b", default=3)
run(p)
run(p, "--a", "1")
p = mk(exit_on_error=False)
p.add_argument("--i", type=int)
run(p, "--i", "x")
run(p, "--z")
p = mk(allow_abbrev=False)
p.add_argument("--long")
run(p, "--lon", "1")
run(p, "--long", "1")
p = mk(usage="custom %(prog)s u")
run(p, "-h")
run(p, "--bad")
for cls in (
    argparse.RawDescriptionHelpFormatter,
    argparse.RawTextHelpFormatter,
    argparse.ArgumentDefaultsHelpFormatter,
    argparse.MetavarTypeHelpFormatter,
):
    p = mk(description="a\n  b " * 12, formatter_class=cls)
    p.add_argument("--i", type=int, default=5, help="help\n   two " * 8)
    p.add_argument("j", type=str, help="jj")
    run(p, "-h")
p = mk()
p.set_defaults(k=9)
p.add_argument("--k")
p.add_argument("--ty", type=lambda s: 1 / 0 if s == "0" else s)
run(p)
run(p, "--k", "1")
for kw in [
    dict(args=("--a",), action="zork"),
    dict(args=("--a",), type="x"),
    dict(args=("--a",), type=argparse.FileType),
    dict(args=("a", "b")),
    dict(args=("a",), dest="q"),
    dict(args=(), dest="dd"),
    dict(args=("a",), required=True),
    dict(args=("--",)),
    dict(args=("--a",), nargs=0),
    dict(args=("--a",), action="store_true", nargs=2),
    dict(args=("--a",), nargs=2, metavar=("A",)),
    dict(args=("--a",), action="store_const"),
    dict(args=("--a",), action="append", nargs=0),
    dict(args=("--a",), zork=1),
    dict(args=("",)),
    dict(args=("-a", "b")),
]:
    args = kw.pop("args")
    msg(lambda: mk().add_argument(*args, **kw))
n = argparse.Namespace(a=1, b="x")
print(n, n == argparse.Namespace(b="x", a=1), "a" in n, n != 3, argparse.Namespace(**{"a b": 1}))
print(argparse.FileType("w", encoding="u8"), argparse.FileType())
msg(lambda: argparse.FileType("r")("/nope"))
msg(lambda: argparse.FileType("z")("-"))
print(argparse.FileType("r")("-") is sys.stdin)
p = mk()
p.add_argument("f", type=argparse.FileType())
run(p, "/nope")


class A(argparse.Action):
    def __call__(self, parser, ns, values, option_string=None):
        setattr(ns, self.dest, (values, option_string))


p = mk()
p.add_argument("--z", action=A, nargs="+")
p.add_argument("rest", nargs=argparse.REMAINDER)
run(p, "--z", "1", "2")
run(p, "--z", "1", "--", "r", "--q")
run(p, "a", "--z", "1")
msg(lambda: p.parse_intermixed_args([]))
p = mk()
p.register("type", "hexa", lambda s: int(s, 16))
p.add_argument("--h2", type="hexa")
run(p, "--h2", "ff")
run(p, "--h2", "zz")
