"""Recursion: deep calls, mutual, through built-ins, through dunder methods; RecursionError."""
import sys


def fact(n):
    if n <= 1:
        return 1
    return n * fact(n - 1)


def flatten(x):
    for item in x:
        if isinstance(item, list):
            yield from flatten(item)
        else:
            yield item


def hanoi(n, a, b, c):
    return 0 if not n else hanoi(n - 1, a, c, b) + 1 + hanoi(n - 1, c, b, a)


class Tree:
    def __init__(self, *children):
        self.children = children

    def __len__(self):
        return 1 + sum(len(c) for c in self.children)

    def __repr__(self):
        return f"T({', '.join(map(repr, self.children))})"

    def __eq__(self, other):
        return self.children == other.children

    def __iter__(self):
        yield self
        for c in self.children:
            yield from c


def ackermann(m, n):
    return n + 1 if m == 0 else ackermann(m - 1, 1) if n == 0 else ackermann(m - 1, ackermann(m, n - 1))


print(fact(5), list(flatten([1, [2, [3, []]]])), hanoi(3, 1, 2, 3), ackermann(1, 2))
t = Tree(Tree(), Tree(Tree()))
print(len(t), t, t == Tree(Tree(), Tree(Tree())), len(list(t)))
print(sorted([3, 1, 2], key=lambda x: fact(x)), max(map(fact, range(4))))
l = []
l.append(l)
print(l)
class Loop:
    def __getattr__(self, name):
        return name
print(Loop().x)
