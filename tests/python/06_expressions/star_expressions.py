"""Starred expressions: in displays, calls, returns, subscripts, for, and where they may not stand."""

a, d = [1, 2], {"k": 1}
print([*a, *a], (*a,), {*a, 3}, [*"ab", *range(2), *d], {**d, "z": 2, **{"k": 9}}, *a, *{"x": 0}, sep="|")


def returns():
    return *a, 3


def yields():
    yield *a, 4


print(returns(), list(yields()), [x for x in (*a, 5)], {"t": (*a,)}["t"])
for item in *a, "end":
    print(item, end=" ")
table = {(1, 2): "pair"}
print(table[*a], [*[*[*a]]], (lambda *p, **q: (p, q))(*a, *a, **d, **{"w": 1}))
for source in ("*a", "(*a)", "print(*)", "x = *a", "[*a for a in b]", "{**a for a in b}", "f(**a for a in b)", "{*a: 1}", "{**a, *b}", "*a if b else c", "return_ = *a, *b", "del *a", "(*a, *b) = c", "*a += b", "lambda: *a", "f(*a=1)", "{'k': *a}", "[**a]", "not *a", "x[*a:1]"):
    try:
        compile(source, "<star>", "exec")
        print(source, "| compiles")
    except SyntaxError as error:
        print(source, "|", error.msg)
