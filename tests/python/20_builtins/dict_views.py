"""Views of dicts: set operations, repr, liveness."""


def show(label, action):
    try:
        print(label, repr(action()))
    except Exception as error:
        print(label, type(error).__name__, error)


d = {"a": 1, "b": 2, "c": 3}
k, v, i = d.keys(), d.values(), d.items()
print(k, v, i, len(k), len(v), len(i))
d["d"] = 4
print(k, list(v), list(i)[-1], "a" in k, 1 in v, ("a", 1) in i, ("a", 2) in i, "a" in i, ("a", 1, 2) in i)
print(sorted(k & {"a", "z"}), sorted(k | {"z"}), sorted(k - {"a"}), sorted(k ^ {"a", "z"}), sorted(i & {("a", 1)}), sorted({"a"} & k), sorted(["a", "q"] | k))
print(k == {"a", "b", "c", "d"}, k == d.keys(), k <= {"a", "b", "c", "d", "e"}, k > {"a"}, k.isdisjoint({"z"}), k.isdisjoint("a"), i == d.items(), v == d.values(), v == v, i >= {("a", 1)})
print(list(reversed(k)), list(reversed(v)), list(reversed(i)), type(k), type(v), type(i), type(iter(k)), type(iter(v)), type(iter(i)), type(reversed(i)))
print(k.mapping, type(k.mapping), k.mapping["a"])
show("index", lambda: k[0])
show("len", lambda: len(iter(k)))
show("hash", lambda: hash(k))
show("hash values", lambda: isinstance(hash(v), int))
show("lt values", lambda: v < v)
show("and values", lambda: v & v)
show("and int", lambda: k & 5)
show("add", lambda: k + k)
show("set attr", lambda: k.foo)
show("mapping set", lambda: k.mapping.__setitem__("a", 1))
show("new", lambda: type(k)())
it = iter(d)
next(it)
d["new"] = 0
show("changed", lambda: next(it))
show("again", lambda: next(it))
print({}.keys(), {}.values(), {}.items(), set(d.items()) if len(d) == 0 else len(set(d.items())), max(d.values()), sorted(d.items(), key=lambda p: -p[1])[0])
for a, (b, c) in {"x": (1, 2)}.items():
    print(a, b, c)
e = {1: [1], 2: [2]}
for value in e.values():
    value.append(0)
print(e, sum(map(len, e.values())), dict(e.items()) == e, {**e} is e, [*e], [*e.values()], {v[0]: k for k, v in e.items()})
print(dict.keys(e), dict.items({}), dict.values({"z": 26}))
