"""A package with submodules and relative imports."""

import _package
import _package.numbers as numbers
from _package import shapes
from _package.shapes import Square

print(_package.NAME, numbers.ONE, shapes.Square is Square, Square(3).area())
print(_package.__name__, numbers.__name__, Square.__module__, hasattr(_package, "numbers"))
import _package.inner.deep

print(_package.inner.deep.up(), _package.inner.deep.__name__)
