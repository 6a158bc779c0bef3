"""Imports of modules beside the program, in every form."""

import _helper
import _helper as h
from _helper import double, CONSTANT
from _helper import triple as three_times
from _helper import *
import math, sys as system

print(_helper is h, h.CONSTANT, CONSTANT, double(4), three_times(4))
print(_helper.__name__, __name__, _helper.who(), math.sqrt(16), system is sys if "sys" in globals() else "no sys")
h.CONSTANT = "changed"
print(_helper.CONSTANT, CONSTANT, _helper.read())
print("_private" in globals(), "exported" in globals(), "not_exported" in globals())
import _helper

print(_helper.loads)
try:
    import no_such_module
except ModuleNotFoundError as error:
    print(error, "|", error.name)
try:
    from _helper import nothing
except ImportError as error:
    print(type(error).__name__, str(error).split(" (")[0])


def local_import():
    from math import floor
    import _helper as inside

    return floor(2.7), inside is h


print(local_import(), "floor" in globals())
print(sys.modules["_helper"] is _helper if "sys" in globals() else system.modules["_helper"] is _helper)
try:
    import _broken
except ZeroDivisionError as error:
    print("import failed:", error)
print("_broken" in system.modules)
import _circular_a

print(_circular_a.value, _circular_a.from_b())
