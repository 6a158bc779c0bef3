"""reversed(), __reversed__, __length_hint__, __contains__ fallbacks."""

import operator


class Seq:
    def __len__(self): return 3
    def __getitem__(self, i):
        print("get", i)
        return i * i


class Rev:
    def __reversed__(self): return "anything"


class Mixed:
    __reversed__ = None
    def __len__(self): return 1
    def __getitem__(self, i): return i


print(list(reversed(Seq())), reversed(Rev()), list(reversed("abc")), list(reversed(range(3))), list(reversed({1: 2, 3: 4})), list(reversed({"a": 1}.items())), list(reversed({"a": 1}.values())))
for value in (Mixed(), {1, 2}, 5, iter([1]), (x for x in "a"), frozenset(), object()):
    try:
        reversed(value)
    except TypeError as error:
        print(error)
r = reversed([1, 2, 3])
print(next(r), r.__length_hint__(), list(r), list(r), type(r).__name__)
data = [1, 2, 3]
r = reversed(data)
next(r)
data.clear()
print(list(r))


class Hint:
    def __init__(self, hint): self.hint = hint
    def __length_hint__(self): return self.hint
    def __iter__(self): return iter("xy")


for hint in (5, 0, -1, "a", NotImplemented, True, 2 ** 70):
    try:
        print(operator.length_hint(Hint(hint)), list(Hint(hint)))
    except Exception as error:
        print(type(error).__name__, error)
print(operator.length_hint([1, 2]), operator.length_hint(iter((1, 2, 3))), operator.length_hint(object()), operator.length_hint(object(), 9), operator.length_hint(iter({1: 2})), operator.length_hint(iter(range(7))), operator.length_hint(x for x in "a"))


class In:
    def __contains__(self, item): return "truthy" if item == 1 else ""


print(1 in In(), 2 in In(), 2 not in In())
In.__contains__ = None
try:
    1 in In()
except TypeError as error:
    print(error)
