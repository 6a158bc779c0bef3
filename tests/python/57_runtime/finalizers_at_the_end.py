"""One finalizer that fails at the end of the program does not keep the others from running."""
import sys
import weakref


class Thing:
    pass


def say(text, error=None):
    print(text)
    if error is not None:
        raise error


sys.excepthook = lambda kind, error, traceback: print("reported:", kind.__name__, error)
thing = Thing()
weakref.finalize(thing, say, "first")
weakref.finalize(thing, say, "second", error=ZeroDivisionError("while ending"))
weakref.finalize(thing, say, "third").atexit = True
weakref.finalize(thing, say, "never").atexit = False
