"""del of names, attributes, items, slices, nested targets."""

a, b, c, d, e = 1, [1, 2, 3, 4], {"k": 1, "m": 2}, type("T", (), {})(), 5
d.x = d.y = 1
del a
del b[0], c["k"], d.x
del (b[0]), [c["m"]], (d.y)
del (e)
print(b, c, vars(d))
for name in ("a", "e"):
    try:
        eval(name)
    except NameError as error:
        print(error)
x, y, z = 1, 2, 3
del (x, [y, (z,)])
print([n for n in ("x", "y", "z") if n in globals()])
del ()
del []


def f():
    v = 1
    del v
    try:
        v
    except UnboundLocalError as error:
        print(error)
    try:
        del v
    except UnboundLocalError as error:
        print(error)
    for i in range(2): pass
    del i
    def inner():
        try:
            return w
        except NameError as error:
            return str(error)
    w = 1
    del w
    return inner()


print(f())


def g():
    global shared
    del shared


shared = 1
g()
try:
    g()
except NameError as error:
    print(error)
class C:
    v = 1
    del v
    try:
        del v
    except NameError as error:
        print(error)
for text in ("del 1", "del f()", "del a + b", "del (a, 1)", "del a, f()", "del None", "del *a", "del a if b else c", "del 'x'", "del {a}", "del lambda: 1", "del (a for a in b)", "del [a for a in b]", "del -a", "del a := 1", "del", "del (yield)", "del a.b()", "del a < b", "del True"):
    try:
        compile(text, "s", "exec")
        print(text, "fine")
    except SyntaxError as error:
        print(text, "->", error.msg)
for text in ("del {}[1]", "del [][0]", "del (1,)[0]", "del 'a'[0]", "del 5 .x", "del [].append", "del print.x", "import math; del math.nothing", "del missing", "class A: pass\ndel A.x", "class A: pass\ndel A().x", "del {1}[1]", "del range(3)[0]"):
    try:
        exec(text)
    except Exception as error:
        print(repr(text), "->", type(error).__name__, error)
