"""A module that does not compile: the place in it, with the importing frame."""

import os
import sys

with open("wrong_module.py", "w") as out:
    out.write("x = 1\nif x:\n    print(x\ny = 2\n")
sys.path.insert(0, os.getcwd())
try:
    import wrong_module
except SyntaxError as error:
    print(type(error).__name__, error.msg, os.path.basename(error.filename), error.lineno, error.offset, error.text.strip())
    print("wrong_module" in sys.modules)
with open("wrong_module.py", "w") as out:
    out.write("def f():\n  x = 1\n    y = 2\n")
try:
    import wrong_module
except IndentationError as error:
    print(error.msg, error.lineno)
with open("wrong_module.py", "w") as out:
    out.write("works = True\n")
import wrong_module

print(wrong_module.works)
