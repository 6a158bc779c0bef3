"""dict: constructor, methods, errors, order."""


def show(label, action):
    try:
        print(label, repr(action()))
    except Exception as error:
        print(label, type(error).__name__, error)


print(dict(), dict(a=1, b=2), dict({"x": 1}, y=2), dict([("a", 1), ["b", 2], "cd"]), dict(zip("ab", (1, 2))), {**{"a": 1}, "b": 2, **{"a": 3}})
show("new int", lambda: dict(5))
show("new short", lambda: dict([1]))
show("new length", lambda: dict([(1, 2, 3)]))
show("new str", lambda: dict(["a"]))
show("new two", lambda: dict({}, {}))
show("unhashable", lambda: {[]: 1})
show("unhashable get", lambda: {}[{}])
show("unhashable in", lambda: [] in {})
d = {"a": 1, "b": 2, "c": 3}
show("missing", lambda: d["z"])
show("missing tuple", lambda: d[1, 2])
show("get", lambda: (d.get("a"), d.get("z"), d.get("z", 0)))
show("get none", lambda: d.get())
show("pop", lambda: (d.pop("a"), d))
show("pop default", lambda: d.pop("a", None))
show("pop missing", lambda: d.pop("a"))
show("pop none", lambda: d.pop())
show("popitem", lambda: (d.popitem(), d))
show("popitem empty", lambda: {}.popitem())
show("setdefault", lambda: (d.setdefault("b", 9), d.setdefault("q"), d))
show("update", lambda: d.update({"x": 1}, y=2) or d)
show("update pairs", lambda: d.update([("k", 1)]) or d)
show("update int", lambda: d.update(5))
show("update none", lambda: d.update(None))
show("update two", lambda: d.update({}, {}))
show("fromkeys", lambda: (dict.fromkeys("ab"), dict.fromkeys([1, 2], 0), {}.fromkeys(())))
show("fromkeys int", lambda: dict.fromkeys(5))
show("copy", lambda: (d.copy() == d, d.copy() is d))
show("or", lambda: {"a": 1} | {"b": 2, "a": 3})
show("or list", lambda: {"a": 1} | [("b", 2)])
show("lt", lambda: {} < {})
show("add", lambda: {} + {})
show("del", lambda: d.__delitem__("nope"))
show("hash", lambda: hash({}))
show("attr", lambda: d.x)
show("call", lambda: d())
show("has_key", lambda: d.has_key("a"))
e = {"a": 1}
e |= {"b": 2}
e |= [("c", 3)]
print(e, e == {"c": 3, "b": 2, "a": 1}, e != {}, list(reversed(e)), list(e), len(e), "a" in e, 1 in e)
e["a"] = 9
del e["b"]
e["b"] = 5
print(e, list(e.items()), e.clear(), e)
f = {1: "int", 1.0: "float", True: "bool", "1": "str", None: 0, (1, 2): "t", frozenset([1]): "f"}
print(f, f[1], f[True], len(f))
g = {}
g["self"] = g
print(g, repr(g), {"list": [g]})
h = {i: i * i for i in range(5)}
try:
    for key in h:
        h[key + 10] = 0
except RuntimeError as error:
    print(error)
try:
    for key in h:
        del h[key]
except RuntimeError as error:
    print(error)
print({}.__class__, dict.__name__, {}.__len__(), {"a": 1}.__contains__("a"), {"a": 1}.__getitem__("a"), {}.__eq__([]), {1: 2}.__iter__().__next__())
nested = {"a": {"b": {"c": [1, {"d": 2}]}}}
print(nested["a"]["b"]["c"][1]["d"], nested)


class Missing(dict):
    def __missing__(self, key):
        self[key] = value = key * 2
        return value


m = Missing(a=1)
print(m["a"], m["x"], m, m.get("y"), "y" in m, type(m.copy()), m | {"z": 1})
try:
    {}["a"]
except KeyError as error:
    print(repr(error), str(error), error.args)
print(dict(a=1).items() == {"a": 1}.items(), {"k": 1}.__repr__(), str({"k": "v"}), f"{ {'k': 1} }")
