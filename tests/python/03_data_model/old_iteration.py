"""Iteration, membership and reversal through `__getitem__` and `__len__` alone."""


class Squares:
    def __init__(self, count):
        self.count = count

    def __len__(self):
        return self.count

    def __getitem__(self, index):
        if isinstance(index, slice):
            return f"slice {index.start} {index.stop} {index.step}"
        if not 0 <= index < self.count:
            raise IndexError(index)
        return index * index


s = Squares(5)
print(list(s), 9 in s, 10 in s, list(reversed(s)), max(s), sum(s), sorted(s, reverse=True), tuple(zip(s, "ab")))
print(s[1:3], s[::2], s[:], type(iter(s)).__name__, type(reversed(s)).__name__)
first, *rest = s
print(first, rest, [*s], dict.fromkeys(s), set(s) == {0, 1, 4, 9, 16}, any(s), all(s), list(enumerate(s, 1)))
iterator = iter(s)
next(iterator)
print(iterator.__length_hint__(), list(iterator), iterator.__length_hint__(), list(iterator))


class Stops:
    def __getitem__(self, index):
        if index == 2:
            raise StopIteration
        return index


class Fails:
    def __getitem__(self, index):
        if index == 2:
            raise KeyError("two")
        return index


print(list(Stops()), 1 in Fails())
for use in (lambda: list(Fails()), lambda: 5 in Fails(), lambda: reversed(Stops()), lambda: len(Stops()), lambda: iter(5), lambda: next([]), lambda: 1 in 5):
    try:
        print(use())
    except Exception as error:
        print(type(error).__name__, error)


class Blocked(Squares):
    __iter__ = None
    __contains__ = None
    __reversed__ = None


for use in (lambda: iter(Blocked(2)), lambda: 1 in Blocked(2), lambda: reversed(Blocked(2)), lambda: [*Blocked(2)]):
    try:
        use()
    except TypeError as error:
        print(error)
