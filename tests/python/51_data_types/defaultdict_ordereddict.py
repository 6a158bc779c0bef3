"""collections.defaultdict and OrderedDict."""

from collections import OrderedDict, defaultdict

d = defaultdict(list)
d["a"].append(1)
print(d, d["b"], len(d), d.get("c"), "c" in d, d.default_factory, dict(d), d.copy(), repr(defaultdict(None, x=1)), defaultdict(int, {"k": 1})["z"])
d.default_factory = None
for action in (lambda: d["q"], lambda: defaultdict(5), lambda: defaultdict(list, 5), lambda: defaultdict(lambda x: x)["k"]):
    try:
        action()
    except Exception as error:
        print(type(error).__name__, error)
print(defaultdict(int, a=1) | {"b": 2}, {"a": 1} | defaultdict(list, b=2), defaultdict(int) == {}, type(defaultdict(int).copy()).__name__)
nested = defaultdict(lambda: defaultdict(int))
nested["x"]["y"] += 5
print({k: dict(v) for k, v in nested.items()}, defaultdict(list, {1: 2}).__missing__(3))
o = OrderedDict([("b", 1), ("a", 2), ("c", 3)])
print(o, list(o), o == OrderedDict(a=2, b=1, c=3), o == {"a": 2, "b": 1, "c": 3}, OrderedDict(), OrderedDict(x=1))
o.move_to_end("b")
o.move_to_end("c", last=False)
print(list(o), o.popitem(), o.popitem(last=False), o, list(reversed(OrderedDict.fromkeys("abc"))), o | {"z": 1}, o.pop("zz", "default"), o.setdefault("n", 5), list(o.items()))
o["a"] = 100
o.update(k=1)
del o["n"]
print(o, o.copy() is o, list(reversed(o.items())), o.keys() & {"a"})
for action in (lambda: o.move_to_end("no"), lambda: OrderedDict().popitem(), lambda: o["no"], lambda: o.pop("no"), lambda: OrderedDict(5)):
    try:
        action()
    except Exception as error:
        print(type(error).__name__, error)
