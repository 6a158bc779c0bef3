"""Arrays of numbers of one size."""

from _array import _array_reconstructor, array, typecodes
from collections.abc import MutableSequence

MutableSequence.register(array)
ArrayType = array
