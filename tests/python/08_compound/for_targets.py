"""for: all kinds of targets, what happens to the iterable, scopes."""


class O: pass


o, d, l = O(), {}, [0]
for o.x in "ab": print(o.x, end=" ")
for d["k"] in range(2): print(d, end=" ")
for l[0] in "z": print(l, end=" ")
for a, b in [(1, 2), "xy"]: print(a, b, end=" ")
for a, (b, *c) in [(1, "xyz"), (2, [3])]: print(a, b, c, end=" ")
for [a, b], in [[(1, 2)]]: print(a, b, end=" ")
for (x) in (1,): print(x, end=" ")
for x, in [(5,)]: print(x, end=" ")
for *x, y in ["abc"]: print(x, y, end=" ")
for i in 1, 2, 3: print(i, end=" ")
for i in *"ab", *"c": print(i, end=" ")
print()
n = [1, 2, 3]
for v in n:
    n = []
    print(v, end=" ")
print(n)
for i in range(3):
    i *= 10
    print(i, end=" ")
print(i)
for k in (data := {"a": 1, "b": 2}):
    data[k] = 0
print(data)
for text in ("for k in data: data[k + 'x'] = 1", "for k in data: del data[k]", "for v in s: s.add(v + 1)", "for a, b in [1]: pass", "for a, b in ['abc']: pass", "for x in 5: pass", "for x in None: pass", "for x in int: pass", "for x in print: pass", "for x.y in [1]: pass", "for (a, b) in {'abc': 1}: pass", "for x in deque_: deque_.append(1)", "for x in data.items(): data.clear()", "for x in data.values(): data['new'] = 1"):
    import collections
    space = {"data": {"a": 1, "b": 2}, "s": {1, 2, 3}, "deque_": collections.deque([1]), "od": collections.OrderedDict(a=1, b=2), "x": 1}
    try:
        exec(text, space)
        print(text, "fine")
    except Exception as error:
        print(text, "->", type(error).__name__, error)
for bad in ("for x y in z: pass", "for 1 in x: pass", "for f() in x: pass", "for x in: pass", "for in x: pass", "for x: pass", "for x in y", "for x = 1 in y: pass", "for x, 1 in y: pass", "for None in x: pass", "for x if y in z: pass", "for x in y: pass else: pass", "for (x in y): pass", "for x in (yield): pass", "for x + y in z: pass", "for 'a' in x: pass"):
    try:
        compile(bad, "s", "exec")
        print(bad, "fine")
    except SyntaxError as error:
        print(bad, "->", error.msg)
