"""with: enter and exit, suppression, several managers, exceptions in each place."""


class Manager:
    def __init__(self, name, suppress=False):
        self.name = name
        self.suppress = suppress

    def __enter__(self):
        print("enter", self.name)
        return self.name.upper()

    def __exit__(self, kind, value, traceback):
        print("exit", self.name, kind.__name__ if kind else None, value)
        return self.suppress


with Manager("a") as value:
    print("body", value)
with Manager("a"), Manager("b") as second:
    print("two", second)
with (
    Manager("p") as first,
    Manager("q"),
):
    print("parenthesised", first)
with Manager("s", suppress=True):
    raise ValueError("lost")
print("after")
try:
    with Manager("x"):
        raise KeyError("kept")
except KeyError as error:
    print("caught", error)
try:
    with Manager("outer"), Manager("inner", suppress=True):
        1 / 0
    print("suppressed by the inner one")
except ZeroDivisionError:
    print("not reached")


def early():
    with Manager("return"):
        return "value"


print(early())
for number in range(3):
    with Manager(f"loop{number}"):
        if number == 0:
            continue
        if number == 1:
            break


class BadExit:
    def __enter__(self):
        return self

    def __exit__(self, *exc):
        raise RuntimeError("exit failed")


try:
    with BadExit():
        raise ValueError("body failed")
except RuntimeError as error:
    print(error, "context:", repr(error.__context__))


class BadEnter:
    def __enter__(self):
        raise OSError("enter failed")

    def __exit__(self, *exc):
        print("never")


try:
    with Manager("before"), BadEnter():
        print("never")
except OSError as error:
    print(error)
try:
    with 5:
        pass
except TypeError as error:
    print(error)


class Transaction:
    def __init__(self, table):
        self.table = table

    def __enter__(self):
        self.saved = dict(self.table)
        return self.table

    def __exit__(self, kind, value, tb):
        if kind is not None:
            self.table.clear()
            self.table.update(self.saved)
        return kind is ValueError


table = {"a": 1}
with Transaction(table) as t:
    t["a"] = 2
    t["b"] = 3
    raise ValueError
print(table)
