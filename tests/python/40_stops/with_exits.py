"""with statements left in every way: return, break, continue, exceptions, yields, nested functions."""


class M:
    def __init__(self, n, swallow=False):
        self.n, self.swallow = n, swallow

    def __enter__(self):
        print(">", self.n)
        return self

    def __exit__(self, k, v, t):
        print("<", self.n, k.__name__ if k else k)
        return self.swallow


def f1():
    with M(1) as m:
        return m.n


def f2():
    for i in range(3):
        with M(i, swallow=True):
            if i == 0: continue
            if i == 1: raise KeyError
            break
    return i


def f3():
    with M("a"), M("b", True), M("c"):
        raise ValueError
    return "f3"


def f4():
    while True:
        with M("w"):
            try:
                break
            finally:
                print("fin")


def f5():
    with M("outer", True):
        with M("inner"):
            def g():
                raise OSError
            g()
        print("skipped")
    with M("x") as a, \
            M("y") as b:
        pass
    with (M("p"),
          M("q")):
        return (
            a.n,
            b.n
        )


def f6():
    with M("gen"):
        yield 1
        with M("gen2", True):
            yield 2
            raise KeyError
        yield 3


class Fail:
    def __enter__(self):
        raise RuntimeError("enter")

    def __exit__(self, *a):
        print("never")


def f7():
    with M("before", True), Fail():
        print("never")
    with M("z", True) as z.attribute:
        print("never")
    return "f7"


print(f1(), f2(), f3(), f4(), f5(), list(f6()), f7())
try:
    with 5: pass
except TypeError as e:
    print(e)
with M("last"): pass
