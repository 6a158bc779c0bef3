"""Assignment expressions and conditional expressions in every position."""

data = [1, 2, 3, 4]
if (n := len(data)) > 3:
    print(n)
while (item := data.pop()) > 2:
    print(item)
print([y := 1, y ** 2], [last := i for i in range(3)], last)
print(any((found := w) > 1 for w in (1, 2, 3)), found)


def f(x, y=(z := 3)):
    return (
        x if x else
        y if y > 2 else
        z
    )


print(f(0), f(5), f(0, 1))
print("a" if f(0) else "b", ("c", "d")[1 if not f(1) else 0])
lam = lambda v: "pos" if v > 0 else "neg" if v < 0 else "zero"
print(lam(1), lam(-1), lam(0))
x = (1 if True else 2, 3 if False else 4)
print(x, (a := 1, b := 2), a + b)
r = [i if i % 2 else -i for i in range(4) if (i if i > 1 else 0)]
print(r, {k: (v if v else None) for k, v in zip("ab", (0, 1))})
print(
    "long"
    if n
    else "short",
    (m := n
     + 1),
    m,
)
def g(): return (yield) if False else 1
print(type(g()).__name__, f"{'yes' if n else 'no'} {(q := 5)} {q!r:>{q}}")
assert (1 if n else 0), ("x" if n else "y")
del data[0 if n else 1]
print(data, not (n if n else 0), -(1 if n else 2))
