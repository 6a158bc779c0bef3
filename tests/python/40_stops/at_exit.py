"""What runs when the program is over: __del__ of globals, finally blocks of suspended generators."""


class N:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name)


def gen(name):
    try:
        yield name
    finally:
        print("closing", name)


first = N("first")
g = gen("g")
next(g)
second = [N("in list"), {"k": N("in dict")}]


def f(default=N("default")):
    pass


class C:
    attribute = N("attribute")


never_started = gen("never")
last = N("last")
first.other = last
print("the end")
