"""Which names an import binds: dotted, renamed, from, star, repeated and inside functions."""

import collections.abc
import os.path as joined
from collections import deque as d, namedtuple
from math import (
    floor,
    sqrt as root,
)

print(sorted(name for name in globals() if not name.startswith("__")))
print(collections.abc.Sized.__name__, joined.join("a", "b"), d([1]), root(9), floor(2.5))


def inside():
    import json
    from string import digits
    return sorted(locals())


class Body:
    from math import pi
    import os as system


print(inside(), "json" in globals(), Body.pi > 3, Body.system.sep, hasattr(Body(), "pi"))
before = collections
import collections

print(before is collections)
for name in ("sys", "itertools"):
    globals()[name] = __import__(name)
print(sys.__name__, itertools.__name__, __import__("os.path").__name__, __import__("os.path", fromlist=["join"]).__name__.endswith("path"))
try:
    from math import floor, nothing
except ImportError as error:
    print(error.name)
