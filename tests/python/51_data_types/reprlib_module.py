"""`reprlib`: representations that are cut, and those that meet themselves again."""

import reprlib
from array import array
from collections import deque


class Broken:
    def __repr__(self):
        raise ValueError


class Long:
    def __repr__(self):
        return "<" + "B" * 50 + ">"


short = reprlib.Repr()
for value in (1, 10**50, -10**80, "a" * 28, "a" * 29, "a" * 30, "a" * 31, "a'\n" * 20, [1] * 6, [1] * 7, (1,), (1,) * 7, {}, {3: 1, 2: 2, 1: 1, 5: 4, 0: 9}, {1, "a"} & {1}, set(range(9)),
              frozenset(), frozenset(range(7)), set(), deque(), deque(range(9)), array("i"), array("i", range(9)), b"a" * 60, Long(), 1.5,
              [[[[[[[[1]]]]]]]], (((((((((),),),),),),),),), {1: {1: {1: {1: {1: {1: {1: 2}}}}}}}, (), [], {(1, 2): [1, 2, 3, 4, 5, 6, 7]}, None, int, range(9), True, {"b": 1, "a": [2]}):
    print(short.repr(value))
print(short.repr(Broken()).split(" at ")[0], reprlib.repr(list(range(20))), reprlib.repr("x" * 99) == reprlib.aRepr.repr("x" * 99))
for name in sorted(vars(short)):
    print(name, repr(getattr(short, name)), end=" ")
print()
short.fillvalue, short.maxstring, short.maxlong, short.maxother, short.maxlist, short.maxlevel = "+++", 5, 4, 3, 0, 1
for value in ("a" * 30, 10**50, Long(), [1], [[1]], (1, [2]), {1: [1]}, {1: {2: 3}}, "abc", "ab"):
    print(short.repr(value))
short.maxstring = 0
print(short.repr("abc"), short.repr(""))


class Custom(reprlib.Repr):
    def repr_Long(self, obj, level):
        return f"Long at {level}"

    def repr_str(self, obj, level):
        return obj.upper()

    def repr_NoneType(self, obj, level):
        return "nothing"


print(Custom().repr([Long(), ("text", {None: Long()})]))


class Tree:
    def __init__(self, *children):
        self.children = list(children)

    @reprlib.recursive_repr("<again>")
    def __repr__(self):
        """How it looks."""
        return f"Tree({', '.join(map(repr, self.children))})"


tree = Tree(Tree(), Tree())
tree.children[1].children.append(tree)
print(tree, Tree.__repr__.__doc__, Tree.__repr__.__name__, Tree.__repr__.__qualname__, hasattr(Tree.__repr__, "__wrapped__"))


@reprlib.recursive_repr()
def again(value):
    if not value:
        raise ValueError("ended")
    return f"({again(value)})"


print(again(3))
try:
    again([])
except ValueError as error:
    print(error, again([0]))
print(sorted(reprlib.__all__))
