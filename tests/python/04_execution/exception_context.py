"""`__context__`, `__cause__`, `__suppress_context__` through nested handlers, finally and generators."""


def chain(error):
    parts = []
    while error is not None:
        mark = "!" if error.__suppress_context__ else ""
        parts.append(f"{type(error).__name__}({error}){mark}")
        error = error.__cause__ or error.__context__
    return " <- ".join(parts)


def run(action):
    try:
        action()
    except Exception as error:
        print(action.__name__, ":", chain(error))


def nested():
    try:
        try:
            raise ValueError("one")
        except ValueError:
            raise KeyError("two")
    except KeyError:
        raise TypeError("three")


def from_cause():
    try:
        raise ValueError("lost")
    except ValueError:
        raise KeyError("shown") from OSError("cause")


def from_none():
    try:
        raise ValueError("lost")
    except ValueError:
        raise KeyError("alone") from None


def in_finally():
    try:
        raise ValueError("first")
    finally:
        raise KeyError("second")


def swallowed():
    for _ in range(1):
        try:
            raise ValueError("gone")
        finally:
            break
    raise KeyError("fresh")


def same_again():
    error = ValueError("one")
    try:
        raise error
    except ValueError:
        raise error


def cycle():
    first, second = ValueError("a"), KeyError("b")
    try:
        try:
            raise first
        except ValueError:
            raise second
    except KeyError:
        raise first


def generator():
    def items():
        try:
            yield 1
        finally:
            raise KeyError("in generator")
    source = items()
    next(source)
    try:
        raise ValueError("outside")
    except ValueError:
        source.close()


def handler_context():
    def make():
        return RuntimeError("made in a handler")
    try:
        raise ValueError("handled")
    except ValueError:
        made = make()
    raise made


def from_class():
    raise KeyError("k") from ValueError


for action in (nested, from_cause, from_none, in_finally, swallowed, same_again, cycle, generator, handler_context, from_class):
    run(action)
error = ValueError("x")
error.__cause__ = KeyError("y")
print(error.__suppress_context__, repr(error.__cause__))
error.__suppress_context__ = False
for name, value in (("__cause__", 3), ("__context__", "x"), ("__traceback__", 5), ("__suppress_context__", 7), ("args", 4)):
    try:
        setattr(error, name, value)
        print(name, getattr(error, name))
    except TypeError as problem:
        print(name, problem)
for source in ("raise 3", "raise ValueError from 5", "raise ValueError, 'x'", "raise", "raise int", "raise ValueError() from int"):
    try:
        exec(source)
    except (TypeError, RuntimeError, SyntaxError) as problem:
        print(source, "->", type(problem).__name__, problem)
