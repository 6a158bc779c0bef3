"""with: returns through it, exceptions it swallows, several managers, managers that fail."""


class Manager:
    def __init__(self, name, swallow=False, fail=None):
        self.name = name
        self.swallow = swallow
        self.fail = fail

    def __enter__(self):
        print("enter", self.name)
        if self.fail == "enter":
            raise RuntimeError(self.name)
        return self.name

    def __exit__(self, kind, value, trace):
        print("exit", self.name, kind and kind.__name__)
        if self.fail == "exit":
            raise LookupError(self.name)
        return self.swallow


def returns():
    with Manager("a") as a, Manager("b"):
        return a


def loops():
    for n in range(3):
        with Manager(n):
            if n == 0:
                continue
            if n == 1:
                break
    else:
        print("not here")
    return n


def swallows():
    with Manager("s", swallow=True):
        raise ValueError("gone")
    return "after"


def many():
    with (
        Manager("x") as x,
        Manager("y", fail="exit") as y,
    ):
        print(x, y)


def fails():
    with Manager("p", swallow=True):
        with Manager("q", fail="enter"):
            print("never")
        print("never either")
    print("still")


print(returns())
print(loops())
print(swallows())
try:
    many()
except LookupError as error:
    print(repr(error), error.__context__)
fails()
with Manager("m"): print("one line")
with Manager("n", swallow=True): raise SystemExit
with Manager("1") as one, \
     Manager("2") as two:
    print(one,
          two)
