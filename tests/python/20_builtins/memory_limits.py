"""Big strings, huge requests, deep recursion: errors, not crashes."""

s = "x" * 100_000_000
print(len(s), s[-1], s.count("x"), len(s + "y"), (s[:10] + s[-10:]), s.find("y"), len(s.replace("x", "", 99_999_999)))
del s
for action in (lambda: "a" * 10**18, lambda: [0] * 10**18, lambda: (0,) * 10**18, lambda: b"a" * 10**18, lambda: bytes(10**18), lambda: bytearray(10**18), lambda: "a".ljust(10**18), lambda: "a" * 2**63):
    try:
        action()
        print("no error")
    except (MemoryError, OverflowError) as error:
        print(type(error).__name__, error)
big = list(range(1_000_000))
print(len(big), sum(big), big[999_999], len(set(big)), len(dict.fromkeys(big)), big[::250_000], len(tuple(big)), max(big), sorted(big, reverse=True)[0])


def recurse(n):
    return recurse(n + 1)


for attempt in range(2):
    try:
        recurse(0)
    except RecursionError as error:
        print(error)


class Deep:
    def __getattr__(self, name):
        return getattr(self, name + "x")

    def __repr__(self):
        return repr(self)

    def __eq__(self, other):
        return self == other

    def __add__(self, other):
        return self + other

    def __call__(self):
        return self()

    def __len__(self):
        return len(self)

    def __iter__(self):
        return iter(self)

    def __hash__(self):
        return hash(self)


d = Deep()
for action in (lambda: d.a, lambda: repr(d), lambda: d == 1, lambda: d + 1, lambda: d(), lambda: len(d), lambda: iter(d), lambda: hash(d), lambda: str(d)):
    try:
        action()
        print("no error")
    except RecursionError as error:
        print(type(error).__name__)
nested = []
for _ in range(100_000):
    nested = [nested]
try:
    repr(nested)
except RecursionError as error:
    print(error)
try:
    nested == [nested]
except RecursionError as error:
    print(error)
del nested
loop = {}
loop["self"] = loop
items = [loop]
items.append(items)
print(loop, items)
f = None
for _ in range(10_000):
    f = (lambda g: lambda: g)(f)
del f
print("survived")
