"""Where annotations are evaluated, in which order, and where they are kept, or not."""

log = []


def note(value):
    log.append(value)
    return value


x: note("x") = note(1)
y: note("y")
(z): note("z") = 2
print(log, __annotations__)
log.clear()
holder = type("Holder", (), {})()
things = [0]
holder.attribute: note("attribute") = note("value")
things[note(0)]: note("item") = note("stored")
print(log, __annotations__, holder.attribute, things)
log.clear()


class Body:
    a: note("a") = note("A")
    b: "forward" = None
    c: note("c")
    __private: int
    a: note("again")


print(log, Body.__annotations__, hasattr(Body, "c"))
log.clear()


def function(
    p: note("p"), /, q: note("q") = note("Q"), *args: note("args"), k: note("k") = note("K"), **kw: note("kw")
) -> note("r"):
    inside: undefined_name
    other: undefined_name = 5
    return other


print(log, function.__annotations__, function(1))
try:
    function2 = lambda: (yield)
    exec("def g():\n    local: int\n    return local\ng()")
except UnboundLocalError as error:
    print(error)
for text in (
    "(a, b): int = 1", "a, b: int", "[a]: int", "f(): int", "1: int", "a: int += 1", "a = b: int",
    "def f():\n    global n\n    n: int",
):
    try:
        compile(text, "t", "exec")
    except SyntaxError as error:
        print(error.msg, error.offset)
exec(
    "from __future__ import annotations\nv: missing[0] = 1\ndef f(a: no | thing = 2) -> 'q': pass\n"
    "print(__annotations__, f.__annotations__)",
    {},
)


class Derived(Body):
    pass


print(
    Derived.__annotations__ is Body.__annotations__, Derived.__dict__.get("__annotations__"),
    type(holder).__annotations__,
)
