"""exec and eval with separate globals and locals, nested definitions, closures and mappings."""

g, l = {"x": "global"}, {"x": "local"}
exec("y = x\ndef f(): return x\nz = f()\nw = [x for _ in range(1)]", g, l)
print(l["y"], l["z"], l["w"], sorted(k for k in g if k != "__builtins__"))
exec("global n; n = 5; m = 6", g, l)
print(g["n"], l["m"], "n" in l)


class Lookup:
    def __init__(self):
        self.log = []

    def __getitem__(self, key):
        self.log.append(key)
        if key == "known":
            return 42
        raise KeyError(key)

    def __setitem__(self, key, value):
        self.log.append((key, value))

    def __delitem__(self, key):
        self.log.append("del " + key)


scope = Lookup()
exec("a = known\nlen('x')\ndel a", {}, scope)
print(scope.log)
for source in ("undefined", "del known2"):
    try:
        exec(source, {}, scope)
    except NameError as error:
        print(error)


class Defaults(dict):
    def __missing__(self, key):
        return f"<{key}>"


print(eval("a + b", {}, Defaults()))


def function():
    inside = 1
    exec("inside = 2; extra = 3")
    try:
        extra
    except NameError as error:
        print(error)
    print(inside, eval("inside + 1"), eval("inside"))
    namespace = dict(locals())
    exec("inside = 7", globals(), namespace)
    return namespace["inside"]


print(function())
for args in (("1", []), ("1", {}, 5), (5,), ("1", None, None), ("x", {"x": 1}, None), ("1;2",), ("",), ("  3",), (b"4",), ("1\n",), ("\n1",)):
    try:
        print(eval(*args))
    except (TypeError, SyntaxError) as error:
        print(repr(args[0]), "->", type(error).__name__, error)
code = compile("free = value * 2", "<code>", "exec")
space = {"value": 21}
exec(code, space)
print(space["free"], eval(compile("value", "<e>", "eval"), space), eval(code, space))


def closes(over):
    def inner():
        return over
    return inner


try:
    exec(closes(1).__code__)
except TypeError as error:
    print(error)
exec("print('single', __name__)")
exec(compile("6 * 7\n", "<single>", "single"))
