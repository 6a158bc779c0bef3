"""yield from: values, sends, throws, closes, results, plain iterables."""


def inner(name):
    try:
        x = yield f"{name}1"
        print(name, "received", x)
        y = yield f"{name}2"
        print(name, "received", y)
        return f"{name} result"
    except KeyError as error:
        print(name, "caught", error)
        return "from except"
    finally:
        print(name, "finally")


def outer():
    a = yield from inner("a")
    print("outer got", a)
    b = yield from inner("b")
    print("outer got", b)
    c = yield from [10, 20]
    d = yield from "xy"
    e = yield from {"k": 1}
    return a, b, c, d, e


g = outer()
print(next(g), g.send("s1"), g.send("s2"))
print(g.gi_yieldfrom.__name__, g.throw(KeyError("thrown")))
try:
    g.send("to a list")
except AttributeError as error:
    print(error)
g = outer()
next(g)
g.close()
g = outer()
next(g)
try:
    g.throw(ValueError("not caught"))
except ValueError as error:
    print("escaped", error, next(g, "dead"))


def chain(*iterables):
    for it in iterables:
        yield from it


print(list(chain("ab", (1, 2), {3}, range(2), (x for x in "z"))))


def tree(t):
    if isinstance(t, list):
        for branch in t:
            yield from tree(branch)
    else:
        yield t


print(list(tree([1, [2, [3, [4]], 5]])))


class It:
    def __iter__(self): return self
    def __next__(self): raise StopIteration("stop value")
    def send(self, v): print("send", v); return v
    def throw(self, *args): print("throw", len(args)); return "thrown"
    def close(self): print("close")


def over(it):
    result = yield from it
    return result


try:
    next(over(It()))
except StopIteration as stop:
    print(stop.value)


class Long(It):
    def __next__(self): return "next"


g = over(Long())
print(next(g), g.send(5), g.throw(ValueError("v")))
g.close()
for bad in (5, None, object()):
    try:
        list(over(bad))
    except TypeError as error:
        print(error)


def deep(n):
    if n:
        return (yield from deep(n - 1)) + 1
    got = yield "bottom"
    return got


g = deep(50)
print(next(g))
try:
    g.send(100)
except StopIteration as stop:
    print(stop.value)
