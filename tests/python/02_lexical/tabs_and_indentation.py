"""Indentation by tabs and spaces, form feeds, blank and comment lines; and the errors."""

sources = {
    "tabs": "if 1:\n\tx = 1\n\tif x:\n\t\tx = 2\n",
    "mixed but consistent": "if 1:\n\tx = 1\nif 1:\n        x = 2\n",
    "form feed": "x = 1\n\x0cx = 2\n",
    "comment at any depth": "if 1:\n    x = 1\n  # odd\n        # odder\n    x += 1\n",
    "one line": "if 1: x = 1; x += 1\n",
    "no newline at the end": "if 1:\n    x = 7",
    "trailing spaces": "if 1:\n    x = 8\n    \n  \n",
    "inconsistent": "if 1:\n\tx = 1\n        x = 2\n",
    "unexpected": "x = 1\n  x = 2\n",
    "missing": "if 1:\nx = 1\n",
    "missing in def": "def f():\nreturn 1\n",
    "missing after else": "if 1:\n  x = 1\nelse:\nx = 2\n",
    "dedent to nowhere": "if 1:\n    if 2:\n        x = 1\n      x = 2\n",
    "class": "class A:\npass\n",
    "for": "for i in []:\n",
    "while at the end": "while 1:",
    "try": "try:\n    pass\nexcept:\npass\n",
    "with": "with a:\nb\n",
    "match": "match 1:\n    case 1:\n    pass\n",
}
for name, source in sources.items():
    namespace = {}
    try:
        exec(source, namespace)
        print(name, "gives", namespace["x"])
    except SyntaxError as error:
        print(name, "->", type(error).__name__, error.msg, error.lineno)
