"""Two functions that call each other are not abbreviated."""


def ping(n):
    return pong(n - 1)


def pong(n):
    if n <= 0:
        raise ValueError(f"n is {n}")
    return ping(n - 1)


ping(7)
