"""An uncaught exception three calls deep."""


def innermost(n):
    return 10 / n


def middle(values):
    total = 0
    for value in values:
        total += innermost(value)
    return total


def outer():
    print("before")
    result = middle([5, 2, 0, 1])
    print("never", result)


outer()
