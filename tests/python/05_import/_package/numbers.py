"""A submodule."""

ONE = 1
