"""contextlib: contextmanager, suppress, closing, redirect, ExitStack, nullcontext, and their failures."""

import contextlib
import io


@contextlib.contextmanager
def tag(name, swallow=False):
    print(f"<{name}>")
    try:
        yield name.upper()
    except ValueError as error:
        print("saw", error)
        if not swallow:
            raise
    finally:
        print(f"</{name}>")


with tag("a") as a, tag("b", swallow=True):
    print(a)
    raise ValueError("inside")
try:
    with tag("c"):
        raise ValueError("out")
except ValueError as error:
    print("caught", error)


@tag("decorated")
def work():
    return "worked"


print(work(), work())
with contextlib.suppress(KeyError, IndexError):
    {}["x"]
    print("never")
with contextlib.redirect_stdout(io.StringIO()) as out, contextlib.redirect_stderr(out):
    print("hidden")
print(repr(out.getvalue()))


class Thing:
    def close(self):
        print("closed")


with contextlib.closing(Thing()) as thing, contextlib.nullcontext(5) as five:
    print(type(thing).__name__, five)
with contextlib.ExitStack() as stack:
    print([stack.enter_context(tag(name)) for name in "xy"])
    stack.callback(print, "callback", 1)
    stack.push(lambda *details: print("pushed", details[0]))
    kept = stack.pop_all()
print("moved")
kept.close()
try:
    with contextlib.ExitStack() as stack:
        stack.callback(lambda: 1 / 0)
        raise KeyError("first")
except ZeroDivisionError as error:
    print(error, "after", repr(error.__context__))


@contextlib.contextmanager
def never():
    if False:
        yield


@contextlib.contextmanager
def twice():
    yield 1
    yield 2


@contextlib.contextmanager
def stops():
    yield
    raise StopIteration("odd")


for manager in (never, twice, stops):
    try:
        with manager():
            pass
    except RuntimeError as error:
        print(error)
try:
    with contextlib.ExitStack() as stack:
        stack.enter_context(5)
except TypeError as error:
    print(error)
print(isinstance(tag("q"), contextlib.AbstractContextManager), contextlib.chdir.__name__)
