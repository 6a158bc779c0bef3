"""try, except, else, finally in all orders; chaining; re-raising; custom hierarchies."""


def attempt(action):
    try:
        print("try", end=" ")
        result = action()
    except ZeroDivisionError as error:
        print("except", error, end=" ")
        result = None
    except (KeyError, IndexError) as error:
        print("lookup", repr(error), end=" ")
        result = "lookup"
    else:
        print("else", end=" ")
    finally:
        print("finally")
    return result


print(attempt(lambda: 1))
print(attempt(lambda: 1 / 0))
print(attempt(lambda: {}["k"]))
print(attempt(lambda: [][1]))
try:
    attempt(lambda: int("x"))
except ValueError as error:
    print("outside", error)


def finally_wins():
    try:
        return "try"
    finally:
        return "finally"


def finally_order():
    for i in range(3):
        try:
            if i == 1:
                continue
            if i == 2:
                break
            print("body", i)
        finally:
            print("finally", i)
    return "done"


print(finally_wins(), finally_order())


class AppError(Exception):
    def __init__(self, message, code=1):
        super().__init__(message)
        self.code = code


class NotFound(AppError):
    pass


try:
    raise NotFound("no such thing", code=404)
except AppError as error:
    print(type(error).__name__, error, error.code, error.args, isinstance(error, Exception))
try:
    try:
        {}["missing"]
    except KeyError as error:
        raise AppError("wrapped") from error
except AppError as error:
    print(repr(error), repr(error.__cause__), error.__suppress_context__)
try:
    try:
        1 / 0
    except ZeroDivisionError:
        [][0]
except IndexError as error:
    print(repr(error.__context__), error.__cause__)
try:
    try:
        1 / 0
    except ZeroDivisionError:
        raise AppError("hidden") from None
except AppError as error:
    print(error.__cause__, repr(error.__context__), error.__suppress_context__)


def reraise():
    try:
        int("q")
    except ValueError:
        print("logging")
        raise


try:
    reraise()
except ValueError as error:
    print("again", error)
for value in (ValueError, ValueError(), ValueError("one"), ValueError("one", 2), KeyError("k"), OSError(2, "No such"), StopIteration(5)):
    try:
        raise value
    except Exception as error:
        print(repr(error), str(error), error.args)
try:
    raise "text"
except TypeError as error:
    print(error)
try:
    raise
except RuntimeError as error:
    print(error)
print(issubclass(KeyError, LookupError), issubclass(FileNotFoundError, OSError), IOError is OSError, issubclass(ZeroDivisionError, ArithmeticError))
print(issubclass(KeyboardInterrupt, Exception), issubclass(SystemExit, BaseException), Exception.__mro__[1].__name__)
try:
    raise BaseException("base")
except BaseException as error:
    print(type(error).__name__, error)
error = ValueError("kept")
try:
    raise error
except ValueError as caught:
    print(caught is error, caught.__traceback__ is not None)
try:
    try:
        raise ValueError("a")
    finally:
        print("cleanup")
except ValueError:
    print("handled")


def nested(depth):
    try:
        if depth == 0:
            raise ValueError("bottom")
        nested(depth - 1)
    except ValueError as error:
        if depth == 2:
            raise KeyError("translated") from error
        raise


try:
    nested(3)
except KeyError as error:
    print(repr(error), repr(error.__cause__))
