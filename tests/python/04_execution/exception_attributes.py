"""What exceptions of the library hold."""

import json


def show(action, *names):
    try:
        action()
    except Exception as error:
        print(type(error).__name__, [getattr(error, name, "missing") for name in names], error.args)


def stop():
    return "value"
    yield


show(lambda: {}["k"], "args")
show(lambda: open("/no/such"), "errno", "strerror", "filename", "filename2")
show(lambda: next(iter([])), "value")
show(lambda: next(stop()), "value")
show(lambda: int("x"), "args")
show(lambda: missing_name, "name")
show(lambda: (1).missing, "name", "obj")
show(lambda: json.loads("{"), "pos", "lineno", "doc")
show(lambda: b"\xff".decode(), "encoding", "start", "end", "reason", "object")
show(lambda: "é".encode("ascii"), "encoding", "start", "end", "reason", "object")
show(lambda: __import__("nope"), "name", "path", "msg")
try:
    raise SystemExit(3)
except SystemExit as error:
    print(error.code, error.args)
print(repr(OSError(2, "x")), repr(OSError(2, "x", "f")), str(OSError(2, "x", "f")), type(OSError(2, "x")).__name__, type(OSError(17, "x")).__name__, str(OSError("only")), OSError(13, "a").errno)
print(repr(ValueError()), repr(ValueError("a", 1)), str(ValueError("a", 1)), str(ValueError()), str(KeyError("a")), str(KeyError()), str(KeyError("a", "b")))
error = ValueError("noted")
error.add_note("one")
error.add_note("two")
print(error.__notes__, error.__traceback__, error.__cause__, error.__context__, error.__suppress_context__)
error.extra = "attribute"
print(error.extra, vars(error))
print(ValueError("a") == ValueError("a"), ValueError.__name__, ValueError.__base__, [c.__name__ for c in FileNotFoundError.__mro__])


class Custom(Exception):
    def __init__(self, *args, **kwargs):
        super().__init__(*args)
        self.options = kwargs


print(repr(Custom(1, 2, a=3)), Custom(1, b=2).options, str(Custom("x")), Custom().args)


class Silent(Exception):
    def __str__(self):
        return "custom text"

    def __repr__(self):
        return "<silent>"


print(Silent("ignored"), [Silent("ignored")], Silent("kept").args)


class NoSuper(Exception):
    def __init__(self, a, b):
        self.a = a


print(NoSuper(1, 2).args, NoSuper(1, 2), repr(NoSuper(1, 2)))
