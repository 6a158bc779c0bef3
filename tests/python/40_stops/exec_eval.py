"""exec, eval and compile: frames of other files between the program's own."""

log = []


def note(x):
    log.append(x)
    return x


exec("note(1)\nnote(2)")
print(eval("note(3) + 1"))
space = {"note": note}
exec("""
def f(n):
    for i in range(n):
        note(i)
    return n

class C:
    def m(self):
        return note("m")
""", space)
print(space["f"](2), space["C"]().m())
code = compile("note(x) * 2", "somewhere", "eval")
x = 5
print(eval(code), eval(code, {"note": note, "x": 7}))


def local():
    y = 3
    exec("note(y)")
    return eval("y + note(1)"), [eval("y", {"y": i}) for i in range(2)]


print(local())
try:
    exec("note('before')\n1 / 0")
except ZeroDivisionError as error:
    print(error)
try:
    eval("1 +")
except SyntaxError as error:
    print(type(error).__name__)
g = eval("(note(i) for i in range(2))")
print(next(g), list(g))
call = eval("lambda f: f(9)")
print(call(note))
print(log)
