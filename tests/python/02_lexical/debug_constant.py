"""`__debug__` cannot be bound in any way; `from __future__` stands at the beginning only."""
sources = [
    "def f(**__debug__): pass",
    "lambda __debug__: 0",
    "f(a, __debug__=1)",
    "a.__debug__ = 1",
    "del __debug__",
    "(a, *__debug__) = 1, 2",
    "__debug__: int",
    "import sys as __debug__",
    "import __debug__.x",
    "from sys import __debug__",
    "[x for __debug__ in y]",
    "class __debug__: pass",
    "def __debug__(): pass",
    "with a as __debug__: pass",
    "class A(__debug__=1): pass",
    "match x:\n case [*__debug__]: pass",
    "try: pass\nexcept E as __debug__: pass",
    "'doc'\na = 1\nfrom __future__ import division",
    "if a:\n from __future__ import annotations",
]
for source in sources:
    try:
        compile(source, "<test>", "exec")
    except SyntaxError as error:
        print(repr(source), error.msg, error.lineno, error.offset, error.end_offset)
for allowed in "del a.__debug__", "a.__debug__ += 1", "import a.__debug__", "global __debug__", "'doc'\nfrom __future__ import annotations":
    compile(allowed, "<test>", "exec")
print(__debug__, eval("dir()", {}, type("Names", (dict,), {"keys": lambda self: ["b", "a"]})()))
