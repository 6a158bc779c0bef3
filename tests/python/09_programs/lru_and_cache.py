"""A cache with least recently used eviction, a doubly linked list and statistics."""


class Node:
    __slots__ = ("key", "value", "before", "after")

    def __init__(self, key=None, value=None):
        self.key, self.value = key, value
        self.before = self.after = self


class Cache:
    def __init__(self, size):
        self.size, self.table, self.root = size, {}, Node()
        self.hits = self.misses = self.evicted = 0

    def _unlink(self, node):
        node.before.after, node.after.before = node.after, node.before

    def _front(self, node):
        node.before, node.after = self.root, self.root.after
        self.root.after.before = node
        self.root.after = node

    def get(self, key, make):
        if node := self.table.get(key):
            self.hits += 1
            self._unlink(node)
        else:
            self.misses += 1
            if len(self.table) >= self.size:
                oldest = self.root.before
                self._unlink(oldest)
                del self.table[oldest.key]
                self.evicted += 1
            node = self.table[key] = Node(key, make(key))
        self._front(node)
        return node.value

    def __iter__(self):
        node = self.root.after
        while node is not self.root:
            yield node.key
            node = node.after


cache = Cache(3)
for key in "abcadbeaabc":
    value = cache.get(key, lambda k: k.upper() * 2)
    print(key, value, "".join(cache))
print(cache.hits, cache.misses, cache.evicted, sorted(cache.table))
