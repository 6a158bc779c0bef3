"""Imports: in functions, in try, in classes, with names, of packages; lines around them."""
import sys, os
import math as m, json as j
from math import (
    floor,
    ceil as up,
)


def lazy():
    import math
    from os import path as p, sep
    return math.floor(2.5), p.join("a", "b"), sep


class C:
    import math
    from json import dumps

    def f(self):
        return self.math.pi > 3


try:
    import no_such
except ImportError as error:
    print(error, error.name)
try:
    from math import no_such
except ImportError as error:
    print(type(error).__name__)
try:
    import os.nothing
except ModuleNotFoundError as error:
    print(error)
if True: import math; print(math.pi > 3)
for name in ("math", "json"):
    module = __import__(name)
    print(module.__name__)
print(lazy(), C().f(), C.dumps([1]), floor(1.5), up(1.5), m is math, j.loads("[1]"))
del m, j
from json import *
print(dumps({"a": None}), "math" in sys.modules)
