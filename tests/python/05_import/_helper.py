"""A module that the tests import."""

__all__ = ["exported", "double"]
CONSTANT = 42
loads = 0
loads += 1
exported = "yes"
not_exported = "no"
print("loading", __name__)


def double(n):
    return n * 2


def triple(n):
    return n * 3


def read():
    return CONSTANT


def who():
    return __name__


_private = 1
