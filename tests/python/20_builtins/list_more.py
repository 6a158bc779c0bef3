"""list: constructor, slices, operators and their errors."""


def show(label, action):
    try:
        print(label, repr(action()))
    except Exception as error:
        print(label, type(error).__name__, error)


print(list(), list("ab"), list((1, 2)), list({3: 4}), list(range(3)), list({5}), list(b"a"), list(x for x in "g"))
show("new int", lambda: list(5))
show("new two", lambda: list(1, 2))
show("new keyword", lambda: list(a=1))
a = [1, 2, 3, 4, 5]
print(a[0], a[-1], a[1:3], a[::2], a[::-1], a[3:0:-1], a[10:], a[-2:], a[:], a[:] is a)
show("index", lambda: a[5])
show("index neg", lambda: a[-6])
show("index str", lambda: a["0"])
show("index float", lambda: a[1.0])
show("index none", lambda: a[None])
show("index tuple", lambda: a[1, 2])
show("slice zero", lambda: a[::0])
show("slice str", lambda: a["a":])
show("set", lambda: a.__setitem__(9, 0))
show("del", lambda: a.__delitem__(9))
show("set slice", lambda: a.__setitem__(slice(0, 2), 5))
show("set ext", lambda: a.__setitem__(slice(0, 4, 2), [1]))
show("set ext none", lambda: a.__setitem__(slice(0, 4, 2), None))
b = a[:]
b[1:3] = ["x", "y", "z"]
b[::2] = [0] * len(b[::2])
b[len(b):] = [9]
b[:0] = [8]
del b[0], b[-1]
del b[::3]
print(b)
print([1] + [2], [1, 2] * 2, 2 * [0], [1] * 0, [1] * -3, [1, 2] == [1, 2], [1, 2] < [1, 3], [1] < [1, 0], [] < [1], [1, 2] != [1], [2] > [1, 9], [[1]] <= [[1]])
show("add tuple", lambda: [1] + (2,))
show("mul", lambda: [1] * [2])
show("mul float", lambda: [1] * 1.5)
show("lt", lambda: [1] < [None])
show("lt type", lambda: [1] < (1,))
show("hash", lambda: hash([]))
show("append", lambda: [].append())
show("append two", lambda: [].append(1, 2))
show("extend", lambda: [].extend(1))
show("insert", lambda: [].insert("a", 1))
show("insert one", lambda: [].insert(1))
show("pop empty", lambda: [].pop())
show("pop range", lambda: [1].pop(3))
show("pop str", lambda: [1].pop("a"))
show("remove", lambda: [1].remove(2))
show("index", lambda: [1].index(2))
show("index range", lambda: [1, 2, 1].index(1, 1))
show("index range2", lambda: [1, 2, 1].index(2, -1))
show("count", lambda: [1, 1.0, True, "1"].count(1))
show("sort", lambda: [1, "a"].sort())
show("sort positional", lambda: [1].sort(len))
show("sort keyword", lambda: [1].sort(cmp=1))
show("sort key", lambda: [1].sort(key=1))
show("reverse", lambda: [1, 2].reverse())
show("attribute", lambda: [].x)
show("assign", lambda: setattr([], "x", 1))
show("call", lambda: []())
c = [1, 2]
c += (3,)
c += "ab"
c *= 2
c.extend(c)
print(c, len(c), c.copy() == c, c.clear(), c)
c.append(c)
print(c, c[0] is c, repr(c), str([c]), c == c)
d = [3, 1, 2]
print(d.sort(), d, d.sort(reverse=True), d, d.sort(key=lambda x: -x), d, sorted(d, key=str), d.index(3), d.pop(0), d.insert(1, 7), d, 7 in d, 8 not in d)
e = [1, 2, 3]
for x in e:
    if len(e) < 8:
        e.append(x * 10)
print(e)
f = [1, 2, 3, 4]
for x in f:
    f.remove(x)
print(f, list.__name__, [].__class__, [].__len__(), [1].__contains__(1), [1, 2].__reversed__().__next__(), [].__iter__().__length_hint__(), [1].__add__([2]), [1].__eq__(1))
