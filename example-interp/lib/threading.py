"""Locks and thread objects. Recording programs with threads is not supported yet: starting one raises an error.

There is one thread, so that whatever would wait for another is an error instead of a wait without end.
"""

import sys
from itertools import count

TIMEOUT_MAX = 9223372036.0
ThreadError = RuntimeError


def _cannot_wait(doing):
    raise RuntimeError(f"{doing} waits for another thread, and there is none")


class _Held:
    """What `with` acquires and releases."""

    def __enter__(self):
        return self.acquire()

    def __exit__(self, *exc):
        self.release()


class _Lock(_Held):
    _locked = False

    def acquire(self, blocking=True, timeout=-1):
        if self._locked and blocking and timeout < 0:
            _cannot_wait("acquire() of a held lock")
        free, self._locked = not self._locked, True
        return free

    def release(self):
        if not self._locked:
            raise RuntimeError("release unlocked lock")
        self._locked = False

    def locked(self):
        return self._locked


class _RLock(_Held):
    _times = 0

    def acquire(self, blocking=True, timeout=-1):
        self._times += 1
        return True

    def release(self):
        if self._times == 0:
            raise RuntimeError("cannot release un-acquired lock")
        self._times -= 1


def Lock():
    return _Lock()


def RLock():
    return _RLock()


class Condition(_Held):
    """A lock, and waiting for what others notify of."""

    def __init__(self, lock=None):
        self._under = lock or _RLock()
        self.acquire, self.release = self._under.acquire, self._under.release

    def wait(self, timeout=None):
        if timeout is None:
            _cannot_wait("wait()")
        return False

    def wait_for(self, predicate, timeout=None):
        return predicate() or self.wait(timeout)

    def notify(self, n=1):
        """There is nobody."""

    def notify_all(self):
        self.notify()


class Semaphore(_Held):
    """Counts how many may still enter."""

    def __init__(self, value=1):
        if value < 0:
            raise ValueError("semaphore initial value must be >= 0")
        self._free = self._size = value

    def acquire(self, blocking=True, timeout=None):
        if self._free > 0:
            self._free -= 1
            return True
        if blocking and timeout is None:
            _cannot_wait("acquire()")
        return False

    def release(self, n=1):
        if n < 1:
            raise ValueError("n must be one or more")
        self._free += n


class BoundedSemaphore(Semaphore):
    """One that is never released more often than acquired."""

    def release(self, n=1):
        if n > self._size - self._free:
            raise ValueError("Semaphore released too many times")
        Semaphore.release(self, n)


class Event:
    """Something that has happened or not."""

    _happened = False

    def is_set(self):
        return self._happened

    def set(self):
        self._happened = True

    def clear(self):
        self._happened = False

    def wait(self, timeout=None):
        if timeout is None and not self._happened:
            _cannot_wait("wait()")
        return self._happened


class local:
    """Attributes of the one thread."""


_numbers = count(1)


class Thread:
    """A thread that can be made and asked, but not started; `run` does in this thread what it would do."""

    ident = native_id = None

    def __init__(self, group=None, target=None, name=None, args=(), kwargs=None, *, daemon=None):
        assert group is None, "group argument must be None for now"
        if name is None:
            of = getattr(target, "__name__", None)
            name = f"Thread-{next(_numbers)}" + (f" ({of})" if of else "")
        self.name, self.daemon = str(name), bool(daemon)
        self._call = target, args, kwargs or {}

    def start(self):
        raise RuntimeError("can't start new thread: recording programs with threads is not supported yet")

    def run(self):
        target, args, kwargs = self._call
        if target is not None:
            target(*args, **kwargs)

    def join(self, timeout=None):
        raise RuntimeError("cannot join thread before it is started")

    def is_alive(self):
        return self is _main

    def getName(self):
        return self.name

    def setName(self, name):
        self.name = str(name)

    def isDaemon(self):
        return self.daemon

    def setDaemon(self, daemonic):
        self.daemon = daemonic

    def _told(self):
        state = "initial" if self.ident is None else "started"
        return " ".join([state, *["daemon"] * self.daemon, *([str(self.ident)] if self.ident else [])])

    def __repr__(self):
        return f"<{type(self).__name__}({self.name}, {self._told()})>"


class Timer(Thread):
    """A call after some time."""

    def __init__(self, interval, function, args=None, kwargs=None):
        Thread.__init__(self, target=function, args=args or (), kwargs=kwargs)
        self.interval, self.function = interval, function

    def cancel(self):
        """It never begins."""


class _MainThread(Thread):
    ident = native_id = 1

    def __init__(self):
        Thread.__init__(self, name="MainThread")

    def join(self, timeout=None):
        raise RuntimeError("cannot join current thread")


_main = _MainThread()


def current_thread():
    return _main


main_thread = currentThread = current_thread


def enumerate():
    return [_main]


def active_count():
    return 1


def get_ident():
    return _main.ident


activeCount, get_native_id = active_count, get_ident


def settrace(func):
    """There is no thread that would begin with it."""


setprofile = settrace


def stack_size(size=0):
    return 0


def excepthook(args, /):
    sys.excepthook(args.exc_type, args.exc_value, args.exc_traceback)
