"""Exceptions with several arguments, with notes, from a class with a module-like name."""


class Outer:
    class Inner(Exception):
        pass


try:
    raise ValueError("with", "two", 3)
except ValueError as error:
    error.add_note("a note")
    error.add_note("another\nnote")
    raise Outer.Inner(1, "b") from error
