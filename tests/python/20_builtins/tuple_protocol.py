"""Tuples: construction, methods, comparison, hashing, slices, subclasses and errors."""

print((), (1,), 1, tuple(), tuple("ab"), tuple({1: 2}), (1, 2) + (3,), (1, 2) * 2, 0 * (1,), (1, 2, 3)[1:], (1, 2, 3)[::-1], (1, 2, 3)[-1])
print((1, 2, 1).count(1), (1, 2, 1).index(1, 1), (1, 2) < (1, 2, 0), (1, "a") == (1.0, "a"), hash((1, 2)) == hash((1.0, 2.0)), hash(()) == hash(tuple()), ((1,), (2,)) < ((1,), (3,)), 2 in (1, 2), [] in ([],), max((1, 3), (1, 2)))
t = (1, [2])
t[1].append(3)
print(t, t[:] is t, t + () == t, tuple(t) is t, sorted([(2, "b"), (1, "z"), (2, "a")]))
for action in ("t[0] = 1", "del t[0]", "t[5]", "t['a']", "t + [1]", "t * 'x'", "t.index(9)", "t.count()", "hash(t)", "{t: 1}", "t < 5", "tuple(5)", "tuple(1, 2)", "t.append(1)", "(1, 2)[1.5]", "t.index(1, 5)", "() < 0", "t[1] += [4]"):
    try:
        exec(action)
        print(action, "fine")
    except (TypeError, ValueError, IndexError, AttributeError) as error:
        print(action, "->", type(error).__name__, error)
print(t)


class Pair(tuple):
    def __new__(cls, a, b):
        return super().__new__(cls, (a, b))

    @property
    def total(self):
        return self[0] + self[1]


p = Pair(1, 2)
print(p, p.total, p == (1, 2), type(p + (3,)).__name__, type(p[:]).__name__, hash(p) == hash((1, 2)), isinstance(p, tuple), repr(Pair("a", "b")), p.__class__.__name__, (lambda *args: type(args).__name__)(*p))
