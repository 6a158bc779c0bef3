"""functools.partial, partialmethod, reduce, cmp_to_key, total_ordering: forms, attributes, errors."""

import functools


def show(*args, **kwargs):
    return args, kwargs


p = functools.partial(show, 1, key="k")
q = functools.partial(p, 2, key="other")
print(p(), p(5, x=1), q(), q.func is show, q.args, q.keywords, p(key="late"), functools.partial(int, base=2)("101"))
print(repr(functools.partial(int, "1")), functools.partial(print).__class__.__name__, callable(p))
p.note = "attributes are allowed"
print(p.note, p.__dict__)


class Cell:
    def __init__(self):
        self.alive = False

    def set_state(self, state, *, loud=False):
        self.alive = state
        return "LOUD" if loud else state

    birth = functools.partialmethod(set_state, True)
    scream = functools.partialmethod(set_state, loud=True)
    fixed = functools.partial(show, "no self")


c = Cell()
print(c.birth(), c.alive, c.scream(False), c.fixed(1))
print(functools.reduce(lambda a, b: a * 10 + b, [1, 2, 3]), functools.reduce(max, [], 5), functools.reduce(show, "a"), functools.reduce(lambda a, b: a + b, "abc", ">"))
print(sorted(["b", "A", "c"], key=functools.cmp_to_key(lambda x, y: (x.lower() > y.lower()) - (x.lower() < y.lower()))), max([3, 1], key=functools.cmp_to_key(lambda x, y: y - x)))


@functools.total_ordering
class Version:
    def __init__(self, n):
        self.n = n

    def __eq__(self, other):
        return self.n == other.n if isinstance(other, Version) else NotImplemented

    def __lt__(self, other):
        return self.n < other.n if isinstance(other, Version) else NotImplemented


a, b = Version(1), Version(2)
print(a < b, a <= b, a > b, a >= b, a <= a, a != b, sorted([b, a])[0].n)
for action in ("functools.reduce(max, [])", "functools.reduce(max, 5)", "functools.partial()", "functools.partial(5)", "a <= 5", "functools.total_ordering(type('E', (), {}))", "functools.reduce(5, [1, 2])", "functools.reduce(max)", "functools.partialmethod(5)", "functools.cmp_to_key()", "functools.cmp_to_key(max)(1) == 1", "p.func(1)"):
    try:
        print(eval(action))
    except (TypeError, ValueError) as error:
        print(action, "->", type(error).__name__, error)
