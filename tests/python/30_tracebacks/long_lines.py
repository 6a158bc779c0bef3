"""Errors in expressions that span several lines."""


def pay(amount, rate):
    return (
        amount
        * rate
        / 100
    )


result = [
    pay(100, 5),
    pay(
        200,
        "x",
    ),
]
