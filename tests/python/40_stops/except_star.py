"""except*: groups are split; every matching clause runs."""


def run(group):
    try:
        raise group
    except* ValueError as e:
        print("value", e.exceptions)
    except* (TypeError, KeyError) as e:
        print("type or key", len(e.exceptions))
        if len(e.exceptions) > 1:
            raise RuntimeError("from handler")
    else:
        print("else")
    finally:
        print("finally")
    return "end"


for group in (
    ExceptionGroup("one", [ValueError(1), TypeError(2)]),
    ExceptionGroup("two", [ValueError(1), ExceptionGroup("in", [KeyError(1), TypeError(3)])]),
    ExceptionGroup("three", [OSError(1)]),
    ValueError("plain"),
):
    try:
        print(run(group))
    except BaseException as e:
        print(type(e).__name__, e)
try:
    pass
except* ValueError:
    print("no")
else:
    print("else")
