"""A traceback of mutual recursion: repeated frames are counted, not shown."""

import sys

sys.setrecursionlimit(120)


def ping(n):
    return pong(n + 1)


def pong(n):
    return ping(n)


def down(n):
    if n == 0:
        raise ValueError("bottom")
    return down(n - 1)


try:
    down(3)
except ValueError as error:
    print(error)
down(20)
