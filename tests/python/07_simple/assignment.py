"""Assignment statements: targets of every kind, unpacking, chains, augmented ones."""

a = b = c = []
a.append(1)
print(a, b, c, a is c)
x, y = 1, 2
x, y = y, x
print(x, y)
(p, q), r = [3, 4], 5
print(p, q, r)
first, *middle, last = range(6)
print(first, middle, last)
*start, end = "abc"
print(start, end)
head, *tail = [1]
print(head, tail)
[m, [n, *o]] = 1, (2, 3, 4)
print(m, n, o)
for i, (j, k) in enumerate([(1, 2), (3, 4)]):
    print(i, j, k)


class Target:
    pass


t = Target()
t.value, t.other = 1, [0, 0]
t.other[1], index = 9, 3
print(t.value, t.other, index)
t.value += 5
t.other[0] -= 2
print(t.value, t.other)
n = 7
n += 1
n -= 2
n *= 3
n //= 2
n **= 2
n %= 50
n <<= 3
n |= 1
n ^= 2
n &= 0xFF
n >>= 1
print(n)
n /= 4
print(n)
s = "a"
s += "b"
s *= 3
print(s)
items = alias = [1]
items += [2]
items *= 2
print(items, alias is items)
items = items + [3]
print(items, alias)
tup = ([],)
try:
    tup[0] += [1]
except TypeError as error:
    print(error, tup)


def order(label):
    print(label, end=" ")
    return {}


order("target")[print("key", end=" ")] = print("value", end=" ")
print()
for code in ("x, y = 1", "x, y = 1, 2, 3", "x, y, z = 1, 2", "x, *y, z = [1]", "x, y = {}", "[a, b] = 'abc'"):
    try:
        exec(code)
    except (TypeError, ValueError) as error:
        print(error)
d = {}
d["a"], d["b"] = d.setdefault("c", 0), len(d)
print(d)
annotated: int = 3
only: str
print(annotated, "only" in globals())
x = y = z = 0
x, y, z = y + 1, x + 2, z + 3
print(x, y, z)
print(*[1, 2], *"ab", sep="-")
big = [0] * 5
big[1:3] = 7, 8, 9
print(big)
