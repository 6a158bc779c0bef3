"""product, permutations and combinations, against their definitions."""
from itertools import *
from math import comb, factorial


def attempt(function):
    try:
        print(repr(function()))
    except Exception as error:
        print(type(error).__name__, error)


print(list(product("AB", [1, 2])), list(product(range(2), repeat=3)), list(product()), list(product("ab", [])))
print(list(product([1], repeat=0)), list(product("ab", "cd", repeat=2))[:5])
print(["".join(p) for p in permutations("ABC")], list(permutations(range(3), 2)), list(permutations([])))
print(list(permutations([1, 2], 3)), list(permutations([1, 2, 3], 0)), list(permutations("aa")))
print(["".join(c) for c in combinations("ABCD", 2)], list(combinations([1, 2], 3)), list(combinations([], 0)))
print(["".join(c) for c in combinations_with_replacement("ABC", 2)], list(combinations_with_replacement([], 1)), list(combinations_with_replacement([], 0)))
for n in range(5):
    for r in range(n + 2):
        assert len(list(permutations(range(n), r))) == (factorial(n) // factorial(n - r) if r <= n else 0)
        chosen = list(combinations(range(n), r))
        assert len(chosen) == comb(n, r) and chosen == sorted(set(chosen))
        again = list(combinations_with_replacement(range(n), r))
        assert again == [p for p in product(range(n), repeat=r) if list(p) == sorted(p)], (n, r)
        assert list(permutations(range(n), r)) == [p for p in product(range(n), repeat=r) if len(set(p)) == r]
print("checked")
attempt(lambda: combinations("abc", -1))
attempt(lambda: combinations_with_replacement("abc", -1))
attempt(lambda: permutations("abc", -1))
attempt(lambda: permutations("abc", 1.5))
attempt(lambda: product("abc", repeat=-1))
attempt(lambda: product("abc", times=1))
attempt(lambda: combinations("abc"))
attempt(lambda: combinations(5, 2))
attempt(lambda: next(iter(combinations([], 1))))


class Tracked:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return self.name


items = [Tracked(c) for c in "xyz"]
print(list(combinations(items, 2)), all(a is items[0] for a, _ in list(combinations(items, 2))[:2]))
print(sum(1 for _ in permutations(range(7))))
