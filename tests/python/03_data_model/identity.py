"""is: the same object or an equal one; copies, interning of small things, mutation through aliases."""

a = [1, 2]
b = a
c = a[:]
print(a is b, a is c, a == c, a is not c)
b.append(3)
print(a, b, c)
print(None is None, True is True, () is (), ... is Ellipsis, NotImplemented is NotImplemented)


def f(x):
    return x


print(f(a) is a, (lambda: a)() is b, [a][0] is a, {"k": a}["k"] is a, (a,)[0] is a)
d = {"list": a}
e = dict(d)
print(d is e, d == e, d["list"] is e["list"])
s = "text"
t = s
print(s is t, s[:] is s, str(s) is s, tuple((1, 2)) == (1, 2), int(5) is 5 if False else "skip")
x = y = []
x += [1]
print(x is y)
x = x + [2]
print(x is y, x, y)


class Node:
    pass


n, m = Node(), Node()
print(n is n, n is m, n == m, n != m, id(n) == id(n), id(n) == id(m), type(n) is type(m) is Node)
n.next, m.next = m, n
print(n.next.next is n, n.next.next.next is m)
seen = []
node = n
while not any(node is other for other in seen):
    seen.append(node)
    node = node.next
print(len(seen))
nested = [[]] * 3
print(nested[0] is nested[1], [[] for _ in range(2)][0] is [[] for _ in range(2)][1])
default = []


def share(value, into=default):
    into.append(value)
    return into


print(share(1) is default, share(2) is share.__defaults__[0], default)
print(f is f, f.__code__ is f.__code__, n.__class__ is Node, print is print, len is len, int is type(3))
