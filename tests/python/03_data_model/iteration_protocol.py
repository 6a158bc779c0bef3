"""iter() and next(): __iter__, __getitem__, two-argument iter, errors."""


class Count:
    def __init__(self, n): self.n = n
    def __iter__(self): return self
    def __next__(self):
        if self.n == 0:
            raise StopIteration("value")
        self.n -= 1
        return self.n


class Old:
    def __getitem__(self, index):
        print("item", index)
        if index > 2:
            raise IndexError
        return index * 10


class Stops(Old):
    def __getitem__(self, index):
        if index == 1:
            raise StopIteration
        return index


class NotIter:
    def __iter__(self): return 5


class NoneIter:
    __iter__ = None
    def __getitem__(self, index): return 1


print(list(Count(3)), sum(Count(4)), max(Count(5)), [*Count(2)], 1 in Count(3), dict.fromkeys(Count(2)))
print(list(Old()), list(Stops()), 20 in Old())
a, *b = Old()
print(a, b)
for cls in (NotIter, NoneIter, object):
    for action in (lambda: iter(cls()), lambda: list(cls()), lambda: [*cls()], lambda: 1 in cls(), lambda: next(cls()), lambda: zip(cls())):
        try:
            print(action())
        except TypeError as error:
            print(cls.__name__, error)
it = iter([1, 2].pop, 1)
print(next(it), next(it, "done"), type(it))
lines = iter(iter("abcSTOPdef").__next__, "S")
print(list(lines), list(lines))
count = Count(1)
print(next(count), next(count, "default"))
try:
    next(count)
except StopIteration as error:
    print("StopIteration", error.value, error.args)
grow = [1, 2, 3]
for x in grow:
    if x < 3:
        grow.append(x + 10)
print(grow)
shrink = [1, 2, 3, 4]
for x in shrink:
    shrink.remove(x)
print(shrink)
it = iter(grow)
grow.clear()
print(list(it), it.__length_hint__(), iter(it) is it)
