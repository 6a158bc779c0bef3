"""What tasks wait for each other with: locks, events, queues."""

import collections
import heapq

from .futures import CancelledError
from .loop import get_running_loop


class QueueEmpty(Exception):
    """There is no item."""


class QueueFull(Exception):
    """There is no room for one more item."""


class BrokenBarrierError(RuntimeError):
    """The barrier was reset or aborted while tasks waited."""


QueueEmpty.__module__ = QueueFull.__module__ = "asyncio.queues"
BrokenBarrierError.__module__ = "asyncio.exceptions"


def _wake_one(waiters):
    for waiter in waiters:
        if not waiter.done():
            waiter.set_result(True)
            return


class _Held:
    """What `async with` acquires and releases."""

    async def __aenter__(self):
        await self.acquire()

    async def __aexit__(self, *exc):
        self.release()


class _Waiting:
    """What tasks wait for, in a line."""

    def _line_up(self):
        waiter = get_running_loop().create_future()
        self._waiters.append(waiter)
        return waiter

    async def _woken(self, waiter):
        try:
            await waiter
        finally:
            self._waiters.remove(waiter)

    def __repr__(self):
        waiting = f", waiters:{len(self._waiters)}" if self._waiters else ""
        return f"{object.__repr__(self)[:-1]} [{self._described()}{waiting}]>"


class Lock(_Waiting, _Held):
    """Held by one task at a time, given on in the order of the asking."""

    def __init__(self):
        self._waiters, self._locked = collections.deque(), False

    def _described(self):
        return "locked" if self._locked else "unlocked"

    def locked(self):
        return self._locked

    async def acquire(self):
        if not self._locked and all(waiter.cancelled() for waiter in self._waiters):
            self._locked = True
            return True
        try:
            await self._woken(self._line_up())
        except CancelledError:
            if not self._locked:
                _wake_one(self._waiters)
            raise
        self._locked = True
        return True

    def release(self):
        if not self._locked:
            raise RuntimeError("Lock is not acquired.")
        self._locked = False
        _wake_one(self._waiters)


class Event(_Waiting):
    """A flag that tasks wait for."""

    def __init__(self):
        self._waiters, self._value = collections.deque(), False

    def _described(self):
        return "set" if self._value else "unset"

    def is_set(self):
        return self._value

    def set(self):
        if not self._value:
            self._value = True
            for waiter in self._waiters:
                if not waiter.done():
                    waiter.set_result(True)

    def clear(self):
        self._value = False

    async def wait(self):
        if self._value:
            return True
        await self._woken(self._line_up())
        return True


class Condition(_Waiting, _Held):
    """A lock, and a way to wait until another holder says that something changed."""

    def __init__(self, lock=None):
        self._lock = Lock() if lock is None else lock
        self._waiters = collections.deque()
        self.locked, self.acquire, self.release = self._lock.locked, self._lock.acquire, self._lock.release

    def _described(self):
        return "locked" if self.locked() else "unlocked"

    async def wait(self):
        if not self.locked():
            raise RuntimeError("cannot wait on un-acquired lock")
        self.release()
        try:
            await self._woken(self._line_up())
            return True
        finally:
            cancelled = None
            while True:
                try:
                    await self.acquire()
                    break
                except CancelledError as error:
                    cancelled = error
            if cancelled is not None:
                raise cancelled

    async def wait_for(self, predicate):
        result = predicate()
        while not result:
            await self.wait()
            result = predicate()
        return result

    def notify(self, n=1):
        if not self.locked():
            raise RuntimeError("cannot notify on un-acquired lock")
        for waiter in self._waiters:
            if n <= 0:
                break
            if not waiter.done():
                n -= 1
                waiter.set_result(False)

    def notify_all(self):
        self.notify(len(self._waiters))


class Semaphore(_Waiting, _Held):
    """Held by so many tasks at a time."""

    def __init__(self, value=1):
        if value < 0:
            raise ValueError("Semaphore initial value must be >= 0")
        self._waiters, self._value = collections.deque(), value

    def _described(self):
        return "locked" if self.locked() else f"unlocked, value:{self._value}"

    def locked(self):
        return self._value == 0 or any(not waiter.cancelled() for waiter in self._waiters)

    async def acquire(self):
        if not self.locked():
            self._value -= 1
            return True
        waiter = self._line_up()
        try:
            await self._woken(waiter)
        except CancelledError:
            if not waiter.cancelled():
                self._value += 1
                self._wake_next()
            raise
        if self._value > 0:
            self._wake_next()
        return True

    def release(self):
        self._value += 1
        self._wake_next()

    def _wake_next(self):
        # The one that is woken has it already.
        if self._value > 0:
            for waiter in self._waiters:
                if not waiter.done():
                    self._value -= 1
                    waiter.set_result(True)
                    return


class BoundedSemaphore(Semaphore):
    """A semaphore that nobody may release more often than it was acquired."""

    def __init__(self, value=1):
        self._bound = value
        super().__init__(value)

    def release(self):
        if self._value >= self._bound:
            raise ValueError("BoundedSemaphore released too many times")
        super().release()


