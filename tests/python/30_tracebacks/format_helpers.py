"""The functions of traceback: extract, format_list, print_exc, limits, chains and StackSummary."""

import sys
import traceback


def inner():
    raise ValueError("deep")


def outer():
    try:
        inner()
    except ValueError as error:
        raise RuntimeError("outer") from error


try:
    outer()
except RuntimeError as error:
    caught = error
frames = traceback.extract_tb(caught.__traceback__)
print([(frame.name, frame.lineno, frame.line) for frame in frames])
print(traceback.format_exception_only(caught), traceback.format_exception_only(ValueError, ValueError("x\ny")), traceback.format_exception_only(KeyError("k")))
print("".join(traceback.format_list(frames[-1:])), end="")
print("".join(traceback.format_exception(caught, chain=False)).count("Traceback"), len(traceback.format_tb(caught.__traceback__, limit=1)), len(traceback.format_tb(caught.__traceback__, limit=-1)))
traceback.print_exception(caught, limit=1, file=sys.stdout)
summary = traceback.TracebackException.from_exception(caught)
print(summary.exc_type.__name__, str(summary), str(summary.__cause__), len(summary.stack), len(list(summary.format(chain=False))))
try:
    inner()
except ValueError:
    print(traceback.format_exc().splitlines()[-1], sys.exc_info()[0].__name__)
    traceback.print_exc(limit=0, file=sys.stdout)
print(traceback.format_exc(), sys.exc_info())
error = ValueError("noted")
error.add_note("one\ntwo")
error.add_note("three")
print("".join(traceback.format_exception(error)), end="")
try:
    compile("x = = 1", "<text>", "exec")
except SyntaxError as error:
    print("".join(traceback.format_exception_only(error)), end="")
print(traceback.extract_stack()[-1].line, traceback.format_stack()[-1].splitlines()[0].split(", ")[1:])
