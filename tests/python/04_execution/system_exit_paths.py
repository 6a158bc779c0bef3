"""`SystemExit` on its way out: codes of every kind, handlers it passes, and what still runs before the end."""

import atexit
import sys

for argument in ((), (0,), (3,), ("text",), (None,), ((1, 2),), (1, 2)):
    try:
        sys.exit(*argument)
    except SystemExit as error:
        print(argument, repr(error), error.code, error.args)
    except TypeError as error:
        print(argument, error)
print(issubclass(SystemExit, Exception), SystemExit().code, SystemExit(1, 2).code)


def through():
    try:
        try:
            sys.exit("first")
        except Exception:
            print("never: it is no Exception")
        finally:
            print("finally")
    except BaseException as error:
        print("caught", repr(error))
        error.code = "changed"
        return error


class Guard:
    def __enter__(self):
        return self

    def __exit__(self, kind, value, traceback):
        print("exit with", kind.__name__, value.code)
        return value.code == 5


with Guard():
    sys.exit(5)
print("swallowed", through().code)


def generator():
    try:
        yield 1
    finally:
        print("generator closed")


held = generator()
next(held)
atexit.register(print, "second")
atexit.register(lambda: print("first"))
atexit.unregister(print)


class Late:
    def __del__(self):
        print("late")


late = Late()
with Guard():
    try:
        raise KeyError("cause")
    except KeyError as error:
        raise SystemExit(["a", "list"]) from error
