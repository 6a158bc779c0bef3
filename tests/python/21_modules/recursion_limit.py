"""The recursion limit: an exception, and not the end of the process."""

import sys


def endless(n):
    return endless(n + 1)


sys.setrecursionlimit(300)
try:
    endless(0)
except RecursionError as error:
    print(error)


class Deep:
    def __repr__(self):
        return repr(self)


try:
    repr(Deep())
except RecursionError as error:
    print(type(error).__name__)
print(sys.getrecursionlimit())
