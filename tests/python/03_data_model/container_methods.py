"""A class that is a container: len, getitem, setitem, delitem, contains, iter, reversed."""


class Ring:
    def __init__(self, *values):
        self.values = list(values)

    def __len__(self):
        return len(self.values)

    def __getitem__(self, index):
        if isinstance(index, slice):
            return Ring(*self.values[index])
        return self.values[index % len(self.values)]

    def __setitem__(self, index, value):
        self.values[index % len(self.values)] = value

    def __delitem__(self, index):
        del self.values[index % len(self.values)]

    def __contains__(self, value):
        print("contains?", value)
        return value in self.values

    def __repr__(self):
        return f"Ring{tuple(self.values)}"


ring = Ring(1, 2, 3)
print(len(ring), ring[0], ring[4], ring[-1], ring[0:2], ring[::-1])
ring[7] = 20
del ring[0]
print(ring, 20 in ring, 5 not in ring, bool(ring), bool(Ring()))


class Squares:
    """Iterates by the old protocol: __getitem__ until IndexError."""

    def __getitem__(self, index):
        if index >= 4:
            raise IndexError(index)
        return index * index


print(list(Squares()), 9 in Squares(), 10 in Squares(), max(Squares()), [*Squares()])


class Countdown:
    def __init__(self, start):
        self.start = start

    def __iter__(self):
        self.current = self.start
        return self

    def __next__(self):
        if self.current <= 0:
            raise StopIteration
        self.current -= 1
        return self.current + 1

    def __reversed__(self):
        return iter(range(1, self.start + 1))

    def __length_hint__(self):
        return self.start


print(list(Countdown(3)), list(reversed(Countdown(3))), sum(Countdown(4)), tuple(Countdown(2)), 2 in Countdown(3))
first, *rest = Countdown(4)
print(first, rest)


class Default(dict):
    def __missing__(self, key):
        self[key] = value = key * 2
        return value


table = Default(a=1)
print(table["a"], table["b"], table, table.get("c"), "c" in table)


class Multi:
    def __getitem__(self, key):
        return key


print(Multi()[1, 2], Multi()[1:2], Multi()[::3], Multi()[1:2, ..., None], Multi()["a":"b"])
for code in (lambda: len(5), lambda: 5[0], lambda: [][0], lambda: {}["x"], lambda: (1, 2)["a"], lambda: iter(5), lambda: 1 in 2, lambda: object()[1]):
    try:
        print(code())
    except (TypeError, IndexError, KeyError) as error:
        print(type(error).__name__, error)
