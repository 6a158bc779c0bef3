"""Sorting: stability, keys, reverse, several criteria, mixed numbers, errors in keys."""

people = [("Ada", 36), ("Grace", 85), ("Alan", 41), ("Edsger", 72), ("Barbara", 36), ("Donald", 85)]
print(sorted(people), sorted(people, key=lambda p: p[1]), sorted(people, key=lambda p: (-p[1], p[0])), sep="\n")
print(sorted(people, key=lambda p: p[1], reverse=True), sorted(people, key=lambda p: len(p[0])), sep="\n")
numbers = [5, 2.5, -1, 10**20, True, 0, -0.5]
print(sorted(numbers), sorted(numbers, reverse=True), sorted(numbers, key=abs), min(numbers), max(numbers))
words = "The quick brown fox jumps over the lazy dog".split()
print(sorted(words), sorted(words, key=str.lower), sorted(words, key=len), sorted(words, key=lambda w: w[::-1]), sep="\n")
values = list(range(20))
values.sort(key=lambda n: (n % 3, -n))
print(values)
nested = [[3, "c"], [1, "b"], [1, "a"], []]
print(sorted(nested), sorted(["b", "B", "a", "A"]), sorted("hello"), sorted({"z": 1, "y": 2}), sorted((3, 1, 2)))


class Item:
    made = 0

    def __init__(self, rank, name):
        self.rank, self.name = rank, name

    def __lt__(self, other):
        Item.made += 1
        return self.rank < other.rank

    def __repr__(self):
        return f"{self.name}{self.rank}"


items = [Item(r, n) for r, n in zip([3, 1, 2, 1, 3, 2], "abcdef")]
print(sorted(items), items, max(items), min(items))
items.sort(reverse=True)
print(items, Item.made > 0)


def failing_key(n):
    return 1 / (n - 3)


try:
    sorted([1, 2, 3, 4], key=failing_key)
except ZeroDivisionError as error:
    print(error)
data = [3, 1, 2]
try:
    data.sort(key=lambda n: data.append(n) or n)
except ValueError as error:
    print(error)
print(data)
for bad in ([1, "a"], [None, 1], [[1], 2], [{}, {}]):
    try:
        sorted(bad)
    except TypeError as error:
        print(error)


def bubble(values):
    values = list(values)
    swaps = 0
    for i in range(len(values)):
        for j in range(len(values) - 1 - i):
            if values[j] > values[j + 1]:
                values[j], values[j + 1] = values[j + 1], values[j]
                swaps += 1
    return values, swaps


def quick(values):
    if len(values) <= 1:
        return values
    pivot, *rest = values
    return quick([v for v in rest if v < pivot]) + [pivot] + quick([v for v in rest if v >= pivot])


def merge(values):
    if len(values) < 2:
        return values
    half = len(values) // 2
    left, right, result = merge(values[:half]), merge(values[half:]), []
    while left and right:
        result.append(left.pop(0) if left[0] <= right[0] else right.pop(0))
    return result + left + right


def heap_sort(values):
    heap = []
    for value in values:
        heap.append(value)
        i = len(heap) - 1
        while i and heap[(i - 1) // 2] > heap[i]:
            heap[(i - 1) // 2], heap[i] = heap[i], heap[(i - 1) // 2]
            i = (i - 1) // 2
    result = []
    while heap:
        heap[0], heap[-1] = heap[-1], heap[0]
        result.append(heap.pop())
        i = 0
        while True:
            child = 2 * i + 1
            if child >= len(heap):
                break
            if child + 1 < len(heap) and heap[child + 1] < heap[child]:
                child += 1
            if heap[i] <= heap[child]:
                break
            heap[i], heap[child] = heap[child], heap[i]
            i = child
    return result


sample = [(n * 7919) % 101 for n in range(40)]
print(bubble(sample)[1], bubble(sample)[0] == quick(sample) == merge(sample) == heap_sort(sample) == sorted(sample))
