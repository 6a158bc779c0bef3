"""Queues. There is one thread, so that waiting for another is an error instead of a wait without end."""

import collections
import heapq

__all__ = ["Empty", "Full", "Queue", "PriorityQueue", "LifoQueue", "SimpleQueue"]


class Full(Exception):
    pass


# CPython shows the class as that of its C module
Empty = type("Empty", (Exception,), {"__module__": "_queue"})


def _check(wait, timeout):
    if wait and timeout is not None and timeout < 0:
        raise ValueError("'timeout' must be a non-negative number")


def _refuse(wait, timeout, error, doing):
    """What becomes of a call that would have to wait."""
    if wait and timeout is None:
        raise RuntimeError(f"{doing} queue waits for another thread, and there is none")
    raise error


class SimpleQueue:
    """First in, first out, and without a bound."""

    __class_getitem__ = classmethod(type(list[int]))

    def __init__(self):
        self._items = collections.deque()

    def qsize(self):
        return len(self._items)

    def empty(self):
        return not self._items

    def put(self, item, block=True, timeout=None):
        self._items.append(item)

    def get(self, block=True, timeout=None):
        _check(block, timeout)
        if not self._items:
            _refuse(block, timeout, Empty, "get() on an empty")
        return self._items.popleft()

    def put_nowait(self, item):
        self.put(item)

    def get_nowait(self):
        return self.get(False)


class Queue:
    """First in, first out. Subclasses replace `_init`, `_qsize`, `_put` and `_get`."""

    __class_getitem__ = classmethod(type(list[int]))

    _container = collections.deque

    def __init__(self, maxsize=0):
        self.maxsize, self.unfinished_tasks = maxsize, 0
        self._init(maxsize)

    def _init(self, maxsize):
        self.queue = self._container()

    def _qsize(self):
        return len(self.queue)

    def _put(self, item):
        self.queue.append(item)

    def _get(self):
        return self.queue.popleft()

    def qsize(self):
        return self._qsize()

    def empty(self):
        return self._qsize() == 0

    def full(self):
        return self._qsize() >= self.maxsize > 0

    def put(self, item, block=True, timeout=None):
        if self.maxsize > 0:
            _check(block, timeout)
            if self.full():
                _refuse(block, timeout, Full, "put() on a full")
        self._put(item)
        self.unfinished_tasks += 1

    def get(self, block=True, timeout=None):
        _check(block, timeout)
        if self._qsize() == 0:
            _refuse(block, timeout, Empty, "get() on an empty")
        return self._get()

    def put_nowait(self, item):
        self.put(item, False)

    def get_nowait(self):
        return self.get(False)

    def task_done(self):
        if not self.unfinished_tasks:
            raise ValueError("task_done() called too many times")
        self.unfinished_tasks -= 1

    def join(self):
        if self.unfinished_tasks:
            raise RuntimeError("join() waits for another thread, and there is none")


class PriorityQueue(Queue):
    """The smallest first."""

    _container = list

    def _put(self, item):
        heapq.heappush(self.queue, item)

    def _get(self):
        return heapq.heappop(self.queue)


class LifoQueue(Queue):
    """Last in, first out."""

    _container = list

    def _get(self):
        return self.queue.pop()
