"""The caret line of an expression over several lines, and of the part that failed."""


def area(width, height):
    return (
        width
        * height
        + missing_margin
    )


print(
    "area",
    area(
        2,
        3,
    ),
)
