"""Builtin functions, one or two calls each."""

print(abs(-5), all([1, 2]), any([0, 3]), ascii("é"), bin(10), bool([]), chr(97), ord("€"), divmod(17, 5))
print(list(enumerate("abc", start=1)), list(filter(lambda x: x > 1, [0, 1, 2, 3])), float("3.5"), format(255, "x"), format("a", ">3"))
print(getattr("abc", "upper")(), hasattr(1, "real"), hex(255), oct(8), hex(-255), int("77", 8), isinstance(1, (str, int)))
print(iter([1]).__next__(), len("abc"), list("abc"), list(map(str, range(3))), max(3, 1, 2), max([1, 5], default=0), min("b", "a"), min([], default="none"))
print(max(["aa", "b"], key=len), min([3, -4], key=abs), next(iter([]), "default"), pow(2, 5), pow(2, 5, 7), list(range(5, 0, -2)))
print(repr("x"), list(reversed([1, 2, 3])), round(3.14159, 2), sorted("bca"), sorted([3, 1, 2], reverse=True), sum([1, 2, 3]), sum([[1], [2]], []), sum([0.5, 1]))
print(str(1.0), tuple([1, 2]), type(1) is int, list(zip("ab", [1, 2, 3])), list(zip()), set([1, 1]) == {1}, dict(a=1, b=2), dict([("x", 1)]), frozenset("a"))
print(callable(len), issubclass(bool, int), slice(1, 2), vars(type("T", (), {"x": 1})())  , bytes([65, 66]), bytes(3), bytes("é", "utf-8"))
print(list(map(lambda a, b: a + b, [1, 2], [10, 20, 30])), list(zip([1, 2], [3, 4], strict=True)), print("printed"), sep=" | ")
print(1, 2, 3, sep="", end="!\n")
print("a", "b", sep="\n")
print()
print(*[], sep=",")
print(None, True, 1.50, "text", [1], sep=", ")
print(eval("1 + 2 * 3"), eval("x + 1", {"x": 4}))
namespace = {}
exec("def f(n):\n    return n * 2\ny = f(21)", namespace)
print(namespace["y"])
it = iter([1, 2, 3])
print(list(iter(lambda: next(it), 3)))
print(sorted({"b": 1, "a": 2}), sorted([(1, "b"), (1, "a")]), sorted(["B", "a"], key=str.lower), sorted([True, False, 0, 2]))
print(id([]) != id({}), id(None) == id(None), hash(3), callable(lambda: 0), type(print).__name__, isinstance(print, object))
for code in (
    lambda: max(),
    lambda: max([]),
    lambda: min(1),
    lambda: sum(["a"]),
    lambda: sum("ab", ""),
    lambda: chr(-1),
    lambda: ord("ab"),
    lambda: int([]),
    lambda: int("12", 1),
    lambda: float("x"),
    lambda: len(3),
    lambda: sorted([1, "a"]),
    lambda: range(1, 2, 0),
    lambda: range(1.5),
    lambda: list(5),
    lambda: dict([1]),
    lambda: dict([(1, 2, 3)]),
    lambda: next([]),
    lambda: next(iter([])),
    lambda: list(zip([1], [], strict=True)),
    lambda: isinstance(1, "int"),
    lambda: getattr(1, "nope"),
    lambda: reversed({1}),
    lambda: round("x"),
    lambda: abs("x"),
    lambda: hash([]),
    lambda: bytes(-1),
    lambda: bytes([256]),
    lambda: tuple(1),
    lambda: pow("a", 2),
    lambda: enumerate(1),
    lambda: print("x", sep=1),
    lambda: object(1),
):
    try:
        print(code())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
