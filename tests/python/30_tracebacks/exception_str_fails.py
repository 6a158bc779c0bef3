"""Exceptions whose own text fails, is empty, has several lines or is no string."""

import traceback


class BadStr(Exception):
    def __str__(self):
        raise ValueError("no text")


class Empty(Exception):
    pass


class Inner:
    class Nested(Exception):
        """Shown by its qualified name."""


class Lines(Exception):
    def __str__(self):
        return "first\nsecond\n  third"


class Spaced(Exception):
    __module__ = "some.where"


for error in (BadStr(), Empty(), Inner.Nested("n"), Lines(), Spaced("s"), ValueError(""), ValueError(None), ValueError("a", 1), KeyError(""), KeyError("two\nlines"), OSError(5, "io"), UnicodeDecodeError("x", b"\xff", 0, 1, "r"), StopIteration(), SystemExit(3), KeyboardInterrupt(), AssertionError(), ExceptionGroup("g", [Empty()])):
    print("".join(traceback.format_exception_only(error)), end="")
raise BadStr
