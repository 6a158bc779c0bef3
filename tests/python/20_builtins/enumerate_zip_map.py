"""enumerate, zip, map, filter and reversed: laziness, strictness, uneven lengths, and errors."""


def noisy(n):
    for i in range(n):
        print("give", i)
        yield i


print(list(enumerate("ab", 5)), list(enumerate([], start=1)), list(zip("abc", [1, 2])), list(zip()), list(zip("ab")), list(map(max, [1, 5], [3, 2])), list(map(None.__class__, [])), list(filter(None, [0, 1, "", "x"])), list(filter(str.isupper, "aBcD")))
print(list(zip(noisy(2), noisy(2))))
for use in (lambda: list(zip("ab", "c", strict=True)), lambda: list(zip("a", "bc", strict=True)), lambda: list(zip("a", "b", "", strict=True)), lambda: zip(1), lambda: map(len), lambda: map(len, 5), lambda: list(map(len, [1])), lambda: enumerate(5), lambda: enumerate("a", "b"), lambda: filter(len), lambda: list(filter(5, [1])), lambda: zip("a", wrong=1),
            lambda: list(map(lambda a: a, [1], [2])), lambda: reversed({1}), lambda: reversed(5), lambda: list(zip("ab", "cd", strict=True)), lambda: next(map(int, ["x"])), lambda: enumerate(), lambda: reversed()):
    try:
        print(use())
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
print(list(zip(*[(1, "a"), (2, "b")])), dict(enumerate("xy")), dict(map(reversed, {"a": 1}.items())), [*map(str, filter(lambda n: n % 2, range(5)))], list(reversed([1, 2])), list(reversed("ab")), list(reversed({"x": 1, "y": 2})), type(map(len, [])).__name__)
