"""__del__ of what an exception keeps alive."""


class Noisy:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name)


def fail(name):
    held = Noisy(name)
    raise ValueError(name)


try:
    fail("one")
except ValueError:
    print("handler one")
print("after one")

try:
    fail("two")
except ValueError as error:
    print("handler two", error)
print("after two")


def through():
    mine = Noisy("mine")
    fail("deep")


try:
    through()
except ValueError:
    print("handler deep")
print("after deep")


def raises_in_argument():
    print(Noisy("left"), fail("argument"))


try:
    raises_in_argument()
except ValueError:
    print("handler argument")
print("after argument")


class Resource(Noisy):
    def __enter__(self):
        return self

    def __exit__(self, *exc):
        print("exit", self.name)
        return True


def managed():
    with Resource("managed") as r:
        extra = Noisy("extra")
        raise KeyError
    print("after with")


managed()
print("end")
