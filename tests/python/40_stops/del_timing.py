"""__del__ runs at the moment when the last reference goes."""


class Noisy:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name)


def local():
    a = Noisy("a")
    b = Noisy("b")
    return "returned"


def replaced():
    x = Noisy("x1")
    x = Noisy("x2")
    print("replaced")
    x = None
    print("end")


def argument(n):
    n = None
    print("argument gone?")


print(local())
replaced()
argument(Noisy("arg"))
Noisy("at once")
[Noisy(i) for i in range(3)]
print("list gone")
d = {"k": Noisy("value")}
d["k"] = 1
del d
l = [Noisy("p"), Noisy("q"), Noisy("r")]
del l[1]
l[0] = None
l.clear()
print("cleared")
t = (Noisy("t1"), Noisy("t2"))
t = t[1:]
print("sliced")
t = ()
for n in (Noisy("f1"), Noisy("f2")):
    print("loop", n.name)
n = None
print((Noisy("tmp").name, print("between"))[0])
print(Noisy("c1").name + Noisy("c2").name)


class Holder:
    pass


h = Holder()
h.a = Noisy("attr")
h.a = 3
h.b = Noisy("attr2")
del h.b
h.c = Noisy("attr3")
h = None
print("end")
g = Noisy("global at exit")
