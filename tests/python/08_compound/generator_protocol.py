"""Generators: send, throw, close, return values, yield from."""


def show(label, action):
    try:
        print(label, repr(action()))
    except BaseException as error:
        print(label, type(error).__name__, error, error.args)


def counter(n):
    total = 0
    while n:
        got = yield n
        if got is not None:
            total += got
        n -= 1
    return total


g = counter(3)
print(next(g), g.send(10), g.send(20))
show("return", lambda: next(g))
show("again", lambda: next(g))
g = counter(2)
show("send early", lambda: g.send(1))
show("send none", lambda: g.send(None))
show("throw", lambda: g.throw(ValueError("t")))
show("after throw", lambda: next(g))
show("throw on new", lambda: counter(1).throw(KeyError("k")))
show("close new", lambda: counter(1).close())
show("throw class", lambda: counter(1).throw(KeyError))
show("throw args", lambda: counter(1).throw(KeyError, "v"))
show("throw int", lambda: counter(1).throw(5))
show("send two", lambda: counter(1).send(1, 2))


def delegating():
    result = yield from counter(2)
    print("got", result)
    result2 = yield from [10, 20]
    print("list gave", result2)
    return "end"


d = delegating()
print(next(d), d.send(5), d.send(7), next(d))
show("end", lambda: next(d))


def catching():
    while True:
        try:
            x = yield
            print("got", x)
        except ValueError as error:
            print("caught", error)
            yield "handled"
        finally:
            print("cleanup")


c = catching()
next(c)
c.send(1)
print(c.throw(ValueError("v")))
c.close()


def stubborn():
    try:
        yield 1
    except GeneratorExit:
        yield 2


s = stubborn()
next(s)
show("stubborn", s.close)


def raises_stop():
    yield 1
    raise StopIteration("inside")


r = raises_stop()
next(r)
show("stop inside", lambda: next(r))


def returns_early():
    return 5
    yield


show("early", lambda: next(returns_early()))


def recursive(n):
    if n:
        yield n
        yield from recursive(n - 1)


print(list(recursive(5)), sum(recursive(100)), [*recursive(3)], max(recursive(4)))


def running():
    yield next(me)


me = running()
show("already", lambda: next(me))
g = (x * x for x in range(5) if x % 2)
print(list(g), list(g), type(g).__name__, (i for i in ()).__name__, counter.__name__, g.gi_running, g.gi_frame, g.gi_code.co_name, g.gi_yieldfrom)
g = counter(1)
print(g.gi_frame is not None, g.__name__, g.__qualname__, iter(g) is g, hasattr(g, "__len__"))
show("attr", lambda: g.nothing)
show("call", lambda: g())
show("len", lambda: len(g))


def inner_throw():
    try:
        yield from counter(3)
    except ValueError as error:
        print("outer caught", error)
        yield "recovered"


t = inner_throw()
next(t)
print(t.throw(ValueError("deep")))


class Iter:
    def __init__(self):
        self.n = 0

    def __iter__(self):
        return self

    def __next__(self):
        self.n += 1
        if self.n > 3:
            raise StopIteration("iter result")
        return self.n

    def send(self, value):
        return ("sent", value)

    def throw(self, *args):
        return ("thrown", args[0])


def over():
    result = yield from Iter()
    print("result", result)


o = over()
print(next(o), o.send("x"), o.throw(KeyError("k")), next(o), next(o))
show("over", lambda: next(o))


def pipeline(source):
    for x in source:
        yield x + 1


print(list(pipeline(pipeline(pipeline(range(3))))), dict(zip("ab", pipeline([0, 1]))), any(x > 2 for x in pipeline(range(5))))
print([list(x) for x in (pipeline([y]) for y in range(3))], tuple(x for y in range(3) for x in range(y)))
