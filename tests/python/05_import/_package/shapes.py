"""Another submodule, which imports its sibling relatively."""

from . import numbers
from .numbers import ONE as one


class Square:
    def __init__(self, side):
        self.side = side

    def area(self):
        return self.side * self.side * one * numbers.ONE
