"""ChainMap: lookups through layers, writes to the first, new_child, parents, deletion and errors."""

from collections import ChainMap

defaults, user, session = {"color": "red", "size": 1}, {"size": 2}, {}
c = ChainMap(session, user, defaults)
print(c["color"], c["size"], c.get("none"), len(c), sorted(c), dict(c) == {"color": "red", "size": 2}, "size" in c, list(c.items()))
c["size"] = 3
c["new"] = 1
print(session, user, c.maps[1] is user, c.pop("new"), c.popitem(), session)
child = c.new_child({"color": "blue"})
print(child["color"], child.parents["color"], child.parents.maps == c.maps, c.new_child(size=9)["size"], len(child.maps), child | {"z": 1}, type({"a": 1} | child).__name__)
del child["color"]
for action in ("c['nope']", "c.pop('color')", "c.popitem()", "c.__delitem__('color')", "ChainMap(5)['a']", "ChainMap({'a': 1}).pop('b')"):
    try:
        print(eval(action))
    except (KeyError, TypeError) as error:
        print(action, "->", type(error).__name__, error)
child.clear()
print(child, bool(ChainMap()), ChainMap() == {}, child == {"color": "red", "size": 2}, repr(ChainMap({"a": 1}, {})), ChainMap.fromkeys("ab", 0), child.copy().maps[1] is child.maps[1])


class Strict(ChainMap):
    def __missing__(self, key):
        return f"no {key}"


print(Strict({}, {"a": 1})["b"], Strict({"x": 1}).new_child().__class__.__name__)
