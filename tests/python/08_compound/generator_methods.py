"""send, throw and close of generators in every state, and their errors."""


def gen():
    try:
        while True:
            try:
                got = yield "ready"
                print("got", got)
            except ValueError as error:
                print("caught", error)
                yield "handled"
    finally:
        print("finally")


g = gen()
try:
    g.send(1)
except TypeError as error:
    print(error)
print(next(g), g.send("x"), g.throw(ValueError("v")), next(g), g.throw(ValueError))
try:
    g.throw(KeyError("k"))
except KeyError as error:
    print("escaped", error)
print(next(g, "exhausted"))
try:
    g.throw(IndexError("after end"))
except IndexError as error:
    print(error)
try:
    g.send(None)
except StopIteration as error:
    print("StopIteration", error.value)
g = gen()
g.close()
print(list(g))
g = gen()
next(g)
print(g.close())


def stubborn():
    try:
        yield 1
    except GeneratorExit:
        yield 2


s = stubborn()
next(s)
try:
    s.close()
except RuntimeError as error:
    print(error)


def stops():
    yield 1
    raise StopIteration("inside")


try:
    list(stops())
except RuntimeError as error:
    print(error, repr(error.__cause__))


def reentrant():
    yield next(r)


r = reentrant()
try:
    next(r)
except ValueError as error:
    print(error)


def returns():
    return "early"
    yield


try:
    next(returns())
except StopIteration as stop:
    print(stop.value, stop.args)
g = gen()
for bad in (lambda: g.throw(), lambda: g.throw(5), lambda: g.throw("x"), lambda: g.throw(None), lambda: g.throw(int), lambda: g.send(), lambda: g.throw(ValueError, ValueError("instance")), lambda: gen().throw(ValueError("instance"), 5), lambda: gen().throw(ValueError, "text"), lambda: gen().throw(ValueError, None, 5), lambda: g.close(1)):
    try:
        bad()
    except Exception as error:
        print(type(error).__name__, error)


def closing_value():
    try:
        yield
    except GeneratorExit:
        return "value from close"


c = closing_value()
next(c)
print(c.close(), c.gi_frame, c.gi_code.co_name, c.gi_running, c.gi_yieldfrom, c.gi_suspended)
