# Exceptions whose `__init__` runs again, or never; and a cause is not deleted.
def show(make):
    try:
        print(repr(make()))
    except Exception as error:
        print(type(error).__name__, error)


error = ImportError("test", name="n", path="p")
error.__init__()
show(lambda: (error.args, error.msg, error.name, error.path))
error.__init__("x", name="q")
show(lambda: (error.args, error.msg, error.name, error.path))
for kind in UnicodeEncodeError, UnicodeDecodeError, UnicodeTranslateError:
    show(lambda: str(kind.__new__(kind)))
    show(kind)


class Own(UnicodeDecodeError):
    def __init__(self):
        super().__init__("utf-8", b"ab\xff", 2, 3, "reason")


show(lambda: (str(Own()), Own().start, Own().reason))
show(lambda: delattr(Exception(), "__cause__"))
