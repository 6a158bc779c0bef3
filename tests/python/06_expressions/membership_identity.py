"""`in`, `not in`, `is`, `is not`: containers of every kind, custom `__contains__`, identity of values."""


class Even:
    def __contains__(self, item):
        return "yes" if item % 2 == 0 else ""


class Broken:
    def __contains__(self, item):
        raise LookupError(item)


print(2 in Even(), 3 in Even(), 3 not in Even(), "b" in "abc", "" in "abc", "bc" in "abc", b"b" in b"abc", 98 in b"abc", 1 in (1.0,), None in [None], [1] in [[1]], 1 in {True: 0}, "k" in {"k": None}, 3 in range(0, 10, 3), (1, 2) in {(1, 2)}, 2 in (x for x in (1, 2)))
items = iter([1, 2, 3, 4])
print(2 in items, list(items), 9 in iter([1]), all(n not in (4, 5) for n in (1, 2)))
a = b = []
print(a is b, a is not [], a is [], None is None, type(a) is list, (a is b) is True, not a is b)
for use in (lambda: 1 in 5, lambda: 1 in "abc", lambda: "a" in b"abc", lambda: [] in {1}, lambda: 1 in Broken(), lambda: 300 in b"abc", lambda: "a" in 5.0, lambda: 1 in int, lambda: None in None):
    try:
        print(use())
    except (TypeError, LookupError, ValueError) as error:
        print(type(error).__name__, error)
