"""try, except, else, finally: what runs when."""


def trace(action, *, finish=None):
    log = []
    try:
        log.append("try")
        action()
    except ValueError as error:
        log.append(f"value {error}")
    except (KeyError, IndexError):
        log.append("lookup")
    except Exception:
        log.append("exception")
    else:
        log.append("else")
    finally:
        log.append("finally")
        if finish:
            finish()
    log.append("after")
    return log


def fail(error):
    def inner():
        raise error

    return inner


for action in (lambda: None, fail(ValueError("v")), fail(KeyError("k")), fail(IndexError()), fail(TypeError()), lambda: 1 / 0):
    print(trace(action))
try:
    trace(lambda: None, finish=fail(RuntimeError("in finally")))
except RuntimeError as error:
    print("outer", error, error.__context__)
try:
    trace(fail(BaseException("base")))
except BaseException as error:
    print(repr(error))


def returns():
    try:
        return "try"
    finally:
        print("finally runs")


def overrides():
    try:
        return "try"
    finally:
        return "finally"


def swallows():
    try:
        1 / 0
    finally:
        return "swallowed"


def breaks():
    for i in range(3):
        try:
            continue
        finally:
            print("f", i)
    while True:
        try:
            break
        finally:
            print("break finally")
    for i in range(3):
        try:
            1 / 0
        finally:
            break
    return "done"


def nested():
    try:
        try:
            raise ValueError("inner")
        except KeyError:
            print("not here")
        finally:
            print("inner finally")
    except ValueError as error:
        print("outer", error)
        try:
            raise TypeError("second")
        except TypeError as second:
            return repr(second.__context__)


print(returns(), overrides(), swallows(), breaks(), nested())
try:
    raise ValueError("x")
except ValueError as e:
    pass
try:
    print(e)
except NameError as error:
    print(error)


def handler_expression():
    print("evaluated")
    return KeyError


try:
    try:
        raise ValueError("v")
    except handler_expression():
        print("no")
except ValueError as error:
    print("yes", error)
for bad in (5, "x", (ValueError, 5)):
    try:
        try:
            raise KeyError("k")
        except bad:
            pass
    except TypeError as error:
        print(error, repr(error.__context__))
try:
    try:
        raise ValueError("one")
    except ValueError:
        raise KeyError("two") from None
except KeyError as error:
    print(error.__cause__, repr(error.__context__), error.__suppress_context__)
try:
    try:
        raise ValueError("one")
    except ValueError as first:
        raise KeyError("two") from first
except KeyError as error:
    print(repr(error.__cause__), error.__suppress_context__)
try:
    raise ValueError("note")
except ValueError as error:
    error.add_note("first")
    error.add_note("second")
    print(error.__notes__)
    try:
        error.add_note(5)
    except TypeError as second:
        print(second)
import sys

try:
    1 / 0
except ZeroDivisionError:
    kind, value, traceback = sys.exc_info()
    print(kind, value, traceback.tb_lineno, traceback.tb_frame.f_code.co_name, traceback.tb_next, sys.exception() is value)
print(sys.exc_info(), sys.exception())


def generator():
    try:
        yield 1
        yield 2
    except GeneratorExit:
        print("closed")
        raise
    finally:
        print("gen finally")


g = generator()
print(next(g))
g.close()
g = generator()
next(g)
try:
    g.throw(ValueError("thrown"))
except ValueError as error:
    print("thrown", error)
assert True, "no"
try:
    assert 1 == 2, f"message {1 + 1}"
except AssertionError as error:
    print(error)
try:
    assert ()
except AssertionError as error:
    print(repr(error))
