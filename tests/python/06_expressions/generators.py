"""Generator functions: next, send, throw, close, return values, yield from, cleanup."""


def count(limit):
    n = 0
    while n < limit:
        got = yield n
        if got is not None:
            print("got", got)
            n = got
        else:
            n += 1
    return "finished"


gen = count(5)
print(next(gen), next(gen), gen.send(3), next(gen))
try:
    next(gen)
except StopIteration as stop:
    print(repr(stop.value))
print(next(gen, "exhausted"))


def delegating():
    result = yield from count(2)
    print("inner returned", result)
    yield from "ab"
    yield from [1, 2]
    return "outer"


print(list(delegating()))


def guarded():
    try:
        while True:
            try:
                yield "waiting"
            except ValueError as error:
                print("handled", error)
                yield "recovered"
    finally:
        print("cleaned up")


g = guarded()
print(next(g), g.throw(ValueError("thrown")), next(g))
g.close()
print(next(g, "closed"))
g = guarded()
next(g)
try:
    g.throw(KeyError("not handled"))
except KeyError as error:
    print("came out", error)


def running_average():
    total = count = 0
    average = None
    while True:
        value = yield average
        total += value
        count += 1
        average = total / count


averager = running_average()
next(averager)
print(averager.send(10), averager.send(20), averager.send(33))
try:
    running_average().send(1)
except TypeError as error:
    print(error)


def fibonacci():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b


def take(n, iterable):
    for _, value in zip(range(n), iterable):
        yield value


def evens(iterable):
    return (value for value in iterable if value % 2 == 0)


print(list(take(8, evens(fibonacci()))))


class Tree:
    def __init__(self, value, left=None, right=None):
        self.value, self.left, self.right = value, left, right

    def __iter__(self):
        if self.left:
            yield from self.left
        yield self.value
        if self.right:
            yield from self.right


print(list(Tree(4, Tree(2, Tree(1), Tree(3)), Tree(6, Tree(5)))))


def failing():
    yield 1
    raise RuntimeError("inside")


values = []
try:
    for value in failing():
        values.append(value)
except RuntimeError as error:
    print(values, error)


def stops():
    yield 1
    raise StopIteration("wrong way")


try:
    list(stops())
except RuntimeError as error:
    print(error, repr(error.__cause__))


def sender():
    received = []
    try:
        while True:
            received.append((yield len(received)))
    except GeneratorExit:
        print("received", received)
        raise


s = sender()
next(s)
s.send("a")
s.send("b")
s.close()


def proxy():
    try:
        value = yield from sender()
    finally:
        print("proxy done")


p = proxy()
next(p)
print(p.send("through"))
p.close()


def conditional(flag):
    if flag:
        return
    yield "never"


print(list(conditional(True)), list(conditional(False)), iter(p) is p, type(p).__name__)


def pipeline(*stages):
    data = iter(range(10))
    for stage in stages:
        data = stage(data)
    return list(data)


print(pipeline(lambda d: (x + 1 for x in d), lambda d: (x for x in d if x % 3), lambda d: (x * x for x in d)))
print(sum(x for x in count(4)), sorted(count(3), reverse=True), "".join(c for c in "abc"), dict((k, v) for k, v in [(1, 2)]))
a, b, *c = count(5)
print(a, b, c)


def reenter():
    yield next(me)


me = reenter()
try:
    next(me)
except ValueError as error:
    print(error)
