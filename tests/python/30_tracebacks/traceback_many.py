"""traceback: chains, groups, notes, limits, summaries of frames."""

import traceback, sys, io


def f(n):
    if n:
        return f(n - 1)
    raise ValueError("deep")


def cap(fn):
    try:
        fn()
    except BaseException as e:
        return e


e = cap(lambda: f(8))
print("".join(traceback.format_exception(e)))
print(
    traceback.format_tb(e.__traceback__, 2),
    traceback.format_tb(e.__traceback__, -2),
    traceback.extract_tb(e.__traceback__)[0],
    len(traceback.extract_tb(e.__traceback__)),
)


def chain():
    try:
        1 / 0
    except Exception as a:
        try:
            {}["k"]
        except Exception as b:
            raise RuntimeError("r") from a


def ctx():
    try:
        1 / 0
    except Exception:
        int("x")


def none():
    try:
        1 / 0
    except Exception:
        raise KeyError("n") from None


for g in (chain, ctx, none):
    x = cap(g)
    print("".join(traceback.format_exception(x)))
    print("".join(traceback.format_exception(x, chain=False)))
    t = traceback.TracebackException.from_exception(x)
    print(t, t.__cause__, t.__context__, t.__suppress_context__, t == traceback.TracebackException.from_exception(x))
    t.print(file=sys.stdout)
x = cap(lambda: compile("a b", "fn", "exec"))
print("".join(traceback.format_exception_only(x)))
print(
    traceback.format_exception_only(SyntaxError("m")),
    traceback.format_exception_only(SyntaxError("m", ("f", 3, 2, "  ab cd\n", 3, 5))),
    traceback.format_exception_only(SyntaxError("m", (None, None, None, None))),
)
n = ValueError("noted")
n.add_note("one\ntwo")
n.add_note("three")
print("".join(traceback.format_exception(n)))
n.__notes__ = 3
print(traceback.format_exception_only(n))
g = ExceptionGroup("eg", [ValueError(1), ExceptionGroup("in", [TypeError("t"), KeyError("k")]), cap(chain)])
print("".join(traceback.format_exception(g)))
g = ExceptionGroup("many", [ValueError(i) for i in range(20)])
print("".join(traceback.TracebackException.from_exception(g, max_group_width=3).format()))
d = ValueError(0)
for i in range(14):
    d = ExceptionGroup(str(i), [d])
print("".join(traceback.format_exception(d)))


class B(Exception):
    def __str__(s):
        raise Exception


print(traceback.format_exception_only(B()), traceback.format_exception_only(None), traceback.format_exception(None))
for a in ((3,), (e, None), (ValueError, e), (ValueError, e, None)):
    try:
        print(traceback.format_exception(*a))
    except Exception as z:
        print(type(z).__name__, z)


def loc():
    q = 5
    w = "x"
    1 / 0


s = traceback.extract_stack()
print(len(s), s[-1].name, s[-1].line, list(s[0])[1:], s[-1][2], len(s[-1]))
print(
    traceback.format_list(
        [
            ("f.py", 3, "nm", "  src "),
            ("f.py", 3, "nm", None),
            traceback.FrameSummary("a", 1, "b", line="c", locals={"x": 1}),
        ]
    )
)
fs = traceback.FrameSummary("a", 1, "b", line=" c ")
print(
    fs,
    fs.line,
    fs == ("a", 1, "b", "c"),
    fs == traceback.FrameSummary("a", 1, "b"),
    fs != 3,
    traceback.FrameSummary("nofile", None, "x").line,
)
o = io.StringIO()
traceback.print_stack(file=o)
traceback.print_tb(e.__traceback__, 1, o)
traceback.print_list(s, o) if hasattr(traceback, "print_list") else 0
print(o.getvalue())
try:
    f(2)
except ValueError:
    print(traceback.format_exc(limit=1))
    traceback.print_exc(file=sys.stdout)
    traceback.print_exc(limit=-1, file=sys.stdout)
sys.tracebacklimit = 1
print(traceback.format_exception(e))
sys.tracebacklimit = 0
print(traceback.format_exception(e))
sys.tracebacklimit = -5
print(traceback.format_exception(e))
del sys.tracebacklimit
print([(a.f_code.co_name, b) for a, b in traceback.walk_tb(e.__traceback__)][:2])
st = traceback.StackSummary.extract(traceback.walk_tb(e.__traceback__), limit=2)
print(st, st.format())


class SS(traceback.StackSummary):
    def format_frame_summary(self, fr):
        return None if fr.name == "f" else super().format_frame_summary(fr)


print(SS.from_list(traceback.extract_tb(e.__traceback__)).format())
