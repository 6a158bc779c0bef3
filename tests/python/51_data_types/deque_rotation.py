"""deque: rotate, maxlen, insert at the ends, slicing it cannot, comparison, mutation while iterating."""

from collections import deque

d = deque(range(5))
for n in (2, -1, 7, 0, -12):
    d.rotate(n)
    print(n, list(d))
short = deque("abc", maxlen=3)
short.append("d")
short.appendleft("z")
short.extend("xy")
print(short, short.maxlen, deque([1, 2], 1), deque(maxlen=0), deque([1, 2, 3], maxlen=None).maxlen)
d.insert(1, "in")
d.insert(-1, "late")
d.insert(100, "end")
d.extendleft("ab")
d.remove("in")
d[0] = "first"
del d[1]
print(d, d[0], d[-1], d.count(3), d.index("late"), len(d), 3 in d, d.pop(), d.popleft(), d.copy() == d, list(reversed(d)))
print(deque([1, 2]) < deque([1, 3]), deque([1]) == [1], deque([1]) + deque([2]), deque([1, 2]) * 2, deque([3]) != deque([4]), bool(deque()), deque("ab", 5) * 3)
d += "zz"
d *= 1
d.reverse()
print(d, repr(deque([deque([1])])), str(deque()))
for action in ("deque().pop()", "deque().popleft()", "d[99]", "d[1:2]", "d.remove('no')", "d.index('no')", "deque(5)", "deque(maxlen=-1)", "deque([1], 'x')", "d.rotate('x')", "short.insert(0, 1)", "hash(d)", "d + [1]", "d < [1]", "d['a']", "deque(1, 2, 3)", "d * 'x'", "short.maxlen = 5"):
    try:
        exec(f"print({action})" if " = " not in action else action)
    except (IndexError, TypeError, ValueError, AttributeError) as error:
        print(action, "->", type(error).__name__, error)
walking = deque([1, 2, 3])
try:
    for item in walking:
        walking.append(item)
except RuntimeError as error:
    print(error)
loop = deque([1])
loop.append(loop)
print(loop)
