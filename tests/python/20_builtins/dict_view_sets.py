"""Dict views as sets, and what happens to them when the dict changes."""

d = {"a": 1, "b": 2, "c": 3}
k, v, i = d.keys(), d.values(), d.items()
print(k, v, i, len(k), "a" in k, 2 in v, ("a", 1) in i, ("a", 9) in i, list(reversed(k)), k.mapping, i.mapping["a"])
print(sorted(k & {"a", "z"}), sorted(k | ["q"]), sorted(k - {"a"}), sorted(k ^ {"a", "x"}), k == {"a", "b", "c"}, k <= {"a", "b", "c", "d"}, k > {"a"}, k.isdisjoint({"z"}), i & {("a", 1)}, sorted(i - {("a", 1)}), {"a"} & k, k == {"a": 0, "b": 0, "c": 0}.keys(), v == d.values(), i == dict(d).items())
d["d"] = 4
del d["a"]
print(list(k), list(v), list(i), repr({}.keys()), type(k), iter(k) is not iter(k))
for action in (lambda: v & {1}, lambda: k & 5, lambda: k + k, lambda: hash(k), lambda: k[0], lambda: k.add("x"), lambda: i < 5, lambda: i | 5, lambda: set(v) - 5, lambda: k.isdisjoint(5), lambda: {"l": []}.items() | set(), lambda: v.mapping["zz"], lambda: [next(iter({}.keys()))]):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
it = iter(d)
next(it)
d["new"] = 1
try:
    next(it)
except RuntimeError as error:
    print(error)
it = iter(d.items())
d.pop("new")
d["other"] = 2
try:
    list(it)
except RuntimeError as error:
    print(error)
