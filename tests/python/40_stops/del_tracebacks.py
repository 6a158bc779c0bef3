"""What tracebacks keep alive, and until when."""


class N:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name)


def fail(x):
    inner = N("inner")
    raise ValueError


def handles():
    mine = N("mine")
    try:
        fail(N("arg"))
    except ValueError:
        print("handling")
    print("handled")


def returns():
    own = N("own")
    try:
        fail(N("arg"))
    except ValueError as e:
        return e


def swallow():
    try:
        fail(1)
    finally:
        return "swallowed"


def gen():
    held = N("held")
    try:
        yield 1
    except KeyError:
        print("in gen")
        raise


handles()
print("1")
e = returns()
print("2")
e = None
print("3")
print(swallow())
g = gen()
next(g)
try:
    g.throw(KeyError)
except KeyError:
    print("caught")
print("4")
try:
    try:
        fail(N("nested"))
    except ValueError as first:
        raise KeyError from first
except KeyError as second:
    print("second", type(second.__cause__).__name__)
print("5")
try:
    fail(N("again"))
except ValueError as error:
    kept = error
print("6")
try:
    raise kept
except ValueError:
    print("raised again")
print("7")
kept = kept.with_traceback(None)
print("8")
try:
    [fail(N(i)) for i in range(2)]
except ValueError:
    pass
print("9")
try:
    list(fail(i) for i in [N("genexpr")])
except ValueError:
    print("in handler")
print("10")


class Manager:
    def __enter__(self):
        pass

    def __exit__(self, kind, value, tb):
        print("exit")
        return True


with Manager():
    fail(N("managed"))
print("11")
for i in range(2):
    try:
        fail(N(i))
    except ValueError:
        continue
print("12")
import sys
try:
    fail(N("info"))
except ValueError:
    info = sys.exc_info()
print("13")
del info
print("14")
