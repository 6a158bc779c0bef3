"""Tracebacks as data: frames, lines, formatted pieces, `TracebackException`, and stacks without an exception."""

import sys
import traceback


def inner(value):
    local = value * 2
    raise ValueError(f"bad {local}")


def outer():
    try:
        inner(21)
    except ValueError as error:
        raise KeyError("outer") from error


try:
    outer()
except KeyError as error:
    caught = error

tb = caught.__traceback__
names = []
while tb:
    names.append((tb.tb_frame.f_code.co_name, tb.tb_lineno, tb.tb_lasti >= 0))
    tb = tb.tb_next
print(names)
for summary in traceback.extract_tb(caught.__cause__.__traceback__):
    print(summary.name, summary.lineno, summary.line, tuple(summary)[1:], summary.filename == __file__)
print(traceback.format_exception_only(caught), traceback.format_exception_only(type(caught), caught))
text = traceback.format_exception(caught)
print(len(text), text[-1], [part.splitlines()[0] for part in text][:3])
print(
    "".join(traceback.format_exception(caught, chain=False)).count("Traceback"),
    traceback.format_tb(caught.__traceback__, limit=1),
)

structured = traceback.TracebackException.from_exception(caught, capture_locals=True)
print(
    structured.exc_type.__name__, str(structured), structured.__cause__.exc_type.__name__,
    structured.__suppress_context__,
)
print([(frame.name, sorted(frame.locals or {})) for frame in structured.__cause__.stack])
print(list(structured.format_exception_only()))


def where():
    return [frame.name for frame in traceback.extract_stack()[-2:]], traceback.extract_stack(limit=1)[0].line


print(where())
print(len(list(traceback.walk_tb(caught.__traceback__))))
print(traceback.format_list([traceback.FrameSummary("file.py", 3, "name", line="x = 1"), ("other.py", 5, "f", None)]))
try:
    try:
        1 / 0
    finally:
        print(sys.exc_info()[0], traceback.format_exc().splitlines()[-1])
except ZeroDivisionError as error:
    stripped = error.with_traceback(None)
    print(stripped.__traceback__, traceback.format_exception(stripped))
print(repr(traceback.format_exc()))
print(traceback.StackSummary.from_list([("a.py", 1, "f", "line")] * 5).format()[-1], end="")
traceback.print_exception(caught, file=sys.stdout, limit=-1)
