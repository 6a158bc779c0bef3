"""An exception in finally replaces the one before, which becomes its context."""


def work():
    try:
        return {}["first"]
    finally:
        int("second")


work()
