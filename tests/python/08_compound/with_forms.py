"""with: parenthesised items, tuples as targets, nesting, return through it."""

from contextlib import contextmanager, ExitStack, nullcontext, suppress


@contextmanager
def tag(name, log=[]):
    print(f"<{name}>", end="")
    try:
        yield name
    except ZeroDivisionError:
        print(f"!{name}!", end="")
        raise
    finally:
        print(f"</{name}>", end=" ")


with tag("a"): print("1", end="")
with tag("a") as x, tag("b") as y: print(x, y, end="")
with (tag("a"), tag("b")): print("2", end="")
with (tag("a") as x, tag("b") as y,): print(x, y, end="")
with (tag("a")) as x: print(x, end="")
with (tag("a"), tag("b")) if False else tag("c"): print("cond", end="")
print()


def through():
    with tag("r"):
        return "returned"


print(through())
for i in range(2):
    with tag(str(i)):
        if i: break
        continue
print()
try:
    with tag("o"), tag("i"):
        1 / 0
except ZeroDivisionError as error:
    print(error)
with suppress(KeyError, ValueError):
    {}["x"]
with nullcontext(5) as n: print(n)
with ExitStack() as stack:
    names = [stack.enter_context(tag(c)) for c in "xyz"]
    stack.callback(print, "callback", end=" ")
    print(names)
print()


@contextmanager
def no_yield():
    if False: yield


@contextmanager
def two_yields():
    yield
    yield


@contextmanager
def swallow():
    try: yield
    except Exception as error: print("swallowed", repr(error))


with swallow(): raise KeyError("k")
for manager in (no_yield, two_yields):
    try:
        with manager(): print("body")
    except RuntimeError as error:
        print(error)


@tag("decorator")
def decorated(): print("in", end="")


decorated()
decorated()
print()
with open(__file__) as f, open(__file__) as g: print(f.readline() == g.readline(), f.closed)
print(f.closed)
for bad in ("with: pass", "with a as: pass", "with a as 1: pass", "with a as f(): pass", "with a b: pass", "with (a as b: pass", "with a,: pass", "with (a, b) as: pass", "with a as b as c: pass", "with (a as b) as c: pass", "with a", "with (a for a in b): pass", "with *a: pass", "with a as *b: pass", "with a as (b, c): pass", "with (a as b, c as d): pass", "with a as None: pass", "with (yield): pass"):
    try:
        compile(bad, "s", "exec")
        print(bad, "fine")
    except SyntaxError as error:
        print(bad, "->", error.msg)
