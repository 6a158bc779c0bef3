"""collections.deque: rotation, bounds, comparison, errors."""

from collections import deque

d = deque([1, 2, 3], maxlen=4)
d.append(4)
d.append(5)
d.appendleft(0)
print(d, d.maxlen, d[0], d[-1], d.pop(), d.popleft(), d, deque("abc"), repr(deque(maxlen=0)))
d.extend("xyz")
print(d)
d.extendleft([1, 2])
print(d, d.count(1), d.index("x"), "x" in d)
d.rotate(1)
print(d)
d.rotate(-2)
print(d, deque([1, 2, 3], 2), deque(range(5))[2])
d.reverse()
d.remove(1)
d.insert(1, "in")
d[0] = "first"
del d[1]
print(d, list(reversed(d)), d.copy(), d + deque([9]), deque([1]) * 3, deque([1, 2]) == deque([1, 2]), deque([1]) == [1], deque([1, 2]) < deque([1, 3]), bool(deque()), len(d))
d.clear()
d += [1, 2]
d *= 2
print(d, deque([d]).__len__(), hash(deque()) if False else "", [*d])
for action in (lambda: deque().pop(), lambda: deque().popleft(), lambda: deque([1])[5], lambda: deque([1]).remove(2), lambda: deque([1]).index(3), lambda: deque([1], -1), lambda: deque([1], "a"), lambda: deque(5), lambda: deque([1])["a"], lambda: deque([1, 2], 2).insert(0, 3), lambda: hash(deque()), lambda: deque([1, 2])[0:1], lambda: deque() + [1], lambda: setattr(deque(), "maxlen", 1), lambda: deque([1]).rotate("a"), lambda: deque() < [1], lambda: deque([1]).__delitem__(3)):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
loop = deque([1])
loop.append(loop)
print(loop)
it = iter(dq := deque([1, 2]))
dq.append(3)
try:
    next(it)
except RuntimeError as error:
    print(error)
