"""Comprehensions: scopes, several clauses, first iterable, closures."""

x = "outer"
print([x for x in range(3)], x, {x: x for x in "ab"}, {x for x in (1,)}, list(x for x in [x]))
print([(a, b) for a in range(3) if a for b in range(a) if b < 1], [[c for c in range(r)] for r in range(3)])
print([f() for f in [lambda: i for i in range(3)]], [f() for f in [lambda i=i: i for i in range(3)]])
print([a for a, in [(1,), (2,)]], [b for a, *b in ["abc", "de"]], [d[0] for d[0] in range(2)] if (d := {}) is not None else 0)
print(dict((k, v) for k, v in zip("ab", (1, 2))), sum(v for v in range(5) if v % 2), {**{k: 1 for k in "x"}}, [*(v for v in "ab")])
print([v if v else "zero" for v in (0, 1)], [not v for v in (0, 1)], [lambda: 1][0](), [v for v in range(10) if v % 2 if v % 3], [y for y in (1, 2, 3) if y > 1 or y == 1])


def generator_late():
    items = [1, 2]
    g = (v * factor for v in items)
    items = [9]
    factor = 10
    return list(g)


print(generator_late())
try:
    (v for v in missing)
except NameError as error:
    print(error)
g = (missing for v in [1])
try:
    next(g)
except NameError as error:
    print(error)


class C:
    n = 3
    rows = [i for i in range(n)]
    try:
        cols = [n for i in range(2)]
    except NameError as error:
        print("class:", error)


print(C.rows, [[i * j for j in range(i)] for i in range(4)], [k for k in {"a": 1, "b": 2}], {k: v for k, v in {"a": 1}.items()})
print([locals().get("v") for v in (1, 2)])
for bad in ("[x for x in 1, 2]", "[x, y for x in z]", "[for x in y]", "[x for 1 in y]", "[x for x.y() in z]", "{x: y for x}", "[*x for x in y]", "{**x for x in y}", "(x for x in y, 1)", "f(x for x in y, 1)", "[x async for x in y]", "[x for x in y if]", "[await x for x in y]", "{x: *y for x in z}", "[yield x for x in y]", "[(yield x) for x in y]", "f(1, x for x in y)", "f(a=1, x for x in y)", "class A(x for x in y): pass"):
    try:
        compile(bad, "s", "exec")
        print(bad, "fine")
    except SyntaxError as error:
        print(bad, "->", error.msg)
