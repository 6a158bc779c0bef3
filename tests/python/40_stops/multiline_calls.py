"""Calls and displays over several lines: which lines are visited, and how often."""


def f(*args, **kwargs):
    return sum(args) + len(kwargs)


result = f(
    1,
    2,
    f(
        3,
        4,
    ),
    key=f(
        5
    ),
)
print(result)
values = [
    1,
    f(2),
    [
        3,
        f(4),
    ],
]
table = {
    "a": f(1),
    "b":
        f(2),
    **{
        "c": 3,
    },
}
print(
    values,
    table,
    sep=
    " | ",
)
total = (
    f(1)
    + f(2)
    * f(3)
    - f(4)
)
text = (
    "one "
    f"{f(1)} "
    "three"
)
print(total, text)
chain = (
    "  text "
    .strip()
    .upper()
    .replace(
        "T",
        "t",
    )
)
print(chain)
x = values[
    f(0)
]
values[
    1
] = f(
    9
)
condition = (
    f(1) > 0
    and f(2) > 0
    or f(3) > 0
)
choice = (
    f(1)
    if condition
    else f(2)
)
print(x, values, condition, choice)
assert (
    f(1) ==
    1
), f(
    "never"
)
lambda_result = (lambda a, b: (
    a
    + b
))(
    1,
    2,
)
del (
    table["a"],
    table["b"],
)
print(lambda_result, table)


def g(
    a,
    b=f(
        1
    ),
    *,
    c=
    2,
):
    return (
        a
        + b
        + c
    )


print(g(
    1,
    c=5,
))
