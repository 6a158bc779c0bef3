"""Generators that are dropped: finally blocks run when the last reference goes."""


def gen(name):
    try:
        yield 1
        yield 2
    finally:
        print("cleanup", name)


def use():
    g = gen("local")
    next(g)
    return "used"


print(use())
for x in gen("break"):
    break
print("after break")
next(gen("temporary"))
print("after temporary")
a, *rest = gen("star")
print(a, rest)
print(any(x == 1 for x in gen("any")))
print(1 in gen("in"))
print(next(x for x in gen("inner")))
z = zip(gen("z1"), gen("z2"))
print(next(z))
del z
print("z gone")
m = map(str, gen("map"))
next(m)
m = None
print("map gone")
lst = [gen("in list")]
next(lst[0])
lst.pop()
print("popped")


def delegating():
    try:
        yield from gen("delegate")
    finally:
        print("outer cleanup")


g = delegating()
next(g)
g.close()
g = delegating()
next(g)
del g
try:
    for v in gen("raised"):
        raise KeyError(v)
except KeyError as e:
    print("caught", e)
print("end")
