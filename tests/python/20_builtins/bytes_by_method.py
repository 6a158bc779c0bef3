# `%b` asks an object for its bytes, and `compile` takes any path as the name of the file.
import pathlib


def show(make):
    try:
        print(repr(make()))
    except Exception as error:
        print(type(error).__name__, error)


class Giving:
    def __init__(self, given):
        self.given = given

    def __bytes__(self):
        return self.given


show(lambda: b"%b|%s" % (Giving(b"123"), Giving(b"\xff")))
show(lambda: bytearray(b"%b") % Giving(b"1"))
show(lambda: b"%5b|%-5s|%.1b" % (Giving(b"123"), Giving(b"123"), Giving(b"123")))
show(lambda: b"%b" % Giving(3))
show(lambda: b"%b" % 3)
show(lambda: b"%b" % memoryview(b"q"))
for name in "f.py", b"f.py", pathlib.PurePosixPath("x/y.py"), 3:
    show(lambda: compile("pass", name, "exec").co_filename)
show(lambda: compile("pass", filename="f.py", mode="exec").co_filename)
