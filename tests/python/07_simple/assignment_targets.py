"""Every kind of target, chains, nesting, order of evaluation."""


class O: pass


def log(name, value):
    print(name, end=" ")
    return value


o, l, d = O(), [0, 0, 0], {}
a = b = c = []
print(a is b is c)
o.x, l[1], d["k"], (p, [q, *r]), *s = 1, 2, 3, (4, [5, 6, 7]), 8, 9
print(o.x, l, d, p, q, r, s)
log("obj", o).y = log("value", 1)
log("list", l)[log("index", 0)] = log("value", 5)
log("t1", l)[0], log("t2", l)[1] = log("v1", 1), log("v2", 2)
print(l)
i, l[i] = 2, "x"
print(i, l)
x = [1, 2]
x[0], x[1] = x[1], x[0]
(y) = (z) = 3
[m, n] = "ab"
() = []
[] = ()
(e, f), g = "xy", "z"
print(x, y, z, m, n, e, f, g)
*h, j = range(4)
k, *h2, w = "ab"
[*u] = "uv"
print(h, j, k, h2, w, u)
for o.attr in (1, 2): pass
for l[0], (d["q"], *rest) in [(1, (2, 3, 4))]: pass
with open(__file__) as o.file: o.file = None
print(o.attr, l, d, rest)
for text in ("a, b = 1", "a, b = 1, 2, 3", "a, b, c = 1, 2", "a, *b = ()", "*a, b, c = 1,", "a, b = None", "(a, b), c = 1, 2", "[a] = 5", "a, b = {1}", "a, b = 'abc'", "() = 1", "() = [1]", "a, (b, *c), d = 1, (), 3", "a, b = iter([1])", "a, b = x for x in y" if False else "a, b = (i for i in range(3))", "a.b = 1", "a = 1; a.b = 1", "None.x = 1" if False else "x = None; x.y = 1"):
    try:
        exec(text, {})
        print(text, "fine")
    except Exception as error:
        print(text, "->", type(error).__name__, error)
for bad in ("1 = x", "f() = 1", "a + b = c", "'a' = 1", "None = 1", "(a, 1) = b", "a = 1 = b", "[a, f()] = b", "lambda: 1 = 2", "a if b else c = 1", "{a} = 1", "{a: b} = 1", "-a = 1", "a < b = c", "(yield) = 1", "f'x' = 1", "not a = 1", "a and b = 1", "... = 1", "x for x in y = 1", "(a for a in b) = 1", "[a for a in b] = 1", "await x = 1", "a := b = 1", "*a = b", "(*a) = b", "a, (b, c = 1", "*a, *b = c"):
    try:
        compile(bad, "s", "exec")
        print(bad, "fine")
    except SyntaxError as error:
        print(bad, "->", error.msg)


def trade_first(items, held):
    if items[0] < held:
        held, items[0] = items[0], held
    return held, items


def rotate(box, left, middle, right):
    left, box[0], middle, right = right, left, box[0], middle
    return left, middle, right, box


def nested(pair, spare, items):
    (spare, items[1]), pair, (kept, *others) = pair, spare, items
    return pair, spare, items, kept, others


print(trade_first([10, 20], 11), trade_first([10, 20], 9), rotate([0], 1, 2, 3), nested((5, 6), 7, [1, 2, 3]))
