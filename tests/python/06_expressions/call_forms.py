"""Calls: positional, keywords, unpacking, their order, and error texts."""


def f(a, b=2, /, c=3, *args, d, e=5, **kw):
    return a, b, c, args, d, e, kw


def g(a, b, c=3): return a, b, c


def order(x):
    print(x, end=" ")
    return x


print(f(1, d=4), f(1, 2, 3, 4, 5, d=6, z=7), f(*[1, 2], *(3, 4), **{"d": 5}, **{"y": 6}, e=0), f(1, d=0, **{"a": 1, "b": 2}))
print(g(order(1), c=order(3), b=order(2)), g(*order([1]), order(2)), g(b=order(1), *order((0,))), g(*"ab"), g(**{"a": 1, "b": 2}), g(*{}, **{"a": 1}, b=2))
for text in ("g()", "g(1)", "g(1, 2, 3, 4)", "g(1, a=2)", "g(1, 2, d=4)", "g(1, 2, **{'c': 3, 'x': 4})", "g(*[1, 2], **{'a': 1})", "f()", "f(1)", "f(d=1)", "f(a=1, d=1)", "g(*1)", "g(**1)", "g(*None, **{})", "g(**{1: 2}, b=1)", "g(a=1, **{'a': 2})", "g(**{'a': 1}, **{'a': 2})", "print(1, sepp=2)", "len(*[1], **{})", "(lambda: 0)(1)", "(lambda x, y: 0)()", "(lambda *, k: 0)()", "(lambda *, k, j: 0)()", "(lambda *, k, j, l: 0)(1)", "(lambda a, b=1: 0)(1, 2, 3)", "(lambda a, /: 0)(a=1)", "(lambda a, b, /: 0)(a=1, b=2)", "(lambda a, b, c, d: 0)()", "(lambda a=1, *, k: 0)(1, 2)", "f(1, 2, 3, 4)", "int('5', bas=3)", "str(object=1, x=2)"):
    try:
        print(eval(text))
    except TypeError as error:
        print(text, "->", str(error).replace("__main__.", ""))
for bad in ("f(a=1, 2)", "f(**x, 1)", "f(**x, *y)", "f(a=1, a=2)", "f(1=2)", "f(a.b=1)", "f(f()=1)", "f(a for a in b, c)", "f(True=1)", "f(a=)", "f(,)", "f(a b)", "f(*)", "f(**)", "f(a, b", "f(x=1 y=2)", "f('a'=1)", "f(lambda x: 1=2)", "f(a := 1 = 2)"):
    try:
        compile(bad, "s", "exec")
        print(bad, "fine")
    except SyntaxError as error:
        print(bad, "->", error.msg)
print(f(0, *[], **{}, d=1,), g(1, *(2,), **dict(c=5)), (lambda *a, **k: (a, k))(*range(2), 5, x=1, **{"y-z": 2}))
