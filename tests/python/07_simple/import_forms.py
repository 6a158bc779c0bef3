"""import in its forms, what it binds, and its errors."""

import sys, os.path, math as m
import os.path as p, json as j
from math import pi, e as euler
from os import (path, sep as separator,)
from collections import *

print(m.sqrt(4), p is path is os.path, j.dumps([1]), round(pi + euler, 3), separator, OrderedDict.__name__, "ABC" in globals())
print(os.__name__, sys.modules["json"] is j, __import__("os.path").__name__, __import__("os.path", fromlist=["join"]).__name__.endswith("path"))


def local():
    import string as s
    from string import digits
    return s.digits == digits, sorted(locals())


print(local(), "digits" in globals())


class C:
    import math
    from math import floor


print(C.math.pi == pi, C.floor(1.5))
for text in ("import nosuchmodule", "import os.nosuch", "from os import nosuch", "from nosuch import x", "import math.pi", "from . import x", "from .x import y", "from math import sin, nosuch", "import nosuch.inner as n", "from nosuch.a.b import c", "__import__('')", "__import__('a..b')", "import json.nosuch", "from json import nosuch"):
    try:
        exec(text, {"__name__": "__main__"})
    except Exception as error:
        print(text, "->", type(error).__name__, str(error).split(" (/")[0].split(" (unknown")[0].split("; available")[0])
for bad in ("import", "import a.b as c.d", "import a as", "from a import", "from a import (", "from a import ()", "from a import b,", "from a import (b, c", "import a b", "from import a", "from a import *, b", "from a import (*)", "from a import b as c.d", "import *", "def f(): from a import *", "class C:\n def f(self):\n  from a import *", "import a, ", "from a import 1", "import 1", "from .. import", "from a. import b", "import .a", "from a import b.c", "import a from b"):
    try:
        compile(bad, "s", "exec")
        print(bad, "fine")
    except SyntaxError as error:
        print(bad, "->", error.msg)
