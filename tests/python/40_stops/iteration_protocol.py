"""Iteration through __getitem__, iter with a sentinel, exhausted iterators, iterators that fail or change."""


class Old:
    def __getitem__(self, i):
        print("item", i)
        if i > 2:
            raise IndexError
        return i


class It:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        print("iter")
        return self

    def __next__(self):
        print("next")
        if not self.n:
            raise StopIteration
        self.n -= 1
        return self.n


class Sized(It):
    def __len__(self):
        print("len")
        return self.n

    def __length_hint__(self):
        print("hint")
        return 1


class Hinted(It):
    def __length_hint__(self):
        print("hint")
        return NotImplemented if self.n > 1 else self.n


class Unsized(Hinted):
    def __len__(self):
        print("len fails")
        raise TypeError


for x in Old(): print(x)
print(list(Old()), tuple(Old()), 2 in Old(), [*Old()], max(Old()))
a, b, c = Old()
first, *rest = Old()
for kind in It, Sized, Hinted, Unsized:
    print(kind.__name__)
    print(list(kind(2)))
    print(tuple(kind(1)))
    print([*kind(2), *kind(1)], (*kind(1),), {*kind(1)})
    a, *b = kind(2)
    x = [0]
    x.extend(kind(2))
    x += kind(1)
    x[1:] = kind(1)
    print(x, ",".join(str(i) for i in kind(1)), set(kind(2)), dict.fromkeys(kind(1)))
    print(bytes(kind(2)), bytearray(kind(2)), sorted(kind(2)), sum(kind(2)), list(zip(kind(2), kind(1))))
    print(list(map(str, kind(1))), list(filter(None, kind(2))), list(enumerate(kind(1))), any(kind(1)), all(kind(1)))
    print(max(kind(2)), list(iter(kind(1))), 5 in kind(1), (lambda *a: a)(*kind(1)))
n = iter([1, 2, 3, 0, 4])
print(list(iter(lambda: next(n), 0)), list(n))


def calls():
    print("called")
    return 1


i = iter(calls, 1)
print(next(i, "end"), next(i, "end"))
it = It(1)
print(next(it), next(it, None), next(it, None))
try:
    next(it)
except StopIteration as e:
    print(repr(e))
try:
    for x in 5: pass
except TypeError as e:
    print(e)
d = {1: 1}
try:
    for k in d: d[k + 1] = 1
except RuntimeError as e:
    print(e)
l = [1, 2]
for x in l:
    if len(l) < 5: l.append(x)
print(l, list(reversed(Sized(2).__class__.__name__)))


class Rev:
    def __len__(self):
        print("rev len")
        return 2

    def __getitem__(self, i):
        print("rev item", i)
        return i


print(list(reversed(Rev())), list(Rev.__len__.__name__))
