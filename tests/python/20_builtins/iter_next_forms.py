"""iter with a sentinel, next with a default, exhausted iterators, and iterators of every builtin type."""

import itertools

values = iter([3, 1, 4])
print(next(values), next(values), next(values), next(values, "end"), next(values, None), list(values))
chunks = iter(lambda it=iter("abcdef"): "".join(itertools.islice(it, 2)), "")
print(list(chunks), list(chunks))
counter = itertools.count()
print(list(iter(lambda: next(counter), 5)), next(counter))
for container in ([], (), "", b"", {}, set(), range(0), {}.keys(), {}.items(), bytearray(), frozenset(), enumerate(()), zip(), iter(int, 0), (x for x in ()), reversed([])):
    iterator = iter(container)
    print(type(iterator).__name__, iter(iterator) is iterator, next(iterator, "-"), end="; ")
print()


class Grows:
    def __init__(self):
        self.items = [1]

    def __iter__(self):
        return iter(self.items)


g = Grows()
it = iter(g)
print(next(it), next(it, "done"))
g.items.append(2)
print(next(it, "still done"))
growing = [1]
it = iter(growing)
next(it)
growing.append(2)
print(next(it), it.__length_hint__())
for use in (lambda: next([]), lambda: next(5), lambda: iter(5), lambda: iter(5, 1), lambda: next(), lambda: next(iter([]), 1, 2), lambda: iter(), lambda: next(iter([])), lambda: iter([], 1)):
    try:
        print(repr(use()))
    except (TypeError, StopIteration) as error:
        print(type(error).__name__, error)


def raising():
    raise KeyError("in the callable")


try:
    list(iter(raising, 0))
except KeyError as error:
    print(error)