class Barrier:
    """Lets tasks through when there are enough of them."""

    def __init__(self, parties):
        if parties < 1:
            raise ValueError("parties must be > 0")
        self._parties, self._count, self._state = parties, 0, "filling"
        self._condition = Condition()

    parties = property(lambda self: self._parties)
    n_waiting = property(lambda self: self._count if self._state == "filling" else 0)
    broken = property(lambda self: self._state == "broken")

    def __repr__(self):
        waiting = f", waiters:{self.n_waiting}/{self.parties}" if not self.broken else ""
        return f"{object.__repr__(self)[:-1]} [{self._state}{waiting}]>"

    async def __aenter__(self):
        return await self.wait()

    async def __aexit__(self, *exc):
        pass

    async def wait(self):
        async with self._condition:
            await self._condition.wait_for(lambda: self._state not in ("draining", "resetting"))
            if self._state == "broken":
                raise BrokenBarrierError("Barrier aborted")
            index = self._count
            self._count += 1
            try:
                if self._count == self._parties:
                    self._state = "draining"
                    self._condition.notify_all()
                else:
                    await self._condition.wait_for(lambda: self._state != "filling")
                    if self._state in ("broken", "resetting"):
                        raise BrokenBarrierError("Abort or reset of barrier")
                return index
            finally:
                self._count -= 1
                if self._count == 0:
                    if self._state in ("resetting", "draining"):
                        self._state = "filling"
                    self._condition.notify_all()

    async def reset(self):
        async with self._condition:
            if self._count > 0:
                self._state = "resetting"
            else:
                self._state = "filling"
            self._condition.notify_all()

    async def abort(self):
        async with self._condition:
            self._state = "broken"
            self._condition.notify_all()


class Queue:
    """First in, first out. Tasks wait for items, and for room."""

    def __init__(self, maxsize=0):
        self._maxsize, self._unfinished = maxsize, 0
        self._getters, self._putters = collections.deque(), collections.deque()
        self._finished = Event()
        self._finished.set()
        self._init(maxsize)

    def _init(self, maxsize):
        self._queue = collections.deque()

    def _get(self):
        return self._queue.popleft()

    def _put(self, item):
        self._queue.append(item)

    maxsize = property(lambda self: self._maxsize)

    def __repr__(self):
        return f"<{type(self).__name__} at {id(self):#x} {self._described()}>"

    def __str__(self):
        return f"<{type(self).__name__} {self._described()}>"

    def _described(self):
        words = [f"maxsize={self._maxsize!r}"]
        if getattr(self, "_queue", None):
            words.append(f"_queue={list(self._queue)!r}")
        if self._getters:
            words.append(f"_getters[{len(self._getters)}]")
        if self._putters:
            words.append(f"_putters[{len(self._putters)}]")
        if self._unfinished:
            words.append(f"tasks={self._unfinished}")
        return " ".join(words)

    def qsize(self):
        return len(self._queue)

    def empty(self):
        return not self._queue

    def full(self):
        return 0 < self._maxsize <= self.qsize()

    @staticmethod
    def _wake_next(waiters):
        while waiters:
            waiter = waiters.popleft()
            if not waiter.done():
                waiter.set_result(None)
                break

    async def _turn(self, waiters, blocked):
        """Waits in line until it is no longer `blocked`."""
        while blocked():
            waiter = get_running_loop().create_future()
            waiters.append(waiter)
            try:
                await waiter
            except BaseException:
                waiter.cancel()
                if waiter in waiters:
                    waiters.remove(waiter)
                if not blocked() and not waiter.cancelled():
                    self._wake_next(waiters)
                raise

    async def put(self, item):
        await self._turn(self._putters, self.full)
        return self.put_nowait(item)

    def put_nowait(self, item):
        if self.full():
            raise QueueFull
        self._put(item)
        self._unfinished += 1
        self._finished.clear()
        self._wake_next(self._getters)

    async def get(self):
        await self._turn(self._getters, self.empty)
        return self.get_nowait()

    def get_nowait(self):
        if self.empty():
            raise QueueEmpty
        item = self._get()
        self._wake_next(self._putters)
        return item

    def task_done(self):
        if self._unfinished <= 0:
            raise ValueError("task_done() called too many times")
        self._unfinished -= 1
        if self._unfinished == 0:
            self._finished.set()

    async def join(self):
        if self._unfinished > 0:
            await self._finished.wait()


class PriorityQueue(Queue):
    """The least item comes first."""

    def _init(self, maxsize):
        self._queue = []

    def _get(self):
        return heapq.heappop(self._queue)

    def _put(self, item):
        heapq.heappush(self._queue, item)


class LifoQueue(Queue):
    """Last in, first out."""

    def _init(self, maxsize):
        self._queue = []

    def _get(self):
        return self._queue.pop()

    def _put(self, item):
        self._queue.append(item)
