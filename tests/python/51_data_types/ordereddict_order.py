"""OrderedDict: move_to_end, popitem at both ends, order in equality, views, copies and pickling hooks."""

from collections import OrderedDict

d = OrderedDict(a=1, b=2, c=3)
d.move_to_end("a")
d.move_to_end("c", last=False)
print(d, list(d), list(reversed(d)), d.popitem(), d.popitem(last=False), d)
print(OrderedDict(a=1, b=2) == OrderedDict(b=2, a=1), OrderedDict(a=1, b=2) == {"b": 2, "a": 1}, OrderedDict([("x", 1)]) == OrderedDict(x=1), OrderedDict() == {}, bool(OrderedDict()))
e = OrderedDict.fromkeys("xyz", 0)
e["x"] = 9
del e["y"]
e["y"] = 8
print(e, list(e.keys()), list(reversed(e.items())), e.pop("x"), e.setdefault("w", 7), e | {"q": 1}, type(e | {}).__name__, type({} | e).__name__)
e |= {"z": "new"}
e.update(v=5)
print(e, e.copy() == e, repr(OrderedDict()), isinstance(e, dict), dict(e))
for action in ("OrderedDict().popitem()", "e.move_to_end('nope')", "e.pop('nope')", "OrderedDict(5)", "OrderedDict([1])", "e['nope']", "e.move_to_end([])"):
    try:
        print(eval(action))
    except (KeyError, TypeError) as error:
        print(action, "->", type(error).__name__, error)
