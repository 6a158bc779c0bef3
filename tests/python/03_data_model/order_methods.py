"""Rich comparison: derived methods, results that are no bool, sorting by __lt__."""

import functools


class V:
    def __init__(self, n): self.n = n
    def __repr__(self): return f"V{self.n}"
    def __lt__(self, other):
        print(f"{self}<{other}", end=" ")
        return self.n < other.n


print(sorted([V(3), V(1), V(2)]))
print(max(V(1), V(2)), min([V(2), V(1)]))
print(V(2) > V(1))
for text in ("V(1) <= V(2)", "V(1) >= V(2)", "V(1) < 5", "5 > V(1)", "5 < V(1)"):
    try:
        print(eval(text))
    except (TypeError, AttributeError) as error:
        print(error)


@functools.total_ordering
class T:
    def __init__(self, n): self.n = n
    def __eq__(self, other): return self.n == other.n
    def __lt__(self, other): return NotImplemented if not isinstance(other, T) else self.n < other.n


print(T(1) <= T(1), T(1) >= T(2), T(2) > T(1), T(1) != T(2), T.__hash__)
try:
    T(1) <= 5
except TypeError as error:
    print(error)
except AttributeError as error:
    print(error)
try:
    functools.total_ordering(type("N", (), {}))
except ValueError as error:
    print(error)


class Vector:
    def __init__(self, *v): self.v = v
    def __eq__(self, other): return [a == b for a, b in zip(self.v, other.v)]
    def __gt__(self, other): return [a > b for a, b in zip(self.v, other.v)]


print(Vector(1, 2) == Vector(1, 3), Vector(1, 2) > Vector(0, 3), Vector(1) < Vector(2), Vector(1) != Vector(2), Vector(1, 1) == Vector(1, 1) == Vector(2, 2))
print((1, 2) < (1, 2, 0), [1, [2]] < [1, [3]], "a" < "b" < "c", (1, "a") == (1, "a"), [1] == (1,), {1: 2} == {1: 2.0}, {1} < {1, 2}, {1} <= {2}, b"a" < b"b", [float("nan")] == [float("nan")])
for text in ("(1, 'a') < (1, 2)", "[1] < (1,)", "{} < {}", "1 < None", "{1: 1} >= {1: 1}", "[[]] < [()]", "object() < object()", "slice(1) < slice(2)" if False else "len < len"):
    try:
        print(eval(text))
    except TypeError as error:
        print(error)
