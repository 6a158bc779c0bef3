"""Who sees a change: aliases, copies, default arguments, class attributes, closures, containers in containers."""


class Team:
    members = []
    count = 0

    def __init__(self, name):
        self.name = name

    def join(self, member):
        self.members.append(member)
        self.count += 1
        return self


red, blue = Team("red"), Team("blue")
red.join("a")
blue.join("b")
print(red.members, blue.members, Team.members, red.count, Team.count, red.members is Team.members)
red.members = list(red.members)
red.join("c")
print(red.members, blue.members)


def collect(item, into=[], *, seen={}):
    into.append(item)
    seen[item] = len(into)
    return into, seen


collect(1)
print(collect(2), collect(3, []), collect.__defaults__, collect.__kwdefaults__)
grid = [[0] * 3] * 2
grid[0][0] = 1
good = [[0] * 3 for _ in range(2)]
good[0][0] = 1
print(grid, good)
a = {"list": [1, 2], "dict": {"x": 1}}
b = a.copy()
b["list"].append(3)
b["dict"] = {"y": 2}
print(a, b)


def deep(value):
    if isinstance(value, dict):
        return {k: deep(v) for k, v in value.items()}
    if isinstance(value, list):
        return [deep(v) for v in value]
    return value


c = deep(a)
c["list"].clear()
print(a["list"], c["list"])
adders = []
for i in range(3):
    adders.append(lambda x: x + i)
print([f(10) for f in adders])
adders = [(lambda n: lambda x: x + n)(i) for i in range(3)]
print([f(10) for f in adders])


def make():
    shared = []

    def add(x):
        shared.append(x)
        return shared

    def get():
        return list(shared)

    return add, get


add, get = make()
add(1)
add(2).append("direct")
print(get(), make()[1]())
t = ([], "immutable")
t[0].append(1)
try:
    t[0] += [2]
except TypeError as error:
    print(error, t)
x = [1, 2, 3]
for item in x:
    if item < 3:
        x.append(item + 10)
    if len(x) > 6:
        break
print(x)
y = x
x = x + [0]
print(len(x), len(y))
y += [0]
print(len(y))
s = frozenset([1])
z = s
s |= {2}
print(sorted(s), sorted(z))
keys = ["k1", "k2"]
d = dict.fromkeys(keys, [])
d["k1"].append("shared")
print(d)


def modify(number, text, items, mapping):
    number += 1
    text += "!"
    items += ["changed"]
    mapping = {"new": 1}
    return number, text, items, mapping


n, s, l, m = 1, "s", [], {}
print(modify(n, s, l, m), n, s, l, m)
left = right = [[]]
left[0].append("both")
left = [["own"]]
print(left, right)
node = {"name": "root", "children": []}
child = {"name": "child", "parent": node, "children": []}
node["children"].append(child)
print(node["children"][0]["parent"]["name"], child["parent"] is node, len(str(node)) > 0)
