"""Generator expressions: laziness, attributes, exhaustion, throw and close."""


def noisy(n):
    for i in range(n):
        print("make", i, end=" ")
        yield i


g = (x * x for x in noisy(3) if x != 1)
print(type(g), g.__name__, g.__qualname__, g.gi_running, g.gi_frame is not None)
print(next(g))
print(list(g), list(g), next(g, "end"), g.gi_frame)
g = (x for x in noisy(5))
print(next(g), next(g))
g.close()
print(next(g, "closed"))
g = (1 // x for x in (1, 0, 2))
print(next(g))
try:
    next(g)
except ZeroDivisionError as error:
    print(error, next(g, "finished"))
g = (x for x in range(3))
try:
    g.throw(ValueError("thrown"))
except ValueError as error:
    print(error, list(g))
print(sum(x for x in range(4)), max((len(w), w) for w in ("a", "bbb", "cc")), any(x > 1 for x in noisy(4)), all(x < 1 for x in noisy(4)), "-".join(str(x) for x in range(3)), sorted((-x for x in range(3))), dict((x, x) for x in "ab"), tuple(x for x in ()), set(x % 2 for x in range(5)))
first = (x for x in [1, 2, 3])
second = (x * 10 for x in first)
print(next(second), next(first), list(second))
a, b, *c = (x for x in range(5))
print(a, b, c, 3 in (x for x in range(10)), [*zip(*[(x for x in range(6))] * 2)])
g = (i for i in range(3))
print(g.send(None), next(g))
try:
    (i for i in range(3)).send(1)
except TypeError as error:
    print(error)
for text in ("(x for x in 5)", "len(x for x in [])", "(x for x in [])[0]", "(x for x in []) + 1", "next((x for x in []))"):
    try:
        eval(text)
    except Exception as error:
        print(type(error).__name__, error)
