"""Getters and callers of `operator`: nested names, several at once, reprs, comparison with lambdas, and errors."""

import functools
import operator as op
from types import SimpleNamespace as NS

people = [NS(name="eve", job=NS(title="dev", pay=3)), NS(name="bob", job=NS(title="ops", pay=1))]
print(sorted(map(op.attrgetter("name"), people)), [*map(op.attrgetter("name", "job.pay"), people)])
print(max(people, key=op.attrgetter("job.pay")).name, op.attrgetter("job.title")(people[1]))
rows = [("b", 2, [1]), ("a", 3, [2]), ("c", 1, [3])]
print(sorted(rows, key=op.itemgetter(1)), [*map(op.itemgetter(0, -1), rows)], op.itemgetter(slice(0, 2))("xyz"))
print(op.itemgetter("k")({"k": 5}), op.methodcaller("upper")("x"), op.methodcaller("split", ",", maxsplit=1)("a,b,c"))
print(op.attrgetter("a.b", "c"), op.itemgetter(1, "x"), op.methodcaller("f", 1, key=2))
print(op.add(1, 2), op.concat([1], [2]), op.contains("abc", "b"), op.countOf([1, 1, 2], 1), op.indexOf("abc", "c"))
print(
    op.truth([]), op.not_([]), op.is_(None, None), op.is_not(1, None), op.index(True), op.pos(-3), op.neg(3),
    op.invert(0),
)
print(
    op.floordiv(7, -2), op.mod(-7, 3), op.truediv(1, 4), op.lshift(1, 5), op.matmul.__name__, op.pow(2, 10),
    op.xor(6, 3),
)
target = [1, 2, 3]
op.setitem(target, 0, "first")
op.delitem(target, slice(1, 2))
print(target, op.getitem(target, -1), op.iadd(target, [9]) is target, target, op.imul(3, 4), op.ior({1}, {2}))
print(
    op.length_hint(iter([1, 2, 3])), op.length_hint(5, 7), op.length_hint((x for x in "")), op.call(max, 3, 9),
    op.__add__ is op.add,
)
print(functools.reduce(op.mul, range(1, 6)), [*map(op.lt, [1, 5], [2, 3])], functools.reduce(op.and_, [7, 6, 12]))


def attempt(action):
    try:
        print("no error:", action())
    except Exception as error:
        print(type(error).__name__, "-", error)


attempt(lambda: op.attrgetter())
attempt(lambda: op.attrgetter(5))
attempt(lambda: op.attrgetter("missing.x")(5))
attempt(lambda: op.itemgetter())
attempt(lambda: op.itemgetter(5)([1]))
attempt(lambda: op.itemgetter(0)(5))
attempt(lambda: op.methodcaller())
attempt(lambda: op.methodcaller(1))
attempt(lambda: op.methodcaller("missing")(1))
attempt(lambda: op.indexOf([1], 2))
attempt(lambda: op.index(1.5))
attempt(lambda: op.concat(1, 2))
attempt(lambda: op.length_hint(1, "x"))
attempt(lambda: op.add(1))
attempt(lambda: op.add(1, "a"))
attempt(lambda: op.itemgetter(1)([1, 2], [3]))
