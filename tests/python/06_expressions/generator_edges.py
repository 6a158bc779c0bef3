"""Corners of generators: finalisation, exceptions inside, delegation, state."""


def noisy(name, count):
    print("start", name)
    try:
        for n in range(count):
            yield n
    except BaseException as error:
        print(name, "got", type(error).__name__)
        raise
    finally:
        print("end", name)


for value in noisy("complete", 2):
    print(value)
for value in noisy("broken off", 5):
    print(value)
    break
print("after the break")
generator = noisy("closed", 3)
print(next(generator))
generator.close()
generator.close()
unstarted = noisy("never started", 3)
unstarted.close()
try:
    next(unstarted)
except StopIteration:
    print("nothing left")
thrown = noisy("thrown", 3)
next(thrown)
try:
    thrown.throw(ValueError, "text")
except ValueError as error:
    print("out came", error)
del thrown


def stubborn():
    while True:
        try:
            yield 1
        except GeneratorExit:
            print("ignoring")
            yield 2


s = stubborn()
next(s)
try:
    s.close()
except RuntimeError as error:
    print(error)


def inner():
    try:
        received = yield "inner 1"
        print("inner received", received)
        yield "inner 2"
    except KeyError as error:
        print("inner caught", error)
        yield "inner handled"
    return "inner result"


def outer():
    result = yield from inner()
    print("result", result)
    try:
        yield from [10, 20]
    except ValueError as error:
        print("outer caught", error)
    yield "last"


o = outer()
print(next(o), o.send("hello"), o.throw(KeyError("k")), next(o), o.throw(ValueError("v")), next(o, "done"))


def returning():
    yield 1
    return {"key": "value"}


def collect(generator):
    while True:
        try:
            print("yielded", next(generator))
        except StopIteration as stop:
            return stop.value


print(collect(returning()))


class Chain:
    def __init__(self, *parts):
        self.parts = parts

    def __iter__(self):
        for part in self.parts:
            yield from part


print(list(Chain("ab", [1, 2], (x for x in range(2)), Chain("z"))))
print(sum(Chain([1], [2, 3])), max(Chain([4], [9, 2])), sorted(Chain("cb", "a")), 3 in Chain([1, 2], [3]))


def walk(tree, depth=0):
    name, *children = tree
    yield depth, name
    for child in children:
        yield from walk(child, depth + 1)


for depth, name in walk(("root", ("left", ("leaf",)), ("right",))):
    print("  " * depth + name)


def batches(iterable, size):
    batch = []
    for item in iterable:
        batch.append(item)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch


print(list(batches(range(7), 3)), list(batches([], 3)))


def interleave(*iterables):
    iterators = [iter(i) for i in iterables]
    while iterators:
        for iterator in list(iterators):
            try:
                yield next(iterator)
            except StopIteration:
                iterators.remove(iterator)


print("".join(interleave("abc", "12345", "xy")))


def accumulator():
    total = 0
    while (value := (yield total)) is not None:
        total += value
    return total


a = accumulator()
next(a)
print([a.send(n) for n in (1, 2, 3)])
try:
    a.send(None)
except StopIteration as stop:
    print("total", stop.value)
lazy = (n for n in [3, 2, 0, 1])
try:
    print([6 // n for n in lazy])
except ZeroDivisionError:
    print("left over", list(lazy))
gens = [(i * j for j in range(3)) for i in range(3)]
print([list(g) for g in gens], (x for x in ()).__class__.__name__)
try:
    (lambda: (yield))().send(5)
except TypeError as error:
    print(error)
