"""Annotated assignment: what is evaluated and stored where."""

x: int = 1
y: "not evaluated" = 2
z: print("evaluated")
(w): float = 1.5
print(__annotations__)
try:
    z
except NameError as error:
    print(error)
obj = type("O", (), {})()
obj.attr: print("target") = 5
d = {}
d["key"]: print("item") = 6
print(obj.attr, d, __annotations__)


class C:
    a: int
    b: str = "default"
    _c: list[int] = []
    __private: int = 3
    if True:
        cond: bool = True


print(C.__annotations__, hasattr(C, "a"), C.b)


class D(C): pass


class E(C):
    e: float


print(D.__annotations__, E.__annotations__)


def f(p: undefined_is_evaluated if False else int, *args: str, q: dict = None, **kw: "later") -> print("at definition"):
    local: undefined_local = 1
    only: another_undefined
    return local


print(f(1), f.__annotations__)


def g():
    v: int
    try:
        return v
    except UnboundLocalError as error:
        return str(error)


print(g(), g.__annotations__, (lambda: 0).__annotations__)
t: tuple = 1, 2
u: list = *[1], 2
print(t, u)
for bad in ("a, b: int", "(a, b): int = 1", "[a]: int", "f(): int", "1: int", "a: int: str", "a: int = b: int = 1", "def f(): x: (yield)", "a: b := 1", "a: int += 1", "'x': int", "a: = 1", "for x: int in y: pass", "a = b: int", "x: await y", "class C: x: (yield)"):
    try:
        compile(bad, "s", "exec")
        print(bad, "fine")
    except SyntaxError as error:
        print(bad, "->", error.msg)
