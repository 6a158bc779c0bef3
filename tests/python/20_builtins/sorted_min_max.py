"""sorted, min, max, sum, any, all, map, filter, zip, enumerate: forms and errors."""

print(sorted("bca"), sorted([3, 1, 2], reverse=True), sorted(["b", "A"], key=str.lower), sorted({2: 1, 1: 2}), sorted([(1, "b"), (1, "a")]), sorted([3, -1], key=abs), sorted([]), sorted([1, 1.0, True]))
print(min(3, 1), max("ab", "b"), min([4], default=0), max([], default="none"), min("xyz", key=lambda c: -ord(c)), max((1, 2), (1, 3)), min({3, 1}), max([1, 1.0]), min([True, 1]))
print(sum([1, 2], 10), sum([[1], [2]], []), sum([0.1] * 3), sum(()), sum([True, True]), sum({1: 2}), sum((x for x in range(3)), start=1), any([]), all([]), any([0, "x"]), all([1, ""]))
print(list(map(int, "123")), list(map(max, [1, 5], [3, 2], [2, 9])), list(filter(None, [0, 1, "", "a"])), list(filter(str.isdigit, "a1b2")), list(zip("ab", [1, 2, 3])), list(zip()), list(zip("a")), list(zip("ab", (1, 2), strict=True)), list(enumerate("ab", 5)), dict(enumerate("x")), list(enumerate([], start=3)))
print(abs(-5), abs(3 - 4j), round(2.5), round(3.5), round(-2.5), round(1234.5678, 2), round(1234, -2), round(0.5), round(1e20), divmod(-7, 3), pow(2, 5, 3), ord("é"), chr(8364), bin(-5), oct(8), hex(255), len({1: 2}), repr("a"), ascii("é"), callable(len), id(None) == id(None), hash("a") == hash("a"), bool([]), list(reversed([1, 2])), next(iter([9])), isinstance(1, int))
for action in (lambda: min(), lambda: max([]), lambda: min(5), lambda: min(1, "a"), lambda: max(1, 2, default=3), lambda: sorted(5), lambda: sorted([1, "a"]), lambda: sorted([1], 2), lambda: sum(["a"]), lambda: sum([1], "a"), lambda: sum(5), lambda: list(zip("a", "bc", strict=True)), lambda: list(zip("ab", "c", strict=True)), lambda: zip(5), lambda: map(len), lambda: list(map(5, [1])), lambda: map(), lambda: filter(None), lambda: enumerate(5), lambda: enumerate([], "a"), lambda: ord(""), lambda: ord(5), lambda: chr(-1), lambda: chr(0x110000), lambda: abs("a"), lambda: round("a"), lambda: next([]), lambda: next(iter([])), lambda: iter(5), lambda: len(5), lambda: hash([]), lambda: pow(2), lambda: divmod(1), lambda: bin("a"), lambda: any(5), lambda: reversed({1}), lambda: sorted([1], key=5), lambda: min([1, 2], key=lambda: 0), lambda: callable(), lambda: id()):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
