"""with: entering, leaving, suppressing, several managers."""


class Manager:
    def __init__(self, name, suppress=False, enter_error=None, exit_error=None):
        self.name, self.suppress, self.enter_error, self.exit_error = name, suppress, enter_error, exit_error

    def __enter__(self):
        print("enter", self.name)
        if self.enter_error:
            raise self.enter_error
        return self.name

    def __exit__(self, kind, value, traceback):
        print("exit", self.name, kind.__name__ if kind else None, value, traceback is not None)
        if self.exit_error:
            raise self.exit_error
        return self.suppress


with Manager("a") as a, Manager("b") as b:
    print(a, b)
with (
    Manager("c") as c,
    Manager("d"),
):
    print(c)
with Manager("s", suppress=True):
    raise ValueError("swallowed")
print("after")
try:
    with Manager("x"), Manager("y", enter_error=KeyError("entering")):
        print("never")
except KeyError as error:
    print("caught", error)
try:
    with Manager("e", exit_error=RuntimeError("exiting")):
        raise ValueError("body")
except RuntimeError as error:
    print(error, repr(error.__context__))
for action in ("return", "break", "continue"):

    def run():
        for i in range(2):
            with Manager(f"{action}{i}"):
                if action == "return":
                    return "returned"
                if action == "break":
                    break
                if action == "continue":
                    continue
        return "end"

    print(run())


class NoExit:
    def __enter__(self):
        return self


class NoEnter:
    def __exit__(self, *args):
        pass


for bad in (NoExit(), NoEnter(), 5):
    try:
        with bad:
            pass
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)


class Instance:
    pass


i = Instance()
i.__enter__ = lambda: print("never")
i.__exit__ = lambda *a: None
try:
    with i:
        pass
except TypeError as error:
    print(error)
with open(__file__) as f:
    print(f.readline().strip()[:10], f.closed)
print(f.closed)
items = [None]
with Manager("item") as items[0]:
    print(items)


class Pair:
    def __enter__(self):
        return 1, (2, 3)

    def __exit__(self, *args):
        return None


with Pair() as (p, (q, r)):
    print(p, q, r)
with Manager("outer", suppress=True):
    with Manager("inner"):
        1 / 0
    print("not reached")
print("end")
