"""slice objects."""


class Probe:
    def __getitem__(self, key):
        return key

    def __setitem__(self, key, value):
        print("set", key, value)

    def __delitem__(self, key):
        print("del", key)


p = Probe()
print(p[1], p[1:2], p[::], p[1:2:3], p[:, 1], p[1:2, ...], p[()], p["a":"b"], p[None], p[-1:], p[1,], p[:][1:2] if False else "")
p[1:2] = "x"
del p[::2]
p[1, 2:3] += "z" if False else (4,)
s = slice(1, 10, 2)
print(s, s.start, s.stop, s.step, s.indices(5), slice(None).indices(5), slice(-3, None).indices(5), slice(None, None, -1).indices(5), slice(10, 0, -2).indices(7), slice(5).indices(3))
print(s == slice(1, 10, 2), s != slice(1), slice(1) == slice(None, 1), slice(1, 2) < slice(1, 3), repr(slice("a", None, [1])))
for action in (lambda: slice(), lambda: slice(1, 2, 3, 4), lambda: hash(slice(1)), lambda: s.indices(-1), lambda: s.indices("a"), lambda: slice(None, None, 0).indices(1), lambda: slice("a").indices(1), lambda: setattr(s, "start", 1), lambda: type("S", (slice,), {}), lambda: [1, 2][slice(0, 1)], lambda: "abc"[slice(None, None, -1)], lambda: slice(1) < 1, lambda: p[1:2:3:4] if False else "skip"):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
items = list(range(10))
for key in (slice(2, 5), slice(None, None, 3), slice(-1, None, -4), slice(100, 200), slice(None, -100), slice(3, 3)):
    print(key, items[key], tuple(items)[key], "0123456789"[key], bytes(items)[key], range(10)[key])


class Index:
    def __init__(self, n):
        self.n = n

    def __index__(self):
        return self.n


print(items[Index(2)], items[Index(1):Index(4)], "abcdef"[:Index(-2)])
