# An `__index__` that shortens the sequence it is an index of: lengths are read afterwards.
import array
from collections import deque


def make(kind):
    return array.array("b", range(20)) if kind is array.array else kind(range(20))


class Shorten:
    def __init__(self, target):
        self.target = target

    def __index__(self):
        del self.target[2:]
        return 5


def store(t, i):
    t[i] = 1


def store_slice(t, i):
    t[i:] = t[:0]


def store_stepped(t, i):
    t[i::2] = make(type(t))[:2]


def delete(t, i):
    del t[i]


def delete_slice(t, i):
    del t[i:]


def delete_stepped(t, i):
    del t[i::2]


def value(t, i):
    t[5] = i if isinstance(t, bytearray) else 5


ACTIONS = [store, store_slice, store_stepped, delete, delete_slice, delete_stepped, value, lambda t, i: t[i], lambda t, i: t[i:],
           lambda t, i: t[::i], lambda t, i: t.insert(i, 3), lambda t, i: t.pop(i)]
for kind in (list, bytearray, array.array):
    for action in ACTIONS:
        target = make(kind)
        try:
            result = action(target, Shorten(target))
        except Exception as error:
            result = type(error).__name__, str(error)
        print(kind.__name__, action.__name__, result, list(target))


class Empty:
    def __init__(self, target):
        self.target = target

    def __index__(self):
        self.target.clear()
        return 1


target = deque(range(5))
try:
    target[Empty(target)]
except IndexError as error:
    print(error)


class Tell:
    def __init__(self, name):
        self.name = name

    def __index__(self):
        print(self.name)
        return 1


data = bytearray(b"abc")
data[Tell("index")] = Tell("value")
print(data)
for index in (9, "x"):
    try:
        data[index] = Tell("value")
    except Exception as error:
        print(type(error).__name__, error)
