"""sys.exit in a function: finally blocks, with, then __del__ of what is left."""
import sys


class N:
    def __init__(self, name):
        self.name = name

    def __enter__(self):
        return self

    def __exit__(self, kind, value, tb):
        print("exit", self.name, kind.__name__, value)

    def __del__(self):
        print("del", self.name)


def leave():
    local = N("local")
    with N("managed"):
        try:
            sys.exit(3)
        except Exception:
            print("never")
        finally:
            print("finally")


x = N("global")
leave()
