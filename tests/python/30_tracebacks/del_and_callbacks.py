"""Errors where nobody can catch them: __del__, weakref callbacks, generators' cleanup; the program goes on."""

import sys
import weakref


class Bad:
    def __del__(self):
        raise ValueError("in del")


class Target:
    pass


def callback(reference):
    raise KeyError("in callback")


def cleanup():
    try:
        yield 1
    finally:
        raise OSError("in cleanup")


seen = []
sys.unraisablehook = lambda details: seen.append((details.exc_type.__name__, str(details.exc_value), details.err_msg))
Bad()
target = Target()
reference = weakref.ref(target, callback)
del target
generator = cleanup()
next(generator)
del generator
print(*seen, sep="\n")
print(reference())
