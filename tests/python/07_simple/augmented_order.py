"""Augmented assignment: order of evaluation, fallbacks, targets, errors."""


class Item:
    def __init__(self): self.store = {}
    def __getitem__(self, key):
        print("get", key, end="; ")
        return self.store.get(key, 0)
    def __setitem__(self, key, value):
        print("set", key, value, end="; ")
        self.store[key] = value
    def __getattr__(self, name):
        print("getattr", name, end="; ")
        return 10
    def __setattr__(self, name, value):
        if name != "store": print("setattr", name, value, end="; ")
        super().__setattr__(name, value)


def key():
    print("key", end="; ")
    return "k"


def value():
    print("value", end="; ")
    return 5


item = Item()
item[key()] += value()
item.attr -= value()
item[0], item[1] = 1, 2
print(item.store)


class InPlace:
    def __init__(self, v): self.v = v
    def __iadd__(self, other): self.v += other; return self
    def __isub__(self, other): return "replaced"
    def __imul__(self, other): return NotImplemented
    def __mul__(self, other): return "mul"
    def __add__(self, other): return "add"


a = b = InPlace(1)
a += 1
print(a is b, a.v)
a -= 1
print(a)
b *= 2
print(b)
t = ([1], 2)
try:
    t[0] += [3]
except TypeError as error:
    print(error, t)
s = "a"; s += "b"; s *= 2
n = 5; n **= 2; n //= 4; n %= 4; n <<= 3; n |= 1; n ^= 3; n &= 0xE; n >>= 1; n /= 2; n -= 0.5
print(s, n)
for text in ("x = 1; x += 'a'", "x = (1,); x += [2]", "x = []; x += 5", "x = 'a'; x -= 'a'", "y += 1", "x = {}; x |= [('a', 1)]; print(x)", "x = {}; x |= 5", "x = {1}; x |= [2]", "x = {1}; x -= {1}; print(x)", "x = None; x += 1", "x = b'a'; x += 'b'", "x = 'a'; x *= 1.5", "x = []; x *= 'a'", "x = 2; x **= -1; print(x)", "x = 5; x @= 2", "x = [1]; x += (2,); x += 'ab'; x += {3: 4}; print(x)", "x = 1; x /= 0", "x = 1; x <<= -1", "x = (1,); x[0] += 1", "x = 'a'; x[0] += 'b'", "x = {}; x['k'] += 1", "x = [1]; x[5] += 1"):
    try:
        exec(text)
    except Exception as error:
        print(text, "->", type(error).__name__, error)
for bad in ("1 += 1", "f() += 1", "a, b += 1", "(a, b) += 1", "[a] += 1", "a += b += 1", "a + b += 1", "'x' += 1", "None += 1", "a += ", "(a := 1) += 2", "a if b else c += 1", "x = y += 1", "*a += 1", "a +== 1", "lambda: 1 += 1", "{} += 1", "f'x' += 1"):
    try:
        compile(bad, "s", "exec")
        print(bad, "fine")
    except SyntaxError as error:
        print(bad, "->", error.msg)
