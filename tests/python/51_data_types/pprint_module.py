"""pprint: width, depth, indent, sorting, nested containers, recursion."""

import pprint
from collections import Counter, OrderedDict, defaultdict, deque, namedtuple
from dataclasses import dataclass
from types import SimpleNamespace

data = {"name": "something long enough to wrap the line", "values": list(range(30)), "nested": {"b": (1, 2, (3, [4, {5}])), "a": None}, "text": "word " * 30}
pprint.pprint(data)
pprint.pprint(data, width=40, compact=True)
pprint.pprint(data, depth=1, indent=4)
pprint.pprint({"z": 1, "a": 2}, sort_dicts=False)
pprint.pp({"z": 1, "a": 2})
print(pprint.pformat([1, 2, 3]), pprint.pformat("x" * 100, width=50), pprint.pformat(b"bytes " * 20, width=60), pprint.isreadable(data), pprint.isrecursive(data), pprint.saferepr({2: 1, 1: 2}))
loop = [1, 2]
loop.append(loop)
print(pprint.isrecursive(loop), pprint.isreadable(loop), pprint.pformat(loop)[:16])


@dataclass
class D:
    first: str
    second: list


P = namedtuple("P", "x y")
pprint.pprint([D("a" * 40, list(range(20))), P("b" * 50, "c" * 40), OrderedDict((f"key{i}", i * 1000000) for i in range(6)), Counter("abracadabra" * 3), deque(range(30)), defaultdict(list, {i: [i] * 10 for i in range(4)}), {*range(30)}, frozenset([1]), SimpleNamespace(aaaa="x" * 40, bbbb="y" * 40), {1: "mixed", "a": 2}, (1,), ((1, 2), "a" * 80)])
pprint.pprint({i: "v" * i for i in range(1, 20, 4)}, width=30)
pprint.pprint(123456789, underscore_numbers=True)
pprint.PrettyPrinter(indent=2, width=20).pprint({"key": ["aaaaaaaa", "bbbbbbbb"]})
pprint.pprint([[["deep"] * 2] * 2] * 2, width=20)
