"""Unpacking in every place: assignment, for, calls, displays, nested stars, swaps."""

a, b = b, a = 1, 2
print(a, b)
(a, b), [c, *d], e = (1, 2), "xyz", {5}
print(a, b, c, d, e)
first, *_, last = range(10)
*init, tail = [1]
(x,) = [7]
[y] = (8,)
print(first, last, _, init, tail, x, y)
for name, (low, *rest), in [("a", (1, 2, 3)), ("b", [4])]:
    print(name, low, rest)
for i, (k, v) in enumerate({"x": 1, "y": 2}.items()):
    print(i, k, v)
print([(p, q) for p, *q in ["abc", "d"]], {k: v for k, v in ["ab", "cd"]})


def swap(pair):
    left, right = pair
    return right, left


m, n = swap(swap((1, 2)))
print(m, n)


def many():
    return 1, [2, 3], {"k": (4, 5)}


one, [two, three], mapping = many()
four, five = mapping["k"]
print(one, two, three, four, five)
values = [0, 1, 2, 3]
values[0], values[-1] = values[-1], values[0]
i = 0
i, values[i] = 1, "new"
print(values, i)


class Box:
    pass


box = Box()
box.a, box.b, *box.rest = "hello"
print(vars(box))
d = {}
d["x"], d["y"] = range(2)
print(d)
lists = [*range(3), *"ab", *{"k": 1}, *(x * x for x in (2, 3))]
print(lists, (*lists[:1],), {*lists[:2], 9} == {0, 1, 9}, {**d, "x": 10, **{"z": 3}})


def f(*args, **kwargs):
    return args, kwargs


print(f(*[1], 2, *(3, 4), k=5, **{"m": 6}, **{"n": 7}), f(*"", **{}))
print(*sorted({3, 1, 2}), *map(str, [1]), sep="-")
head, *tail = iter([1, 2, 3])
print(head, tail)


def gen():
    yield from (1, 2)
    print("exhausted")


p, q = gen()
print(p, q)
for bad in (lambda: f(*1), lambda: f(**[1]), lambda: f(**{1: 2}), lambda: [*5], lambda: {**5}):
    try:
        print(bad())
    except TypeError as error:
        print(error)


def unpack(value, n):
    try:
        if n == 2:
            a, b = value
        else:
            a, *b, c = value
        print("ok", a, b)
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)


for value in ([1], [1, 2, 3], 5, "ab", "abc", {}, {1: 2, 3: 4}, (x for x in range(2)), None):
    unpack(value, 2)
for value in ([1], [1, 2], "abcd", ()):
    unpack(value, 3)
