"""Exceptions whose text comes from __str__, spans lines, or is empty."""


class Detailed(Exception):
    def __init__(self, code):
        self.code = code

    def __str__(self):
        return f"code {self.code}\nsecond line"


class Empty(Exception):
    pass


try:
    raise Empty
except Empty:
    try:
        raise Empty()
    except Empty:
        raise Detailed(7)
