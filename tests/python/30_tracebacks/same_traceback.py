"""A traceback is the same object for as long as it tells the same; hooks for what nobody can catch."""
import sys


def fails(depth):
    if depth:
        fails(depth - 1)
    raise ValueError(depth)


try:
    fails(2)
except ValueError as error:
    traceback = error.__traceback__
    print(traceback is error.__traceback__, traceback == error.__traceback__, sys.exc_info()[2] is traceback)
    other = RuntimeError("other").with_traceback(traceback)
    print(other.__traceback__ is traceback, other.__traceback__ == traceback)
    other.__traceback__ = traceback.tb_next
    print(other.__traceback__ == traceback, other.__traceback__.tb_lineno, other.__traceback__ is other.__traceback__)
    other.__traceback__ = None
    print(other.__traceback__)
    kept = error

first = kept.__traceback__
try:
    raise kept
except ValueError as again:
    # It has passed one more place.
    print(again is kept, again.__traceback__ is first, again.__traceback__ is again.__traceback__)


class Manager:
    def __enter__(self):
        return self

    def __exit__(self, kind, error, traceback):
        print(kind.__name__, error.__traceback__ is traceback)
        return True


with Manager():
    fails(1)

group = ExceptionGroup("several", [ValueError(1), TypeError(2)])
try:
    raise group
except ExceptionGroup as caught:
    print(caught.subgroup(ValueError).__traceback__ is caught.__traceback__)

print(sys.getprofile(), hasattr(sys, "settrace"), sys.unraisablehook is sys.__unraisablehook__)


class Ends:
    def __del__(self):
        raise KeyError("at the end")


def end():
    Ends()


def hook(unraisable):
    default = sys.__unraisablehook__
    print(unraisable.exc_type, unraisable.exc_value, unraisable.err_msg, unraisable.object.__name__, default is not hook)


sys.unraisablehook = hook
end()
sys.unraisablehook = sys.__unraisablehook__
try:
    sys.unraisablehook(3)
except TypeError as error:
    print(error)
