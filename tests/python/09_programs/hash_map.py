"""A hash map written by hand: open addressing, growth, deletion marks, and the mapping protocol."""

from collections.abc import MutableMapping

EMPTY, DELETED = object(), object()


class HashMap(MutableMapping):
    def __init__(self, items=()):
        self.slots = [EMPTY] * 4
        self.used = self.count = self.resizes = 0
        self.update(items)

    def _places(self, key):
        place = hash(key) % len(self.slots)
        for _ in self.slots:
            yield place
            place = (place + 1) % len(self.slots)

    def _find(self, key):
        for place in self._places(key):
            entry = self.slots[place]
            if entry is EMPTY:
                break
            if entry is not DELETED and entry[0] == key:
                return place
        raise KeyError(key)

    def __getitem__(self, key):
        return self.slots[self._find(key)][1]

    def __setitem__(self, key, value):
        try:
            self.slots[self._find(key)] = key, value
            return
        except KeyError:
            pass
        if (self.used + 1) * 3 > len(self.slots) * 2:
            entries = list(self.items())
            self.slots = [EMPTY] * (len(self.slots) * 2)
            self.used = self.count = 0
            self.resizes += 1
            for old, kept in entries:
                self[old] = kept
        for place in self._places(key):
            if self.slots[place] in (EMPTY, DELETED):
                self.used += self.slots[place] is EMPTY
                self.slots[place] = key, value
                self.count += 1
                return

    def __delitem__(self, key):
        self.slots[self._find(key)] = DELETED
        self.count -= 1

    def __iter__(self):
        return (entry[0] for entry in self.slots if entry is not EMPTY and entry is not DELETED)

    def __len__(self):
        return self.count


table = HashMap((n, n * n) for n in range(6))
table[2] = "two"
print(sorted(table.items(), key=str), len(table), table.resizes, 3 in table, 9 in table)
del table[3]
print(table.get(3, "gone"), table.pop(0), table.setdefault(7, "new"), len(table))
for use in (lambda: table[99], lambda: table.pop(98), lambda: table.__delitem__(97)):
    try:
        use()
    except KeyError as error:
        print("KeyError", error)
print(HashMap({1: 2}) == {1: 2}, HashMap() == {}, bool(HashMap()))
