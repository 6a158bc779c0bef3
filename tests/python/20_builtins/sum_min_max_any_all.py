"""sum, min, max, any, all: keys, defaults, laziness, ties, mixed numbers, and errors."""

print(sum([]), sum([1, 2.5]), sum([[1], [2]], []), sum([True, 2], 10), sum({1: 2, 3: 4}), sum(range(101)), sum([0.1] * 10), sum((1j, 2)), sum([1], start=5), sum([2**70, -(2**70), 1]))
print(min(3, 1, 2), max("abc", "b"), min([5]), max([], default="none"), min({"b": 1, "a": 2}), max("hello", key=str.upper), min("bB", key=str.lower), max("bB", key=str.lower), max([1, 1.0, True]), min((2, "a"), (1, "b")), max([[1, 2], [1]]), max(3, 5, key=lambda n: -n), min(1, 2, key=None))
print(any([]), all([]), any([0, "", 3]), all([1, "a", []]), any(n > 2 for n in range(9)), all({}), any({0: 1}), all("abc"))


def trace(values):
    for value in values:
        print("see", value, end=" ")
        yield value


print(any(trace([0, 1, 2])), all(trace([1, 0, 2])))
nan = float("nan")
print(max(nan, 1), max(1, nan), min(nan, 1), sum([nan, 1]), sorted([3, 1, 2], key=lambda n: -n), max(range(5), default=9))
for use in (lambda: sum("ab"), lambda: sum(["a"], ""), lambda: sum([1, "a"]), lambda: sum(5), lambda: sum([b"a"], b""), lambda: min([]), lambda: max(), lambda: max(5), lambda: max(1, 2, default=3), lambda: max([1], key=5), lambda: max(1, "a"), lambda: any(5), lambda: all(), lambda: min([1], [2], 3), lambda: sum([[1]]), lambda: max([1, None]), lambda: sum([], [], [])):
    try:
        print(use())
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
