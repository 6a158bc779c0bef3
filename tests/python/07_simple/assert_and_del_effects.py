"""`del` of every kind of target, in order, and `assert` with messages that are only made when it fails."""


class Trace(dict):
    def __delitem__(self, key):
        print("delitem", key)
        super().__delitem__(key)

    def __delattr__(self, name):
        print("delattr", name)
        super().__delattr__(name)

    def __del__(self):
        print("gone", dict(self))


t = Trace(a=1, b=2, c=3)
t.x = t.y = 0
u = Trace(u=1)
del t["a"], t.x, (t["b"], [t.y]), u
print(dict(t), vars(t))
items = list(range(10))
del items[0], items[-1], items[::3], (items[1:3])
print(items)
del (t)
for text in (
    "del f()", "del 1", "del a + b", "del *x", "del (a, b), ()", "del x if y else z", "del [a, (b, *c)]", "del None",
    "del a.b()", "del {}", "del ''", "del (x := 1)",
):
    try:
        exec(text, {"a": 1, "b": 2, "x": 3})
        print("fine:", text)
    except (SyntaxError, NameError) as error:
        print(text, "->", type(error).__name__, error)


def message(text):
    print("message made")
    return text


assert 1 < 2, message("never")
for check in (
    "assert 0", "assert [], message('empty')", "assert None, (1, 2)", "assert 0, 0",
    "assert '' or 0, ValueError('v')", "assert (yes := 0), yes",
):
    try:
        exec(check)
    except AssertionError as error:
        print(check, "->", repr(error), error.args)


def local():
    value = 1
    del value
    try:
        value
    except UnboundLocalError as error:
        print(error)
    try:
        del value
    except UnboundLocalError as error:
        print(error)
    value = 2
    return [value for value in [3]], value


print(local())
for action in (
    "del missing", "del items['x']", "del items[99]", "del items.y", "del (1).real", "del ''[0]", "del int.x",
    "del len.__name__", "del __builtins__.nothing",
):
    try:
        exec(action)
    except (NameError, TypeError, IndexError, AttributeError, KeyError) as error:
        print(action, "->", type(error).__name__, error)
