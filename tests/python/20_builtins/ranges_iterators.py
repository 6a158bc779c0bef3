"""range, zip, map, enumerate, reversed, iter with all their corners."""

r = range(2, 20, 3)
print(r, list(r), len(r), r[2], r[-1], r[1:3], 8 in r, 9 in r, r.index(11), r.count(5), r == range(2, 19, 3), r.start, r.stop, r.step)
print(list(range(5, -1, -1)), list(range(0)), list(range(3, 3)), range(3), range(1, 3), len(range(-10, 10, 7)), list(reversed(range(4))), range(10)[::-1], range(10**12)[10**11], 10**11 in range(10**12), sum(range(101)))
print(hash(range(3)) == hash(range(0, 3, 1)), range(0) == range(2, 2), bool(range(0)), min(range(5, 10)), max(range(5, 10)))
print(list(zip([1, 2, 3], "ab", (True, False, None))), dict(zip("ab", range(2))), list(zip([1])), list(map(max, [1, 5], [3, 2])), list(map(len, ["a", "bb"])))
print(list(enumerate(["x", "y"], 10)), list(enumerate([])), [(i, c) for i, c in enumerate("ab")], list(reversed("abc")), list(reversed([1, 2])), list(reversed({"a": 1, "b": 2})))
iterator = iter("abc")
print(next(iterator), list(iterator), next(iterator, None))
numbers = [1, 2, 3]
it = iter(numbers)
next(it)
numbers.append(4)
print(list(it), iter(it) is it)
print(list(filter(None, [0, 1, "", "a", None])), list(filter(str.isdigit, "a1b2")), list(filter(lambda x: x, [])))
pairs = zip(range(3), range(3))
print(next(pairs), list(pairs), list(pairs))
m = map(lambda x: x * 10, [1, 2])
print(next(m), next(m), next(m, "end"))
print(type(iter([])).__name__, type(iter({})).__name__, type(iter("")).__name__, type(iter(range(3))).__name__, type(zip()).__name__, type(map(str, [])).__name__, type(enumerate([])).__name__, type({}.keys()).__name__, type(reversed([])).__name__)
chunks = [iter(range(6))] * 2
print(list(zip(*chunks)))
it = iter(range(5))
for value in it:
    print(value, next(it, "none"), end="; ")
print()
print(sum(x for x in range(10) if x % 2), any(x > 8 for x in range(10)), all(x < 10 for x in range(10)), [*map(str, range(3))], max(map(abs, [-3, 2])))
a, *b = range(4)
c, d = map(int, "4 5".split())
print(a, b, c, d, *range(3), sep=",")
for i, (x, y) in enumerate(zip("ab", [1, 2])):
    print(i, x, y, end=" ")
print()
for bad in (lambda: range(0, 1, 0), lambda: range("a"), lambda: next(5), lambda: iter(1, 2), lambda: zip(1), lambda: map(str), lambda: range(), lambda: range(3)[5], lambda: list(zip([1], [1, 2], strict=True)), lambda: reversed(5)):
    try:
        print(bad())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
