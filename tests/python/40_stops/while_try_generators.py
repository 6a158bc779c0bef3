"""Generators with try in loops: yields in handlers, finally, else and with."""


class M:
    def __enter__(self):
        print("enter")
        return self

    def __exit__(self, *a):
        print("exit", a[0] and a[0].__name__)
        return a[0] is KeyError


def g():
    n = 0
    while n < 4:
        try:
            with M():
                x = yield "with", n
                if x == "raise":
                    raise ValueError
            n += 1
        except ValueError:
            yield "handler"
            n += 1
            continue
        else:
            yield "else"
        finally:
            yield "finally", n
    return n


i = g()
print(next(i))
print(next(i))
print(next(i))
print(next(i))
print(i.send("raise"))
print(next(i), next(i))
print(i.throw(KeyError))
print(next(i))
print([*i])


def h():
    try:
        yield 1
    finally:
        try:
            yield 2
        finally:
            print("inner")


j = h()
next(j)
try:
    print(j.throw(IndexError))
    print(next(j))
except IndexError as e:
    print("index", e)


def k():
    for a in range(3):
        with M():
            yield a
        if a:
            with M() as m, M():
                return (yield "last")


print(*k())
l = k()
next(l)
try:
    l.throw(OSError)
except OSError:
    print("os")


def m():
    r = yield from k()
    yield r


print(list(m()))
