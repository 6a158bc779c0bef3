"""`with`: order of enter and exit, several managers, failures in each place, and targets."""


class Manager:
    def __init__(self, name, enter=None, exit=None, swallow=False):
        self.name, self.enter, self.exit, self.swallow = name, enter, exit, swallow

    def __enter__(self):
        print("enter", self.name)
        if self.enter:
            raise self.enter
        return self.name

    def __exit__(self, kind, value, traceback):
        print("exit", self.name, kind and kind.__name__, value, traceback is not None)
        if self.exit:
            raise self.exit
        return self.swallow


def run(action):
    try:
        action()
    except Exception as error:
        print("  raised", repr(error), "context", repr(error.__context__))


def plain():
    with Manager("a") as a, Manager("b") as (b,), (Manager("c")):
        print("body", a, b)


def body_fails():
    with Manager("a"), Manager("b", swallow=True):
        raise ValueError("body")
    print("after")


def enter_fails():
    with Manager("a"), Manager("b", enter=KeyError("enter")):
        print("never")


def exit_fails():
    with Manager("a"), Manager("b", exit=KeyError("exit")):
        raise ValueError("body")


def exit_replaces_return():
    with Manager("a", exit=OSError("late")):
        return 1


def target_fails():
    with Manager("ab") as (x, y, z):
        print("never")


def parenthesized():
    with (
        Manager("p") as p,
        Manager("q"),
    ):
        print(p)


def returns():
    for i in range(3):
        with Manager(f"r{i}", swallow=True):
            if i == 1:
                return i
            raise ValueError(i)


for action in (plain, body_fails, enter_fails, exit_fails, exit_replaces_return, target_fails, parenthesized):
    print(action.__name__)
    run(action)
print(returns())


class NoExit:
    def __enter__(self):
        pass


class NoEnter:
    def __exit__(self, *args):
        pass


class OnInstance:
    def __init__(self):
        self.__enter__ = self.__exit__ = lambda *args: None


class Truth(Manager):
    def __exit__(self, *args):
        return []


for manager in (NoExit(), NoEnter(), OnInstance(), 5, None, Manager, open):
    try:
        with manager:
            print("inside")
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)
try:
    with Truth("t"):
        raise ValueError("an empty list is false")
except ValueError as error:
    print(error)
