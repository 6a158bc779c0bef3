"""contextlib: managers from generators, stacks, redirection, suppression."""
from contextlib import *
import io, sys


def attempt(function):
    try:
        print(repr(function()))
    except Exception as error:
        print(type(error).__name__, error)


@contextmanager
def tag(name):
    print(f"<{name}>")
    try:
        yield name.upper()
    except KeyError as e:
        print("handled", repr(e))
    finally:
        print(f"</{name}>")


with tag("a") as x, tag("b"):
    print(x)
with tag("c"):
    raise KeyError("k")
try:
    with tag("d"):
        raise ValueError("v")
except ValueError as e:
    print("outside", e, e.__context__)


@tag("deco")
def f(n):
    return n * 2


print(f(2), f(3))


@contextmanager
def never(): 
    if False: yield


@contextmanager
def twice():
    yield 1
    yield 2


def use(cm):
    with cm: pass


attempt(lambda: use(never()))
attempt(lambda: use(twice()))


@contextmanager
def passes():
    yield


def stop():
    with passes():
        raise StopIteration("inner")


attempt(stop)


@contextmanager
def replaces():
    try: yield
    except Exception: raise RuntimeError("replaced")


def rep():
    with replaces():
        raise ValueError(1)


attempt(rep)


class Door:
    def __init__(self, name): self.name = name
    def close(self): print("close", self.name)
    def __enter__(self): print("enter", self.name); return self
    def __exit__(self, *exc): print("exit", self.name, exc[0]); return self.name == "swallow"


with closing(Door("x")) as d:
    print(d.name)
with suppress(ZeroDivisionError, KeyError):
    1 / 0
print("after suppress")
attempt(lambda: use(suppress()) or "fine")
out = io.StringIO()
with redirect_stdout(out):
    print("captured")
print(repr(out.getvalue()))
with redirect_stderr(io.StringIO()) as err:
    print("e", file=sys.stderr)
print(repr(err.getvalue()))
with nullcontext(5) as five:
    print(five)

with ExitStack() as stack:
    a = stack.enter_context(Door("1"))
    stack.enter_context(Door("2"))
    stack.callback(print, "callback", sep="-")
    stack.push(lambda *exc: print("pushed", exc[0]))
    stack.push(Door("3"))
    print("body")
with ExitStack() as stack:
    stack.enter_context(Door("outer"))
    stack.enter_context(Door("swallow"))
    raise OSError("lost")
print("survived")
try:
    with ExitStack() as stack:
        stack.callback(lambda: 1 / 0)
        stack.enter_context(Door("z"))
        raise KeyError("first")
except ZeroDivisionError as e:
    print(repr(e), repr(e.__context__))
stack = ExitStack()
stack.callback(print, "moved")
moved = stack.pop_all()
stack.close()
print("closing")
moved.close()
attempt(lambda: ExitStack().enter_context(5))


class Mgr(ContextDecorator):
    def __enter__(self): print("in"); return self
    def __exit__(self, *exc): print("out"); return False


@Mgr()
def g(): print("g")


g()
print(isinstance(Door("q"), AbstractContextManager), issubclass(int, AbstractContextManager))
