"""sort, sorted, min, max: key functions, comparisons of the guest, errors in the middle."""


class K:
    def __init__(self, v):
        self.v = v

    def __lt__(self, other):
        print("lt", self.v, other.v)
        return self.v < other.v

    def __repr__(self):
        return f"K{self.v}"


def key(x):
    print("key", x)
    return -x


print(sorted([3, 1, 2], key=key))
l = [K(2), K(3), K(1)]
l.sort()
print(l)
l.sort(key=lambda k: k.v, reverse=True)
print(l)
print(min(l), max(l))
print(min([3, 1, 2], key=key), max("abc", key=lambda c: ord(c) % 98))
print(max([], default=None), min(4, 2, 8, key=lambda x: (
    -x)))


def bad(x):
    if x == 2:
        raise ValueError("bad key")
    return x


m = [3, 2, 1]
try:
    m.sort(key=bad)
except ValueError as error:
    print(error, m)
try:
    sorted([1, "a"])
except TypeError as error:
    print(error)
print(sorted({"b": 1, "a": 2}.items(), key=lambda kv: kv[1]))
print(sorted(x for x in (3, 1) if x), list(reversed([K(1), K(2)])))
print(sorted("hello", key=str.upper, reverse=True))
