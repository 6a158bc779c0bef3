"""The attributes of the built-in exceptions: how they are set, and the texts made of them."""


def show(error, *names):
    print(repr(error), "|", error, "|", error.args, {name: getattr(error, name) for name in names})


show(OSError(2, "No such file"), "errno", "strerror", "filename")
show(OSError(2, "No such file", "a.txt"), "errno", "filename", "filename2")
show(OSError(13, "denied", "a", None, "b"), "filename", "filename2")
show(OSError("only text"), "errno", "strerror")
show(OSError(), "errno")
show(OSError(99999, "odd"), "errno")
print([type(OSError(number, "m")).__name__ for number in (1, 2, 4, 11, 13, 17, 20, 21, 32, 10, 3, 110, 111, 103, 104, 5)])
show(StopIteration(3), "value")
show(StopIteration(1, 2), "value")
show(StopIteration(), "value")
show(SystemExit("bye"), "code")
show(SystemExit(1, 2), "code")
show(KeyError("key"))
show(KeyError("a", "b"))
show(KeyError())
show(ImportError("m", name="n", path="p"), "msg", "name", "path")
show(ModuleNotFoundError("m", name="n"), "name")
show(NameError("m", name="n"), "name")
show(AttributeError("m", name="n", obj=3), "name", "obj")
show(UnicodeDecodeError("utf-8", b"ab\xff", 2, 3, "why"), "encoding", "object", "start", "end", "reason")
show(UnicodeEncodeError("ascii", "aé", 1, 2, "why"), "object", "start")
show(UnicodeTranslateError("aé", 1, 2, "why"), "object", "reason")
show(SyntaxError("bad", ("f.py", 3, 5, "text\n", 3, 9)), "filename", "lineno", "offset", "text", "end_lineno", "end_offset", "msg")
show(SyntaxError("bad"), "filename", "lineno", "msg", "print_file_and_line")
show(SyntaxError("bad", ("f.py", 3, 5, "text")), "lineno")
show(SyntaxError(), "msg")
for make in (lambda: UnicodeDecodeError("utf-8"), lambda: UnicodeDecodeError("utf-8", "text", 0, 1, "r"), lambda: ImportError("m", nam="x"),
             lambda: ValueError(x=1), lambda: NameError(nam=1), lambda: SyntaxError("m", 5), lambda: SyntaxError("m", (1, 2)), lambda: OSError(filename=3),
             lambda: BaseException(1, key=2), lambda: StopIteration(value=3), lambda: KeyError(k=1), lambda: UnicodeEncodeError("a", b"x", 0, 1, "r")):
    try:
        make()
        print("made")
    except (TypeError, IndexError) as error:
        print(type(error).__name__, error)
error = OSError(2, "text", "name")
error.filename = "other"
error.errno = 5
print(error, error.args)
error = KeyError("x")
error.args = ("y", 1)
print(error, repr(error), error.args)


class Mine(ValueError):
    def __init__(self, a, b=2):
        self.total = a + b


print(repr(Mine(1)), Mine(1, b=3).args, Mine(1).total, str(Mine(7)))
