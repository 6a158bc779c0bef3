"""Displays, slices and subscripts over several lines with calls inside."""


def n(x):
    return x


a = [
    n(1),
    n(2),

    n(3)
]
b = {
    n("k"):
        n(1),
    "l": n(
        2
    ),
    **n({
        "m": 3
    }),
}
c = {
    n(1),
    *n([
        2
    ]),
}
d = (
    n(1),
    *a,
    *[
        n(2)
    ],
)
a[
    n(0):
    n(2)
] = [
    n(9),
    n(8),
]
a[n(0)], b[
    n("k")
] = n(
    (5, 6)
)
e = a[n(0)
      :
      n(2)], a[
    n(-1)
]
del a[
    n(0):n(1)
]
print(a, b, sorted(c), d,
      e)
f = (n(1),)
g = [[n(1),
      n(2)],
     [n(3)]]
h = n(
    [n(1), [
        n(2)]]
)[n(1)][
    n(0)
]
print(f, g, h, [
    n(1)
][0], {1: n(2)}[
    n(1)
])
i = "a" "b" \
    "c", f"{n(1)}" f"{n(2)}", (
        "x"
        f"{n(3)}"
    )
print(i)
j = [1, 2,
     3][::-1]; k = -n(
    1
)
print(j, k)
if [
    n(0)
] and not {
}:
    print("ok")
