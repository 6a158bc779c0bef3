"""List, set and dict comprehensions, nested ones, conditions, scopes, generator expressions."""

print([x * x for x in range(6)], [x for x in range(20) if x % 3 == 0 if x % 2 == 0])
print([(x, y) for x in range(3) for y in "ab"], [(x, y) for x in range(4) for y in range(x)])
print([[row[i] for row in [[1, 2, 3], [4, 5, 6]]] for i in range(3)])
print({x % 3 for x in range(10)}, {word: len(word) for word in ("a", "bb", "ccc")}, {v: k for k, v in {"a": 1}.items()})
print(sum(x * x for x in range(10)), max((len(w), w) for w in ("aa", "b", "cc")), list(x for x in "abc"))
print([x if x % 2 else -x for x in range(5)], [a + b for a, b in [(1, 2), (3, 4)]], [a for a, *_ in ["xyz", "uvw"]])
factor = 10
print([factor * x for x in range(3)], (lambda n: [n * i for i in range(n)])(3))
table = {(i, j): i * j for i in range(1, 4) for j in range(1, 4) if i <= j}
print(table)
x = "untouched"
[x for x in range(3)]
print(x)
print([y := 5, y + 1], [last := n for n in range(4)], last)


def primes(limit):
    return [n for n in range(2, limit) if all(n % d for d in range(2, int(n**0.5) + 1))]


print(primes(40))
lazy = (print("computing", n) or n for n in range(3))
print("made")
print(next(lazy))
print(list(lazy), list(lazy))
gen = (a * b for a in (1, 2) for b in (3, 4))
print(3 in gen, next(gen, "end"), next(gen, "end"), next(gen, "end"))


class Grid:
    size = 3
    cells = [[0] * 3 for _ in range(3)]

    def __init__(self):
        self.rows = [[self.size * r + c for c in range(self.size)] for r in range(self.size)]

    def diagonal(self):
        return [self.rows[i][i] for i in range(self.size)]


print(Grid().diagonal(), Grid.cells)
print([f() for f in [lambda: n for n in range(3)]])
try:
    [1 / n for n in (1, 0)]
except ZeroDivisionError as error:
    print(error)
print([*range(3), *"ab", *{}], {*[1, 2], *(2, 3)}, (*"xy",), {**{"a": 1}, "b": 2, **{"a": 3}})
words = "the quick brown fox jumps over the lazy dog the end".split()
counts = {}
for word in words:
    counts[word] = counts.get(word, 0) + 1
print({w: c for w, c in sorted(counts.items(), key=lambda item: (-item[1], item[0])) if c > 1 or w < "f"})
