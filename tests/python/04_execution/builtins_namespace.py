"""The names of builtins: shadowed, removed, replaced, and given to eval and exec."""

import builtins

print(__builtins__ is builtins, builtins.len is len, builtins.__name__)
len = lambda value: "shadowed"
print(len([1]), builtins.len([1]))
del len
print(len([1]))
try:
    del print_missing
except NameError as error:
    print(error)
builtins.shout = lambda text: text.upper() + "!"
print(shout("everywhere"))
del builtins.shout
try:
    shout("x")
except NameError as error:
    print(error)

print(eval("len('abc')", {}), sorted({}.__class__() | (lambda d: (eval("1", d), d)[1])({})))
for scope in ({"__builtins__": {}}, {"__builtins__": {"len": max}}, {"__builtins__": builtins}):
    for source in ("len([1, 2])", "[x for x in (1, 2)]", "abs(-1)"):
        try:
            print(source, eval(source, scope))
        except NameError as error:
            print(source, "->", error)
for source in ("import math", "class A: pass", "x = 1", "def f(): return len"):
    try:
        exec(source, {"__builtins__": {}})
        print(source, "runs")
    except (ImportError, NameError) as error:
        print(source, "->", type(error).__name__, error)
original = builtins.print
collected = []
builtins.print = lambda *args: collected.append(args)
print("caught", 1)
builtins.print = original
print(collected)
constants = {"True", "False", "None", "Ellipsis", "NotImplemented", "__debug__", "__import__", "__build_class__"}
print(constants <= set(dir(builtins)), getattr(builtins, "True"), vars(builtins)["None"])
