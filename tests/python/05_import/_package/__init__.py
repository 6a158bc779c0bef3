"""A package."""

NAME = "package"
from .numbers import ONE

print("package loaded, one is", ONE)
