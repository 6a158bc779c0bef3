"""Values that contain themselves: their reprs, their comparisons, and copies of them."""

import copy
import pprint
from collections import ChainMap, Counter, OrderedDict, defaultdict, deque
from dataclasses import dataclass, field
from types import SimpleNamespace

l = [1]
l.append(l)
d = {"self": None}
d["self"] = d
t = ([],)
t[0].append(t)
dq = deque([1], 3)
dq.append(dq)
od = OrderedDict(a=1)
od["od"] = od
dd = defaultdict(list)
dd["dd"].append(dd)
ns = SimpleNamespace(x=1)
ns.me = ns
for value in (l, d, t, dq, od, dd, ns):
    print(value)
print(Counter(a=2), ChainMap({"a": l}, d))


@dataclass
class Node:
    name: str
    next: "Node" = None
    others: list = field(default_factory=list)


node = Node("a")
node.next = node
node.others.append(node)
print(node)


class Loop(list):
    pass


loop = Loop([1])
loop.append(loop)
print(loop, [loop, l])
print(
    pprint.isrecursive(l), pprint.isreadable(l),
    pprint.saferepr(d)[:30].split(" at ")[0] if "Recursion" in pprint.saferepr(d) else "",
)
s = {1: [2, (3, {4})]}
s[1].append(s)
print(s, str(s) == repr(s), f"{s}", "%s" % (s,), ascii(l))

for other in (copy.deepcopy(l), copy.copy(l)):
    print(other, other is l, other[1] is l, other[1] is other)
deep = copy.deepcopy(node)
print(deep.next is deep, deep.others[0] is deep, deep)
m = [1]
m.append(m)
try:
    print(l == m)
except RecursionError as error:
    print("RecursionError", error)
print(l == l, l in l, l.index(l), l.count(l), m < [2])
try:
    hash(t)
except TypeError as error:
    print(error)
