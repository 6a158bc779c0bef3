"""`|` and `|=` between dictionaries and what resembles them: order, classes of the results, and who answers."""

from collections import ChainMap, Counter, OrderedDict, defaultdict
from types import MappingProxyType

a, b = {"x": 1, "y": 2}, {"y": 20, "z": 30}
print(a | b, b | a, list((a | b).items()), a, b)
a |= b
print(a)
a |= [("w", 0), "pq"]
print(a)
c = d = {}
c |= {"shared": True}
print(d, c is d)


class Own(dict):
    def __repr__(self):
        return f"Own({dict(self)})"

    def __ror__(self, other):
        return "own __ror__"


class Plain(dict):
    pass


print(Own(k=1) | {"l": 2}, {"l": 2} | Own(k=1), type(Own(k=1) | {}).__name__)
print(type(Plain(a=1) | {}).__name__, type({} | Plain(a=1)).__name__, Plain(a=1) | Plain(b=2))
print(OrderedDict(a=1) | {"b": 2}, {"b": 2} | OrderedDict(a=1), type({} | OrderedDict()).__name__)
merged = defaultdict(list, a=[1]) | {"b": [2]}
print(type(merged).__name__, merged["new"], dict(merged), {"b": 0} | defaultdict(int, c=1))
print(Counter(a=3, b=1) | Counter(a=1, b=5), Counter(a=3, b=1) & Counter(a=1, b=5), Counter(a=1) | {"a": 2})
print(ChainMap({"a": 1}, {"b": 2}) | {"c": 3}, {"a": 0} | ChainMap({"a": 1}), type({} | ChainMap()).__name__)
proxy = MappingProxyType({"p": 1})
print(proxy | {"q": 2}, {"q": 2} | proxy, type(proxy | proxy).__name__)
print({**a, "x": 0, **b}, {"y": -1, **b, "y": -2})


def attempt(action):
    try:
        print("no error:", action())
    except (TypeError, ValueError) as error:
        print(type(error).__name__, "-", error)


def inplace(left, right):
    left |= right
    return left


attempt(lambda: {} | [("a", 1)])
attempt(lambda: {} | None)
attempt(lambda: inplace({}, None))
attempt(lambda: inplace({}, [1]))
attempt(lambda: inplace({}, ["abc"]))
attempt(lambda: inplace({}, [([], 1)]))
attempt(lambda: inplace(MappingProxyType({}), {"a": 1}))
attempt(lambda: inplace({}, {"k": 1}.keys()))
attempt(lambda: {}.keys() | {"a": 1})
attempt(lambda: sorted({"b": 1}.keys() | ["a"]))
attempt(lambda: {"a": 1}.items() | [("a", 1)])
attempt(lambda: {"a": 1}.values() | {1})
