"""What imports say when they fail."""

import sys

sources = [
    "import no_such_module", "import no_such.sub", "import sys.path", "import os.path.join", "from os import nothing", "from nothing import os", "from . import x",
    "from .. import y", "from .mod import z", "import _package.nothing", "from _package import nothing", "from os.nothing import z", "import _broken",
    "from _helper import absent", "from sys import *; path_is_here = path", "import json.decoder as d, json.nope", "from collections.abc import Nothing",
    "__import__('')", "__import__('os.')", "__import__(5)", "__import__('x', level=1)", "__import__('os', level=-1)", "from __future__ import braces", "from __future__ import nothing",
]
for source in sources:
    try:
        exec(source, {"__name__": "guest"})
        print(source, "| fine")
    except Exception as error:
        text = str(error).replace(sys.path[0], "<dir>").replace("; what is available", "|").split("|")[0]
        print(source, "|", type(error).__name__, "|", text.split(" (")[0], "|", getattr(error, "name", None))
for source in ("from x import (a, b", "from x import *, a", "import x as", "from x import", "import", "from . import *", "def f():\n from x import *", "from import x",
               "import a.b as c.d", "from x import a as b.c", "from x import ()", "from x import a,", "import (a)", "from .x.y import z; import .x", "class A:\n from os import *"):
    try:
        compile(source, "<import>", "exec")
        print(repr(source), "compiles")
    except SyntaxError as error:
        print(repr(source), "|", error.msg)
