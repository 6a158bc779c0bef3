"""collections.deque, method by method."""
from collections import deque
import copy


def attempt(function):
    try:
        print(repr(function()))
    except Exception as error:
        print(type(error).__name__, error)


d = deque("ghi")
d.append("j")
d.appendleft("f")
print(d, len(d), d[0], d[-1], list(reversed(d)), "h" in d, bool(deque()))
print(d.pop(), d.popleft(), d)
d.extend("jkl")
d.extendleft("abc")
print(d)
d.rotate(1)
print(d)
d.rotate(-3)
print(d)
d.rotate()
print(d, d.index("g"), d.count("j"))
d.reverse()
print(d)
d.remove("g")
d.insert(2, "X")
d.insert(-1, "Y")
d.insert(100, "Z")
print(d)
d[0] = "first"
del d[1]
print(d)
print(d.copy() == d, copy.copy(d), d.copy() is d)
d.clear()
print(d, d.maxlen)
attempt(d.pop)
attempt(d.popleft)
attempt(lambda: d[0])
attempt(lambda: d.remove("q"))
attempt(lambda: deque([1]).index(5))
attempt(lambda: deque([1])["a"])
attempt(lambda: deque([1])[0:1])
attempt(lambda: deque(5))
attempt(lambda: deque([], -1))
attempt(lambda: deque([], "x"))
attempt(lambda: hash(deque()))
attempt(lambda: deque([1]) + [2])

last = deque(range(10), maxlen=3)
print(last, last.maxlen)
last.append(10)
last.appendleft(6)
print(last)
last.extend([1, 2, 3, 4])
print(last)
attempt(lambda: last.insert(0, 1))
attempt(lambda: setattr(last, "maxlen", 5))
none = deque([1, 2], maxlen=0)
none.append(3)
print(none, deque(maxlen=None), deque([1], maxlen=2).copy())
print(deque([1, 2]) + deque([3]), deque([1, 2]) * 2, 2 * deque([1]), deque([1, 2, 3], 2) * 3)
e = deque([1])
e += [2, 3]
e *= 2
print(e)
e.extend(e)
print(len(e))
print(deque([1, 2]) == deque([1, 2]), deque([1]) == [1], deque([1]) < deque([2]), deque([1, 2]) >= deque([1]), deque("a") != deque("b"))
nested = deque([1])
nested.append(nested)
print(nested)
try:
    for item in e:
        e.append(item)
except RuntimeError as error:
    print(error)
print(list(zip(deque("abc"), range(3))), sum(deque([1, 2, 3])), sorted(deque([3, 1, 2])), *deque([1, 2]))


class Stack(deque):
    def push(self, item):
        self.append(item)


s = Stack([1], maxlen=5)
s.push(2)
s.note = "x"
print(s, s.note, type(s.copy()).__name__, isinstance(s, deque))
t = copy.deepcopy(deque([[1], [2]]))
print(t)
print(deque([1, 2, 3]).index(2, 1), deque("abcabc").index("c", 3), deque[int])
match deque([1, 2]):
    case [a, b]:
        print("matched", a, b)
    case _:
        print("not matched")
