# Lists that comparisons, sorting and iteration find changed, and iterators that have come to their end.
from functools import cmp_to_key


def show(make):
    try:
        print(repr(make()))
    except Exception as error:
        print(type(error).__name__, error)


class Acting:
    def __init__(self, act):
        self.act = act

    def __eq__(self, other):
        self.act()
        return NotImplemented


first, second = [], []
first.append(Acting(lambda: second.clear()))
second.append(Acting(lambda: first.clear()))
show(lambda: first == second)
show(lambda: (first, second))
longer = [Acting(lambda: longer.pop()), 1]
show(lambda: longer == [0, 1])
show(lambda: len(longer))

numbers = [1, 2]


def add_and_take(one, other):
    numbers.append(3)
    numbers.pop()
    return one - other


def empty(one, other):
    numbers[:] = []
    return one - other


show(lambda: numbers.sort(key=cmp_to_key(add_and_take)))
show(lambda: numbers)
show(lambda: numbers.sort(key=cmp_to_key(empty)))
show(lambda: numbers)

items = [1, 2, 3]
ended, reached = iter(items), iter(items)
for _ in ended:
    next(reached)
items.append(9)
show(lambda: (list(ended), list(reached), list(ended)))
show(lambda: (ended.__length_hint__(), ended.__reduce__()[1:]))
ended.__setstate__(0)
show(lambda: list(ended))
data = bytearray(b"ab")
ended = iter(data)
list(ended)
data += b"c"
show(lambda: (list(ended), ended.__length_hint__()))
