"""What each form of `import` binds, in which scope, and what it says when it fails."""

import collections.abc
import collections.abc as abc_alias
import os.path as path_alias, sys as system
from collections import OrderedDict as Ordered, deque
from os import path

print(
    collections.abc is abc_alias, path_alias is path, system.modules["os"].path is path, Ordered.__name__,
    deque.__name__,
)


def inside():
    import json.decoder
    from math import pi, tau as two_pi

    return sorted(locals()), json.decoder.__name__, two_pi > pi


print(inside(), "json" in globals(), "json" in system.modules)


class Body:
    from math import sqrt
    import math as numbers

    value = sqrt(16)


print(Body.value, Body.numbers.__name__, Body.sqrt(9))
namespace = {}
exec("from math import *", namespace)
print("pi" in namespace, "__name__" in namespace, "_" in namespace)
for text in (
    "import nothing_here", "import os.nothing", "import math.pi",
    "from nothing.here import x", "from . import x", "from .. import y", "from .mod import x",
    "import collections.abc.more",
):
    try:
        exec(text, {"__name__": "__main__", "__builtins__": __builtins__})
    except ImportError as error:
        print(f"{text}: {type(error).__name__}: {error} [{error.name}]")
for text in (
    "from x import (a, b", "import a.b as c.d", "from a import *, b", "def f():\n    from a import *",
    "from a import b,", "import *", "from import x",
):
    try:
        compile(text, "t", "exec")
    except SyntaxError as error:
        print(error.msg, error.lineno, error.offset)
system.modules["made_up"] = made = type(system)("made_up", "its doc")
made.value = 5
import made_up
from made_up import value

print(made_up is made, value, made_up.__doc__, made_up)
system.modules["blocked"] = None
try:
    import blocked
except ImportError as error:
    print(type(error).__name__, error)
del system.modules["made_up"], system.modules["blocked"]
