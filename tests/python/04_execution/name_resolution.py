"""Which scope a name is looked up in, when it is looked up, and what is said when it is not there."""

value = "global"


def reads_later():
    return value


def unbound_if(flag):
    if flag:
        local = 1
    return local


def free_unbound():
    def inner():
        return later
    try:
        return inner()
    except NameError as error:
        print(error)
    later = 1
    return inner()


class Scope:
    value = "class"
    seen = value

    def method(self):
        return value

    listed = [value for _ in range(1)]
    first = [v for v in value]


def deletes():
    x = 1
    del x
    try:
        x
    except UnboundLocalError as error:
        print(error)
    x = 2
    return x


print(reads_later(), Scope.seen, Scope().method(), Scope.listed, "".join(Scope.first), free_unbound(), deletes(), unbound_if(True))
for call in (lambda: unbound_if(False), lambda: missing, lambda: exec("del nothing"), lambda: exec("global g; g += 1")):
    try:
        call()
    except NameError as error:
        print(type(error).__name__, error, error.name)
value = "rebound"
print(reads_later(), Scope.seen)


def loop_closures():
    return [lambda: i for i in range(3)], [lambda i=i: i for i in range(3)]


late, early = loop_closures()
print([f() for f in late], [f() for f in early])


def nested_global():
    global made_here
    made_here = 1

    def deeper():
        global made_here
        made_here += 1
        return made_here

    return deeper()


print(nested_global(), made_here)
for source in ("def f():\n x = 1\n global x", "def f(x):\n global x", "nonlocal y", "def f():\n nonlocal y", "def f():\n x\n global x\n",
               "class A:\n nonlocal y", "def f(x):\n def g():\n  nonlocal x\n  global x", "def f():\n for x in []: pass\n nonlocal x",
               "def f(a, a): pass", "lambda a, a: 1", "def f(*, a): nonlocal a", "def f():\n import x\n global x", "def f():\n global x\n x: int = 1"):
    try:
        compile(source, "<scope>", "exec")
        print("fine")
    except SyntaxError as error:
        print(error.msg, error.lineno)
