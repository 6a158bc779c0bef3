"""Augmented assignment on names, attributes, items, with in-place methods and without."""


class Log:
    def __init__(self):
        self.data = {"n": 1}
        self.items = [1, 2, 3]

    def __getattr__(self, name):
        print("getattr", name)
        return 10

    def __setattr__(self, name, value):
        print("setattr", name, value)
        object.__setattr__(self, name, value)


log = Log()
log.missing += 5
log.missing -= 1
log.data["n"] *= 7
log.items[1] **= 3
log.items[0:2] += ["x"]
print(log.data, log.items, log.missing)


class InPlace:
    def __init__(self):
        self.ops = []

    def __iadd__(self, other):
        self.ops.append(("iadd", other))
        return self

    def __isub__(self, other):
        return "replaced"

    def __mul__(self, other):
        return ("mul", other)

    def __ior__(self, other):
        self.ops.append(("ior", other))
        return self

    def __imatmul__(self, other):
        self.ops.append(("imatmul", other))
        return self


x = y = InPlace()
x += 1
x |= 2
x @= 3
print(x is y, x.ops)
x *= 4
print(x)
y -= 5
print(y)
numbers = [1, 2]
same = numbers
numbers += (3,)
numbers *= 2
print(numbers, same is numbers)
text = alias = "a"
text += "b"
text *= 2
print(text, alias)
s = {1, 2, 3}
t = s
s -= {1}
s |= {9}
s &= {2, 9, 10}
s ^= {2, 4}
print(sorted(s), s is t)
d = {"a": 1}
d |= {"b": 2}
print(d)
n = 10
n //= 3
n <<= 4
n |= 1
n ^= 3
n &= 0b111110
n >>= 1
n **= 2
n %= 100
n -= 1
n /= 2
print(n)
flag = True
flag &= False
flag |= True
flag ^= True
print(flag)


def counter():
    calls = []

    def index():
        calls.append(1)
        return 0

    values = [5]
    values[index()] += 1
    return values, len(calls)


print(counter())
for action in ("u += 1", "numbers += 5", "text -= 'a'", "numbers['x'] += 1", "d['zz'] += 1", "None.x += 1", "n.y += 1"):
    try:
        exec(action)
    except Exception as error:
        print(type(error).__name__, error)


def local():
    try:
        z += 1
    except UnboundLocalError as error:
        return str(error)


print(local())
total = 0
for i in range(5):
    total += i * i if i % 2 else -i
print(total)
