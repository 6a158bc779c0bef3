"""What `except*` takes out of a group, what it leaves, and what becomes of errors in its handlers."""


def run(error, handlers):
    try:
        try:
            raise error
        except* ValueError as group:
            print("  values", group.exceptions, group.message)
            handlers.get("value", lambda: None)()
        except* (KeyError, IndexError) as group:
            print("  lookups", group.exceptions)
            handlers.get("key", lambda: None)()
        else:
            print("  else")
        finally:
            print("  finally")
    except BaseException as left:
        print("  left", repr(left), "context", repr(left.__context__), "cause", repr(left.__cause__))


def fail(error):
    def action():
        raise error
    return action


def again():
    raise


for name, error, handlers in (
    ("plain", ValueError(1), {}),
    ("unmatched", TypeError(2), {}),
    ("group", ExceptionGroup("g", [ValueError(1), KeyError(2), TypeError(3)]), {}),
    ("all matched", ExceptionGroup("g", [ValueError(1), IndexError(2)]), {}),
    ("nested", ExceptionGroup("g", [ExceptionGroup("h", [ValueError(1), TypeError(2)]), KeyError(3)]), {}),
    ("handler fails", ExceptionGroup("g", [ValueError(1), TypeError(2)]), {"value": fail(OSError("new"))}),
    ("two fail", ExceptionGroup("g", [ValueError(1), KeyError(2)]), {"value": fail(OSError("a")), "key": fail(OSError("b"))}),
    ("interrupt", BaseExceptionGroup("b", [KeyboardInterrupt(), ValueError(5)]), {}),
):
    print(name)
    run(error, handlers)
try:
    try:
        raise ExceptionGroup("g", [ValueError(1), TypeError(2)])
    except* ValueError:
        raise
except ExceptionGroup as left:
    print(repr(left))
for kind in ("ExceptionGroup", "BaseExceptionGroup", "(ValueError, ExceptionGroup)", "3", "int"):
    try:
        exec(f"try:\n raise ValueError\nexcept* {kind}:\n pass")
    except (TypeError, ValueError) as error:
        print(kind, "->", type(error).__name__, error)
for source in ("try: pass\nexcept*: pass", "try: pass\nexcept* A: pass\nexcept B: pass", "for x in y:\n try: pass\n except* A: break",
               "def f():\n try: pass\n except* A: return 1", "try: pass\nexcept A: pass\nexcept* B: pass", "for x in y:\n try: pass\n except* A: continue"):
    try:
        compile(source, "<star>", "exec")
    except SyntaxError as error:
        print(error.msg)
