"""Frames of exec and eval: code without a file has no source lines."""

import traceback

source = """
def broken(x):
    return x.missing

def middle():
    broken(5)
"""
scope = {}
exec(compile(source, "<generated>", "exec"), scope)
for action in (lambda: scope["middle"](), lambda: eval("1 + None"), lambda: exec("raise ValueError('inside')"), lambda: eval("[x / 0 for x in (1,)]"), lambda: exec("def f(): g()\nf()")):
    try:
        action()
    except Exception as error:
        print("".join(traceback.format_exception(error)[2:]), end="")
exec("import no_module_here")
