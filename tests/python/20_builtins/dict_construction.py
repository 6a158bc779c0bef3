"""Every way to make a dict, what wins when keys repeat, and the errors."""

print(dict(), dict(a=1), dict([("a", 1), ["b", 2]]), dict({"a": 1}, b=2), dict(zip("ab", range(2))), dict({"a": 1}, a=2), dict(["xy", "zw"]), {**{"a": 1}, "a": 2, **{"a": 3}}, {1: "int", 1.0: "float", True: "bool"}, {k: v for k, v in ("ab", "cd")})
print(dict.fromkeys("aba"), dict.fromkeys([1, 2], []), dict.fromkeys(()), {"b": 1, "a": 2} == {"a": 2, "b": 1}, {0: 1} == {False: True}, dict(dict(x=1).items()), dict(x=1, **{"y z": 2}))


class Keys:
    def keys(self):
        return iter(["k", "l"])

    def __getitem__(self, key):
        return key.upper()


class Sub(dict):
    def __missing__(self, key):
        return f"no {key}"


print(dict(Keys()), {**Keys()}, dict(Keys(), z=1), Sub(a=1)["b"], Sub(a=1).get("b"), "b" in Sub(), Sub.fromkeys("x"), type(Sub.fromkeys("x")).__name__, type(Sub() | {}).__name__, type(Sub().copy()).__name__)
d = {"a": 1}
d |= [("b", 2)]
d.update({"c": 3}, d=4)
d.update([("e", 5)])
print(d, d | {"a": 0}, {"a": 0} | d, d.setdefault("f"), d.setdefault("a", 9), d.pop("f", "none"), d.pop("zz", "default"), d.popitem())
for action in ("dict(5)", "dict([1])", "dict(['abc'])", "dict([('a',)])", "{[]: 1}", "{{}: 1}", "dict(a=1, **{'a': 2})", "{**5}", "d | 5", "d | [('x', 1)]", "d['zz']", "d.pop('zz')", "{}.popitem()", "del d['zz']", "d.get()", "dict.fromkeys()", "dict.fromkeys(5)", "{(1, []): 2}", "d < d", "d + d", "d.update(5)", "d.update([(1,)])",
               "d.setdefault()", "dict(1, 2)", "dict([[1, 2, 3]])", "dict({}, {})", "hash(d)", "d.setdefault([], 1)", "[] in d", "dict(**{1: 2})", "d |= 5", "d.update(None)", "d.fromkeys([[]])"):
    try:
        exec(f"print({action!r}, {action})" if "=" not in action.split("(")[0] and not action.startswith("del") else action)
    except (TypeError, ValueError, KeyError) as error:
        print(action, "->", type(error).__name__, error)
