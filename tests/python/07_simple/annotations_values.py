"""Annotations: where they are evaluated, where they are kept, and how `from __future__` changes that."""

log = []


def note(value):
    log.append(value)
    return value


x: note("x") = 1
y: note("y")
z: "forward" = 2
(w): note("w") = 3
holder = {}
holder[note("key")]: note("item") = 4


class A:
    field: note("field") = 0
    declared: note("declared")
    self_ref: "A"
    __private: int = 1

    def method(self, arg: note("arg") = note("default")) -> note("return"):
        local: note("never") = 1
        other: never_evaluated
        return local


def f(a: 1, /, b: 2 = 3, *args: 4, c: 5, **kwargs: 6) -> 7:
    inner: undefined_name


print(log)
print(__annotations__)
print(A.__annotations__, A.method.__annotations__)
print(f.__annotations__, "y" in globals(), holder)
try:
    y
except NameError as error:
    print(error)
try:
    def bad(a: undefined): pass
except NameError as error:
    print(error)
namespace = {}
exec("from __future__ import annotations\nx: a.b[c] = 1\ndef f(p: int | None = 3, *q: 'str') -> list[int]: pass\nclass C:\n y: undefined(1, k=2)\n z: lambda: 0", namespace)
print(namespace["__annotations__"], namespace["f"].__annotations__, namespace["C"].__annotations__)
exec("from __future__ import annotations\ndef g(a: (1 + 2) * 3, b: -x ** 2, c: x if y else z, d: [i for i in j], e: {1: 2}, f: a[1:2, ...], g: not a, h: f'{x!r:>{y}}', i: (yield_), j: a < b <= c, k: (x,)) -> None: pass", namespace)
print(namespace["g"].__annotations__)
f.__annotations__["new"] = 8
print(f.__annotations__["new"], A.__dict__["__annotations__"] is A.__annotations__)
del A.__annotations__
print(A.__annotations__, "__annotations__" in type("B", (A,), {}).__dict__)
for source in ("x: int: str", "f(x): int", "x: yield", "(x, y): int = 1", "x: int += 1", "lambda x: int: 1", "def f(a: b c): pass", "x: *a = 1", "def f(*a: *b): pass", "class A: x: (y := 1)", "x: (y := 1) = 2"):
    try:
        compile(source, "<annotation>", "exec")
        print(source, "| compiles")
    except SyntaxError as error:
        print(source, "|", error.msg)
