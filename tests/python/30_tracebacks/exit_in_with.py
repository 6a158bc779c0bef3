"""An __exit__ that sees the exception and does not suppress it."""


class Loud:
    def __enter__(self):
        print("enter")
        return self

    def __exit__(self, kind, value, traceback):
        print("exit", kind.__name__, value)


with Loud():
    raise OSError("in the block")
