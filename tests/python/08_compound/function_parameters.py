"""Definitions: every kind of parameter, defaults evaluated once, errors."""


def kinds(a, b=1, /, c=2, *args, d, e=4, **kw): return a, b, c, args, d, e, kw
def only_pos(a, b, /): return a, b
def only_kw(*, a, b=2): return a, b
def mutable(x, acc=[]):
    acc.append(x)
    return acc


count = 0
def tick():
    global count
    count += 1
    return count
def default(n=tick()): return n


print(kinds(0, d=1), kinds(0, 1, 2, 3, d=4, f=5), only_pos(1, 2), only_kw(a=1), mutable(1), mutable(2), mutable(3, []), default(), default(), count)
def shadow(a, A=1, *, _=2, __=3): return a, A, _, __
def uses(x, y=lambda: 5, z=[i for i in range(3)]): return x, y(), z
def pos_named(self, /, **kwargs): return self, kwargs
print(shadow(0), uses(1), pos_named(1, self=2))
for text in ("kinds()", "kinds(1)", "kinds(1, a=2, d=3)", "only_pos(1)", "only_pos(a=1, b=2)", "only_pos(1, b=2)", "only_pos(1, 2, 3)", "only_kw()", "only_kw(1)", "only_kw(b=1)", "only_kw(a=1, c=2)", "only_kw(a=1, **{'a': 2})", "default(1, 2)", "mutable()", "pos_named(self=1)", "shadow()", "shadow(1, 2, 3)"):
    try:
        eval(text)
    except TypeError as error:
        print(text, "->", error)
for bad in ("def f(a, a): pass", "def f(a=1, b): pass", "def f(*): pass", "def f(*, **k): pass", "def f(*a, *b): pass", "def f(**k, a): pass", "def f(**k, *a): pass", "def f(a, /, b, /): pass", "def f(/): pass", "def f(/, a): pass", "def f(*, /): pass", "def f(*a, /): pass", "def f(a.b): pass", "def f((a, b)): pass", "def f(1): pass", "def f(a=): pass", "def f(a b): pass", "def f(*a=1): pass", "def f(**k=1): pass", "def f(a:): pass", "def f(): pass x", "def f", "def f()", "def f() pass", "def 1(): pass", "def f(a, *, b=1, c): pass", "def f(*a: *b): pass", "def f(None): pass", "def f(a, /, a): pass", "def f(a) -> : pass", "def f(a, , b): pass", "def f.g(): pass", "def f(self, *, self): pass", "def f(a = 1, /, b): pass"):
    try:
        compile(bad, "s", "exec")
        print(bad, "fine")
    except SyntaxError as error:
        print(bad, "->", error.msg)
