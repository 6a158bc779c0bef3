"""match, case, type and _ are names as well; keywords are not."""

import keyword

match = {"case": 1}
case = [1, 2]
_ = "underscore"
type_ = type
print(match["case"], case[0], _)
match [0] if False else "x"
match = lambda *args: args
print(match(1, 2), match (case), match(-1))
print(match)if False else print("call")


def case_(match, case): return match + case


print(case_(match=1, case=2))
match case:
    case [a, b]:
        print("list", a, b)
match (1, 2):
    case (_, _): print(_)
match -1:
    case -1: print("negative")
match {}:
    case {}: print("mapping")
print(keyword.iskeyword("match"), keyword.issoftkeyword("match"), keyword.iskeyword("None"), keyword.softkwlist)
print(len(keyword.kwlist), keyword.kwlist[:5])
for name in ("None", "class", "print", "async", "nonlocal", "type", "self"):
    try:
        exec(f"{name} = 1", {})
        print(name, "assigned")
    except SyntaxError as error:
        print(name, error.msg)
for bad in ("True = 1", "def None(): pass", "lambda True: 1", "f(None=1)", "for True in x: pass", "with a as False: pass", "import x as None", "x.None", "class True: pass", "del None", "None += 1", "(True := 1)", "global None", "def f(True): pass", "__debug__ = 1"):
    try:
        exec(bad)
    except SyntaxError as error:
        print(bad, "->", error.msg)
