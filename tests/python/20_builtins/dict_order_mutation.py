"""Insertion order through deletion and update; changing a dict while walking it; views that follow."""

d = dict.fromkeys("abcd", 0)
del d["b"]
d["b"] = 1
d["a"] = 2
print(list(d), d, list(reversed(d)), next(iter(d)), list(d.items())[-1])
keys, values, items = d.keys(), d.values(), d.items()
d["e"] = 5
del d["c"]
print(keys, values, items, len(keys), "e" in keys, ("e", 5) in items, 5 in values, keys == d.keys(), values == d.values())
print(keys & "abx", sorted(keys | {"z"}), sorted(keys - {"a"}), keys ^ {"a", "q"} == {"d", "b", "e", "q"}, keys.isdisjoint("xyz"), items & {("e", 5)}, keys.mapping == d, {"a"} <= keys, type(keys).__name__, list(reversed(values)))


def attempt(change):
    d = {1: "a", 2: "b", 3: "c"}
    seen = []
    try:
        for key in d:
            seen.append(key)
            change(d, key)
        print(seen, d)
    except RuntimeError as error:
        print(seen, error)


attempt(lambda d, k: d.__setitem__(k, k))
attempt(lambda d, k: d.__setitem__(k + 10, k) if k < 3 else None)
attempt(lambda d, k: d.pop(k))
attempt(lambda d, k: d.clear())
attempt(lambda d, k: d.update({k: 0}))
iterator = iter({1: 2})
print(iterator.__length_hint__(), next(iterator), next(iterator, "end"), iterator.__length_hint__(), type(iterator).__name__, type(iter({}.items())).__name__, type(reversed({}.values())).__name__)
big = {i: i for i in range(100)}
for i in range(0, 100, 3):
    del big[i]
big[0] = "again"
print(list(big)[:4], list(big)[-1], len(big), big.popitem(), sum(k for k in big))
