"""A heap in a list: the smallest item first."""

__all__ = ["heappush", "heappop", "heapify", "heapreplace", "merge", "nlargest", "nsmallest", "heappushpop"]


def _check(heap, function, argument="argument"):
    if not isinstance(heap, list):
        raise TypeError(f"{function}() {argument} must be list, not {type(heap).__name__}")


def heappush(heap, item, /):
    if heap.__class__ is not list:
        _check(heap, "heappush", "argument 1")
    heap.append(item)
    _rise(heap, 0, len(heap) - 1)


def heappop(heap, /):
    if not heap or heap.__class__ is not list:
        _check(heap, "heappop")
        if not heap:
            raise IndexError("index out of range")
    last = heap.pop()
    if not heap:
        return last
    smallest = heap[0]
    heap[0] = last
    _sink(heap, 0)
    return smallest


def heapreplace(heap, item, /):
    if not heap or heap.__class__ is not list:
        _check(heap, "heapreplace", "argument 1")
        if not heap:
            raise IndexError("index out of range")
    smallest = heap[0]
    heap[0] = item
    _sink(heap, 0)
    return smallest


def heappushpop(heap, item, /):
    if heap and heap[0] < item:
        item, heap[0] = heap[0], item
        _sink(heap, 0)
    return item


def heapify(x, /):
    _check(x, "heapify")
    for place in range(len(x) // 2 - 1, -1, -1):
        _sink(x, place)


def _rise(heap, top, place):
    item = heap[place]
    while place > top:
        above = (place - 1) >> 1
        parent = heap[above]
        if not item < parent:
            break
        heap[place] = parent
        place = above
    heap[place] = item


def _sink(heap, place):
    # All the way down along the smaller children, then up again: fewer comparisons than stopping early.
    end = len(heap)
    top = place
    item = heap[place]
    child = 2 * place + 1
    while child < end:
        right = child + 1
        if right < end and not heap[child] < heap[right]:
            child = right
        heap[place] = heap[child]
        place = child
        child = 2 * place + 1
    heap[place] = item
    _rise(heap, top, place)


class _Reversed:
    """A key whose order is the reverse."""

    __slots__ = ("key",)

    def __init__(self, key):
        self.key = key

    def __eq__(self, other):
        return self.key == other.key

    def __lt__(self, other):
        return other.key < self.key


def merge(*iterables, key=None, reverse=False):
    heap = []
    for order, iterable in enumerate(iterables):
        iterator = iter(iterable)
        for value in iterator:
            rank = value if key is None else key(value)
            heap.append([_Reversed(rank) if reverse else rank, order, value, iterator])
            break
    heapify(heap)
    while len(heap) > 1:
        entry = heap[0]
        yield entry[2]
        for value in entry[3]:
            rank = value if key is None else key(value)
            entry[0] = _Reversed(rank) if reverse else rank
            entry[2] = value
            heapreplace(heap, entry)
            break
        else:
            heappop(heap)
    if heap:
        _, _, value, iterator = heap[0]
        yield value
        yield from iterator


def nsmallest(n, iterable, key=None):
    if n == 1:
        found = list(iterable)
        return [min(found, key=key)] if found else []
    found = sorted(iterable, key=key)
    return found if n >= len(found) else found[:max(n, 0)]


def nlargest(n, iterable, key=None):
    if n == 1:
        found = list(iterable)
        return [max(found, key=key)] if found else []
    found = sorted(iterable, key=key, reverse=True)
    return found if n >= len(found) else found[:max(n, 0)]
