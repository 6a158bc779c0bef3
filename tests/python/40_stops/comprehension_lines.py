"""Comprehensions over several lines, nested, with conditions and calls."""


def f(x):
    return x % 2


a = [
    x
    * 2
    for x in range(4)
    if f(x)
    if x > 0
]
b = {
    k: v
    for k, v in zip(
        "abc",
        range(3),
    )
}
c = {
    (x, y)
    for x in range(2)
    for y in range(2)
    if x
    != y
}
d = list(
    x + y
    for x in a
    for y in (
        z
        for z in a
        if z
    )
)
e = [[y for y in range(x)] for x in range(3)]
g = [(lambda q: q + x)(1) for x in range(2)]
h = sum(
    f(x)
    for x in range(3)
) + max([
    f(y) for y in
    range(2)
])
print(a, b, sorted(c), d, e, g, h)
i = [n for n in range(5) if n != 3 or (yield_ := n)]
print(i, yield_)
