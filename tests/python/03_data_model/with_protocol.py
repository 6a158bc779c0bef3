"""__enter__ and __exit__: order, suppression, missing methods, results."""


class Manager:
    def __init__(self, name, suppress=False, fail_enter=False, fail_exit=False):
        self.name, self.suppress, self.fail_enter, self.fail_exit = name, suppress, fail_enter, fail_exit

    def __enter__(self):
        print("enter", self.name)
        if self.fail_enter:
            raise RuntimeError("enter " + self.name)
        return self.name

    def __exit__(self, kind, value, traceback):
        print("exit", self.name, kind and kind.__name__, value, traceback is not None)
        if self.fail_exit:
            raise RuntimeError("exit " + self.name)
        return self.suppress


with Manager("a") as a, Manager("b") as b:
    print(a, b)
with Manager("s", suppress=True):
    raise ValueError("hidden")
    print("not reached")
print("after")
for options in ({"fail_enter": True}, {"fail_exit": True}, {}):
    try:
        with Manager("outer"), Manager("inner", **options) as name:
            raise KeyError("body")
    except Exception as error:
        print(repr(error), repr(error.__context__))


def returning():
    for i in range(3):
        with Manager(str(i)):
            if i == 0:
                continue
            return i


print(returning())
with (Manager("p") as p, Manager("q") as (x)):
    print(p, x)
with (Manager("t")): print("parenthesised")
with Manager("xy") as [first, second]: print(first, second)
d = {}
with Manager("item") as d["key"]: print(d)


class NoEnter:
    def __exit__(self, *args): pass


class NoExit:
    def __enter__(self): pass


class InstanceOnly: pass


io = InstanceOnly()
io.__enter__ = io.__exit__ = lambda *args: None
for manager in (NoEnter(), NoExit(), io, 5):
    try:
        with manager:
            print("never")
    except Exception as error:
        print(type(error).__name__, error)
