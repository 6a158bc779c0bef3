"""Built-in iterators: protocol, exhaustion, repr, and StopIteration from functions."""


def show(label, action):
    try:
        print(label, repr(action()))
    except Exception as error:
        print(label, type(error).__name__, error)


def stops(x):
    if x > 2:
        raise StopIteration("enough")
    return x


print(list(map(stops, range(10))), list(filter(stops, range(10))), [x for x in map(stops, range(9))], sum(map(stops, [1, 2, 3, 4])))


def delegates():
    yield from map(stops, range(9))
    print("over")


print(list(delegates()))
it = iter([1, 2, 3])
print(next(it), it.__length_hint__(), list(it), list(it), next(it, "end"))
for kind in (iter([]), iter(()), iter(""), iter(b""), iter({}), iter(set()), iter(range(0)), iter({}.items()), iter({}.values()), reversed([]), enumerate([]), zip(), map(str, []), filter(None, []), iter(int, 0), iter(bytearray())):
    print(type(kind).__name__, iter(kind) is kind, next(kind, "default"), list(kind))
z = zip([1, 2, 3], "ab")
print(next(z), next(z))
show("zip end", lambda: next(z))
e = enumerate("ab", 10)
print(next(e), next(e))
show("enumerate end", lambda: next(e))


class Counter:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n <= 0:
            raise StopIteration
        self.n -= 1
        return self.n


c = Counter(3)
print(list(c), list(c), list(Counter(2)), sum(Counter(5)), max(Counter(4)), tuple(Counter(3)), set(Counter(3)), sorted(Counter(3)), [*Counter(2)], dict(enumerate(Counter(2))), "-".join(map(str, Counter(3))), 1 in Counter(3), 9 in Counter(3))
a, *b = Counter(4)
print(a, b)


class GetItem:
    def __getitem__(self, i):
        if i >= 3:
            raise IndexError("end")
        return i * 10


print(list(GetItem()), 20 in GetItem(), 5 in GetItem(), [*GetItem()], iter(GetItem()).__next__(), list(zip(GetItem(), GetItem())), tuple(reversed([1, 2])))


class BadIter:
    def __iter__(self):
        return 5


class NoNext:
    def __iter__(self):
        return object()


class Raises:
    def __iter__(self):
        raise ValueError("in iter")


class RaisesNext:
    def __iter__(self):
        return self

    def __next__(self):
        raise KeyError("in next")


for bad in (BadIter(), NoNext(), Raises(), RaisesNext(), 5, None, len):
    show(type(bad).__name__, lambda: list(bad))
    show(type(bad).__name__, lambda: [*bad])
    show(type(bad).__name__, lambda: (lambda *args: args)(*bad))


class SizedReversed:
    def __len__(self):
        return 3

    def __getitem__(self, i):
        return i


class CustomReversed:
    def __reversed__(self):
        return iter("custom")


print(list(reversed(SizedReversed())), "".join(reversed(CustomReversed())), list(iter(iter("abc").__next__, "c")))
show("reversed int", lambda: reversed(5))
n = iter(lambda values=[3, 2, 1, 0]: values.pop(0), 0)
print(list(n), type(n).__name__)
items = [1, 2, 3]
it = iter(items)
next(it)
items.append(4)
print(list(it))
items.append(5)
print(list(it))
d = {"a": 1}
it = iter(d)
d["a"] = 2
print(next(it))
