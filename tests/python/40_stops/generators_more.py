"""send, throw, close, yield from: values in and out, return values, errors."""


def averager():
    total = count = 0
    average = None
    while True:
        value = yield average
        if value is None:
            return total, count
        total += value
        count += 1
        average = total / count


def grouper(results, key):
    while True:
        results[key] = yield from averager()


def simple():
    try:
        x = yield 1
        print("x", x)
        yield 2
    except ValueError as error:
        print("caught", error)
        yield "handled"
    finally:
        print("finally")
    return "done"


def outer():
    result = yield from simple()
    print("result", result)
    result = yield from [10, 20]
    return result


results = {}
for key, values in {"a": [1, 2], "b": [3]}.items():
    group = grouper(results, key)
    next(group)
    for value in values:
        group.send(value)
    group.send(None)
print(results)
g = outer()
print(next(g), g.send("sent"), next(g), list(g))
g = outer()
next(g)
print(g.throw(ValueError("v")), next(g))
g.close()
g = simple()
next(g)
try:
    g.throw(KeyError("k"))
except KeyError as error:
    print("out", error)
g = simple()
g.close()
g = simple()
try:
    g.throw(TypeError("not started"))
except TypeError as error:
    print(error)


def stubborn():
    while True:
        try:
            yield 1
        except GeneratorExit:
            print("no")
        if stubborn.asked:
            return
        stubborn.asked = True


stubborn.asked = False
g = stubborn()
next(g)
try:
    g.close()
except RuntimeError as error:
    print(error)


def stops():
    yield 1
    raise StopIteration("inside")


try:
    list(stops())
except RuntimeError as error:
    print(error, repr(error.__cause__))


def fib(limit):
    a, b = 0, 1
    while a < limit:
        yield a
        a, b = b, a + b


def tree(n):
    if n:
        yield from tree(n - 1)
        yield n
        yield from tree(n - 1)


print(list(fib(20)), list(tree(3)), sum(fib(10)), dict(zip("ab", fib(9))))
print([*tree(2)], max(tree(2)), 1 in tree(2), (lambda: (yield 3))().__next__())
g = (print("lazy", i) or i for i in range(2))
for _ in g: pass
for a, b in ((x, y) for x in range(2) for y in fib(2)): print(a, b)
