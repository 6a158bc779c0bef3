"""collections.ChainMap, UserDict, UserList, UserString."""

from collections import ChainMap, UserDict, UserList, UserString

base, top = {"a": 1, "b": 2}, {"b": 20, "c": 30}
m = ChainMap(top, base)
print(m, m["a"], m["b"], len(m), list(m), sorted(m.items()), m.maps, m.get("z"), "a" in m, m.parents, m.new_child({"d": 4}), bool(ChainMap()), dict(m))
m["a"] = 100
del m["b"]
print(m, base, m.pop("c"), m.popitem(), m | {"z": 1}, ChainMap({"a": 1}) == {"a": 1}, ChainMap.fromkeys("ab", 0), m.copy().maps[1] is base)
for action in (lambda: m["no"], lambda: m.pop("b"), lambda: ChainMap().popitem(), lambda: m.__delitem__("b")):
    try:
        action()
    except KeyError as error:
        print(type(error).__name__, error)


class Upper(UserDict):
    def __setitem__(self, key, value): super().__setitem__(key.upper(), value)
    def __missing__(self, key): return f"no {key}"


u = Upper({"a": 1}, b=2)
u.update(c=3)
u.setdefault("d", 4)
print(u, u.data, u["a"], u["A"], len(u), "A" in u, "a" in u, u.get("A"), u | {"e": 5}, u.copy(), u == {"A": 1, "B": 2, "C": 3, "D": 4}, sorted(u))


class L(UserList):
    def double(self): return L(self.data * 2)


l = L([3, 1, 2])
l.append(5)
l.sort()
print(l, l.double(), l + [9], [0] + l, l[1:], type(l[1:]).__name__, l == [1, 2, 3, 5], l * 2, 3 in l, l.index(5), l.pop(), len(l), l.data, list(reversed(l)), l < [9])


class S(UserString):
    def shout(self): return S(self.data.upper() + "!")


s = S("hello")
print(s, repr(s), s.shout(), s + " x", "x " + s, s[1:3], type(s[1:3]).__name__, s.upper(), s == "hello", len(s), "ell" in s, s % (), s * 2, s.split("l"), s.center(9, "*"), hash(s) == hash("hello"), str(s) is s.data, int(UserString("5")), float(UserString("1.5")))
