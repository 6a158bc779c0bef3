"""`except*` within `except*`: what is raised again, what is raised anew, and how the groups are put together."""


def shape(error, depth=0):
    print("   " * depth + f"{type(error).__name__}: {error}", *getattr(error, "__notes__", []))
    for inner in getattr(error, "exceptions", ()):
        shape(inner, depth + 1)


def tree():
    return ExceptionGroup("top", [ValueError(1), ExceptionGroup("low", [TypeError(2), ValueError(3)]), KeyError(4)])


def again():
    try:
        raise tree()
    except* ValueError as group:
        group.add_note("seen")
        raise
    except* KeyError:
        print("key handled")


def anew():
    try:
        raise tree()
    except* ValueError:
        raise OSError("from values")
    except* TypeError as group:
        raise RuntimeError("from types") from group.exceptions[0]


def nested():
    try:
        try:
            raise tree()
        except* TypeError as group:
            shape(group)
            raise ExceptionGroup("inner", [IndexError(5)])
        finally:
            print("finally")
    except* (IndexError, KeyError) as group:
        shape(group)


def single():
    try:
        raise LookupError("naked")
    except* LookupError as group:
        shape(group)
        print(group.exceptions[0].__traceback__ is not None, group.__context__)


for function in (again, anew, nested, single):
    print(function.__name__)
    try:
        function()
    except BaseException as error:
        shape(error)
        print("cause", repr(error.__cause__), "context", repr(error.__context__))
        for inner in getattr(error, "exceptions", ()):
            print("   ", repr(inner), "cause", repr(inner.__cause__), "context", type(inner.__context__).__name__)

for count in range(3):
    try:
        raise ExceptionGroup("loop", [ValueError(count), TypeError(count)])
    except* TypeError:
        pass
    except* ValueError as group:
        print("loop", count, [error.args for error in group.exceptions])
    else:
        print("unreached")
try:
    group
except NameError as error:
    print(error)
