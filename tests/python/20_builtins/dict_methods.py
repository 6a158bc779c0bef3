"""Every method of dict, its views, and its order."""

d = {"a": 1, "b": 2}
d["c"] = 3
d["a"] = 10
print(d, len(d), d["a"], d.get("z"), d.get("z", 0), "a" in d, 1 in d)
print(d.keys(), d.values(), d.items(), list(d), list(d.values()), sorted(d.items(), reverse=True))
print(d.pop("a"), d.pop("zz", "default"), d, d.popitem(), d)
print(d.setdefault("b", 5), d.setdefault("n", []), d)
d["n"].append(1)
d.update({"u": 1})
d.update(v=2, w=3)
d.update([("x", 4)])
print(d)
copy = d.copy()
d.clear()
print(d, copy, bool(d), bool(copy))
print({"a": 1} | {"b": 2}, {"a": 1} == {"a": 1}, {"a": 1, "b": 2} == {"b": 2, "a": 1}, {} == {}, {"a": 1} != {"a": 2})
merged = {"a": 1}
merged |= {"a": 2, "c": 3}
print(merged, {**merged, "d": 4}, dict.fromkeys("ab"), dict.fromkeys([1, 2], 0), dict(merged, z=1))
print({1: "int", 1.0: "float", True: "bool"}, {(1, 2): "tuple", None: "none", "": "empty", b"b": "bytes"})
keys = {"a": 1, "b": 2}.keys()
print(keys & {"a"}, sorted(keys | {"z"}), keys - {"a"}, keys == {"a", "b"}, "a" in keys, len(keys), ("a", 1) in {"a": 1}.items())
order = {}
for key in "hello world":
    order[key] = order.get(key, 0) + 1
print(order, list(reversed(order)))
del order["l"]
order["l"] = "again"
print(list(order), next(iter(order)), max(order, key=lambda k: ord(k)))
view = order.values()
order["new"] = 1
print(len(view), list(view)[-1])
print({k: v for k, v in zip("abc", range(3))}, dict(zip("ab", [1, 2])), dict([[1, 2]]), dict({}), dict())
nested = {"list": [1], "dict": {"x": {"y": 1}}}
nested["dict"]["x"]["y"] += 1
nested["list"] += [2]
print(nested)
for code in (
    lambda: {}["k"],
    lambda: {}[1],
    lambda: {}[(1, 2)],
    lambda: {}.pop("k"),
    lambda: {}.popitem(),
    lambda: {[]: 1},
    lambda: {}.get([]),
    lambda: {}.update(5),
    lambda: {}.update([1]),
    lambda: {} + {},
    lambda: {}.nope,
    lambda: {} | [],
    lambda: {}.get(),
):
    try:
        print(code())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
table = {}
for i in range(2000):
    table[i * 7 % 2003] = i
for i in range(0, 2003, 3):
    table.pop(i, None)
print(len(table), sum(table), sum(table.values()), list(table)[:5], list(table)[-3:])


class Key:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return self.n % 3

    def __eq__(self, other):
        return self.n == other.n

    def __repr__(self):
        return f"K{self.n}"


collisions = {Key(n): n for n in range(6)}
print(collisions, collisions[Key(4)], Key(9) in collisions)
del collisions[Key(3)]
print(collisions)
