"""The built-in exceptions: hierarchy, str, repr, args."""

import builtins

NAMES = """
ArithmeticError AssertionError AttributeError BaseException BaseExceptionGroup BlockingIOError BrokenPipeError
BufferError BytesWarning ChildProcessError ConnectionAbortedError ConnectionError ConnectionRefusedError
ConnectionResetError DeprecationWarning EOFError EncodingWarning EnvironmentError Exception ExceptionGroup
FileExistsError FileNotFoundError FloatingPointError FutureWarning GeneratorExit IOError ImportError
ImportWarning IndentationError IndexError InterruptedError IsADirectoryError KeyError KeyboardInterrupt
LookupError MemoryError ModuleNotFoundError NameError NotADirectoryError NotImplementedError OSError
OverflowError PendingDeprecationWarning PermissionError ProcessLookupError RecursionError ReferenceError
ResourceWarning RuntimeError RuntimeWarning StopAsyncIteration StopIteration SyntaxError SyntaxWarning
SystemError SystemExit TabError TimeoutError TypeError UnboundLocalError UnicodeDecodeError UnicodeEncodeError
UnicodeError UnicodeTranslateError UnicodeWarning UserWarning ValueError Warning ZeroDivisionError
"""
for name in NAMES.split():
    value = getattr(builtins, name)
    print(name, value.__base__.__name__, value.__module__)
for error in (Exception(), Exception("a"), Exception("a", 1), ValueError(None), KeyError("k"), KeyError(), KeyError(1, 2), OSError(2, "No such"), OSError(2, "No such", "file"), OSError("x"), OSError(1, "a", "f", None, "g"),
              StopIteration(5), SystemExit(3), SystemExit(), AssertionError([1]), UnicodeError("u"), NameError("n", name="n"), AttributeError("a", name="b", obj=1), ImportError("i", name="m", path="p"), SyntaxError("s"),
              SyntaxError("s", ("f.py", 3, 4, "text", 3, 6)), IndexError(()), Exception(("a",)), Exception(""), BaseException("b"), FileNotFoundError(2, "nf", "x"), TimeoutError(), MemoryError("m"), RecursionError("deep")):
    print(type(error).__name__, repr(error), "|", str(error), "|", error.args)
print(OSError(2, "a").errno, OSError(2, "a").strerror, OSError(2, "a", "f").filename, OSError(2, "a", "f", None, "g").filename2, type(OSError(2, "a")), type(OSError(13, "a")), type(OSError(17, "x")), type(OSError(9999, "x")))
print(StopIteration(5).value, StopIteration().value, StopIteration(1, 2).value, SystemExit(3).code, SystemExit().code, SystemExit(1, 2).code)
e = SyntaxError("s", ("f.py", 3, 4, "text", 3, 6))
print(e.msg, e.filename, e.lineno, e.offset, e.text, e.end_lineno, e.end_offset, e.print_file_and_line)
print(NameError("x", name="y").name, NameError("x").name, AttributeError("x", obj=[1]).obj, ImportError("x", name="n", path="p").path, ImportError("x").msg, ImportError().msg)
for action in (lambda: ValueError(a=1), lambda: ImportError("a", foo=1), lambda: NameError(a=1), lambda: OSError(a=1), lambda: UnicodeDecodeError("a"), lambda: UnicodeDecodeError("utf-8", b"abc", 0, 1, "why"), lambda: UnicodeEncodeError("ascii", "é", 0, 1, "why"), lambda: StopIteration(value=1), lambda: SyntaxError("a", 5), lambda: raise_int()):
    try:
        print(repr(action()))
    except Exception as error:
        print(type(error).__name__, error)
e = ValueError("a")
e.args = ("b", "c")
print(e, repr(e), e.args)
e.custom = 5
print(e.__dict__, e.__traceback__, e.__cause__, e.__context__, e.__suppress_context__)
try:
    e.args = 5
except TypeError as error:
    print(error)
try:
    e.__cause__ = 5
except TypeError as error:
    print(error)
try:
    e.__traceback__ = 5
except TypeError as error:
    print(error)
try:
    raise 5
except TypeError as error:
    print(error)
try:
    raise int
except TypeError as error:
    print(error)
try:
    raise ValueError from 5
except TypeError as error:
    print(error)
try:
    raise
except RuntimeError as error:
    print(error)
try:
    raise ValueError
except ValueError as error:
    print(repr(error), error.args)


class Custom(Exception):
    def __init__(self, a, b=2):
        self.a = a
        self.b = b


class WithStr(Exception):
    def __str__(self):
        return f"<{self.args}>"


for error in (Custom(1), Custom(1, b=3), Custom(a=5), WithStr(1, 2)):
    print(repr(error), str(error), error.args)
print(ValueError("a") == ValueError("a"), isinstance(KeyError(), LookupError), IOError is OSError, EnvironmentError is OSError, issubclass(FileNotFoundError, OSError))
