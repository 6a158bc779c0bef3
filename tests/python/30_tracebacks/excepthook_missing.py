"""sys.excepthook: the original under two names, and what is printed where a program has deleted it."""

import sys

print(sys.excepthook is sys.__excepthook__, sys.displayhook is sys.__displayhook__)
try:
    raise ValueError("shown by hand")
except ValueError:
    sys.stderr.flush()
    sys.excepthook(*sys.exc_info())
del sys.excepthook


def fail():
    raise KeyError("nobody catches it")


fail()
