"""try, except, else, finally, with: lines visited on every way through."""


def ways(kind):
    try:
        print("try")
        if kind == 1:
            raise ValueError
        if kind == 2:
            raise KeyError
        if kind == 3:
            return "returned"
        if kind == 4:
            {}["x"].y
    except ValueError:
        print("value")
    except (
        IndexError,
        KeyError,
    ) as error:
        print("key", error)
    else:
        print("else")
    finally:
        print("finally")
    return "end"


for kind in range(5):
    print(ways(kind))


def only_finally(flag):
    try:
        if flag:
            1 / 0
    finally:
        print("cleanup")


only_finally(0)
try:
    only_finally(1)
except ZeroDivisionError: print("caught")


def unmatched():
    try:
        raise OSError("x")
    except KeyError:
        pass
    except ValueError:
        pass


try:
    unmatched()
except OSError as error:
    saved = error
print(saved)


class CM:
    def __init__(self, swallow=False):
        self.swallow = swallow

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        return self.swallow


with CM():
    pass
with CM() as a, \
     CM() as b:
    print(a is b)
with CM(True):
    raise ValueError
with (
    CM(True) as c,
    CM() as d,
):
    raise KeyError
print("after")


def with_return():
    with CM():
        return 1


def with_loop():
    for i in range(3):
        with CM(True):
            if i == 0:
                continue
            if i == 1:
                raise IndexError
            break
    return i


print(with_return(), with_loop())
try:
    with CM():
        raise RuntimeError("through")
except RuntimeError: pass
try:
    try:
        raise ValueError("first")
    except ValueError:
        raise KeyError("second")
    finally:
        print("inner finally")
except KeyError as error:
    print(repr(error.__context__))


def nested():
    try:
        try:
            return "inner"
        finally:
            print("one")
    finally:
        print("two")


print(nested())
while True:
    try:
        break
    finally:
        print("breaking")


def reraise():
    try:
        raise LookupError
    except LookupError:
        raise


try:
    reraise()
except LookupError:
    print("reraised")
