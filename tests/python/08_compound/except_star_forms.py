"""except*: splitting, several handlers, naked exceptions, raising inside."""


def run(exception):
    log = []
    try:
        try:
            raise exception
        except* ValueError as group:
            log.append(("value", repr(group)))
        except* (KeyError, IndexError) as group:
            log.append(("lookup", repr(group)))
        except* OSError:
            raise RuntimeError("from handler")
        else:
            log.append("else")
        finally:
            log.append("finally")
    except BaseException as error:
        log.append(("escaped", repr(error)))
    for entry in log:
        print(entry)
    print("-")


run(ValueError("naked"))
run(TypeError("naked other"))
run(ExceptionGroup("g", [ValueError(1), KeyError(2), IndexError(3)]))
run(ExceptionGroup("g", [ValueError(1), TypeError(2), ExceptionGroup("inner", [KeyError(3), TypeError(4)])]))
run(ExceptionGroup("g", [OSError(1), ValueError(2)]))
run(BaseExceptionGroup("b", [KeyboardInterrupt(), ValueError(1)]))
try:
    pass
except* ValueError:
    print("never")
else:
    print("else")


def loops():
    for i in range(2):
        try:
            raise ExceptionGroup("l", [ValueError(i)])
        except* ValueError as e:
            print(e.exceptions, e.message, e.__context__)


loops()
try:
    try:
        raise ExceptionGroup("a", [ValueError(1), KeyError(2)])
    except* ValueError:
        raise
except ExceptionGroup as error:
    print(repr(error))
try:
    try:
        raise ExceptionGroup("a", [ValueError(1)])
    except* ValueError as e:
        raise e.exceptions[0] from None
except BaseException as error:
    print(repr(error))
for text in ("try: raise ValueError\nexcept* ExceptionGroup: pass", "try: raise ValueError\nexcept* (ValueError, ExceptionGroup): pass", "try: raise ValueError\nexcept* 5: pass"):
    try:
        exec(text)
    except BaseException as error:
        print(type(error).__name__, error)
for bad in ("def f():\n try: pass\n except* A: return", "for x in y:\n try: pass\n except* A: break", "for x in y:\n try: pass\n except* A: continue", "try: pass\nexcept*: pass", "def f():\n try: pass\n except* A:\n  for i in x: break\n  def g(): return 1", "try: pass\nexcept* A: pass\nexcept: pass"):
    try:
        compile(bad, "s", "exec")
        print("fine")
    except SyntaxError as error:
        print(error.msg)
