"""Allocation: a binary tree of 262,143 objects, thrown away and built again."""


class Node:
    def __init__(self, left, right):
        self.left = left
        self.right = right


def tree(depth):
    if depth == 0:
        return Node(None, None)
    return Node(tree(depth - 1), tree(depth - 1))


def count(node):
    return 1 if node.left is None else 1 + count(node.left) + count(node.right)


total = 0
for _ in range(3):
    total += count(tree(17))
print(total)
