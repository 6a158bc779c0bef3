"""Conditional expressions: nesting, side effects, lambdas and comprehensions in them."""

log = []


def t(value):
    log.append(value)
    return value


print("a" if t(1) else "b", "a" if t(0) else "b" if t("") else "c", ("x" if t(None) else "y") * 2, log)
print([i if i % 2 else -i for i in range(4)], [i for i in range(6) if i % 2 if i > 2], {("even", "odd")[i % 2]: i for i in range(4)}, (lambda n: "neg" if n < 0 else "zero" if n == 0 else "pos")(-3))
print((lambda: 1 if log else 2)(), 1 if 0 else (2, 3), (1 if 1 else 2, 3), *(("a", "b") if log else ()), sum(x if x > 1 else 0 for x in (1, 2, 3)))
x = 5
y = (x := x + 1) if x > 3 else 0
print(x, y, (z := 2), z, not 0 if 1 else 2, -1 if x else 1, [] or "empty" if not [] else "full")
