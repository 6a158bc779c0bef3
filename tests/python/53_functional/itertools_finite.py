"""Iterators that select, pair and group."""
from itertools import *


def attempt(function):
    try:
        print(repr(function()))
    except Exception as error:
        print(type(error).__name__, error)


print(list(compress("ABCDEF", [1, 0, 1, 0, 1, 1])), list(compress([1, 2, 3], [True])), list(compress(data="ab", selectors=[0, 1])))
print(list(dropwhile(lambda x: x < 5, [1, 4, 6, 4, 1])), list(takewhile(lambda x: x < 5, [1, 4, 6, 4, 1])))
print(list(filterfalse(lambda x: x % 2, range(10))), list(filterfalse(None, [0, 1, "", "a", None])))
t = takewhile(bool, [1, 1, 0, 1])
print(list(t), list(t))
attempt(lambda: takewhile(bool))
attempt(lambda: dropwhile(1, 2, 3))
attempt(lambda: list(filterfalse(5, [1])))

s = "ABCDEFG"
print(*islice(s, 2), "|", *islice(s, 2, 4), "|", *islice(s, 2, None), "|", *islice(s, 0, None, 2), "|", *islice(s, 1, 6, 2))
it = iter(range(10))
print(list(islice(it, 2, 5)), next(it), list(islice(it, 0)), next(it))
it = iter(range(10))
print(list(islice(it, 1, 8, 3)), next(it, "end"))
it = iter(range(3))
print(list(islice(it, 5, 8)), list(it), list(islice([1, 2, 3], None, None, None)))
attempt(lambda: islice("abc", -1))
attempt(lambda: islice("abc", -1, 3))
attempt(lambda: islice("abc", 0, -3))
attempt(lambda: islice("abc", 0, 3, 0))
attempt(lambda: islice("abc", 0, 3, -1))
attempt(lambda: islice("abc", "x"))
attempt(lambda: islice("abc"))
attempt(lambda: islice())

print(list(pairwise("ABCD")), list(pairwise([1])), list(pairwise([])))
print(list(zip_longest("ABCD", "xy", fillvalue="-")), list(zip_longest()), list(zip_longest("ab", [])), list(zip_longest([1], [2, 3], [4, 5, 6])))
attempt(lambda: zip_longest("a", fill=1))

for key, group in groupby("AAAABBBCCDAABBB"):
    print(key, "".join(group), end="; ")
print()
print([(k, list(g)) for k, g in groupby([1, 3, 5, 2, 4, 7], key=lambda n: n % 2)])
groups = groupby("aabb")
first = next(groups)[1]
second = next(groups)[1]
print(list(first), list(second), list(groups))
print([k for k, g in groupby([])], [k for k, g in groupby([1, 1.0, True, 2])])
words = sorted("the quick brown fox jumps over the lazy dog".split(), key=len)
for length, group in groupby(words, len):
    print(length, list(group))
attempt(lambda: groupby())
attempt(lambda: list(groupby([1], 5)))

a, b = tee([1, 2, 3])
print(next(a), next(a), list(b), list(a))
x, y, z = tee(iter("abc"), 3)
print(list(x), next(y), list(z), list(y))
print(tee([], 0), len(tee([1], 1)))
a, b = tee(range(200))
print(sum(a), sum(b))
import copy
a, _ = tee("abcd")
next(a)
c = copy.copy(a)
print(list(a), list(c))
attempt(lambda: tee([], -1))
attempt(lambda: tee(5))


def noisy():
    for n in range(3):
        print("make", n)
        yield n


a, b = tee(noisy())
print(next(a), next(b), next(b))
for cls in (compress, dropwhile, takewhile, filterfalse, islice, pairwise, zip_longest, groupby):
    print(cls, cls.__name__, cls.__module__)
