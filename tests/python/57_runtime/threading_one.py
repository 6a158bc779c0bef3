"""threading: locks, events and thread objects of the one thread."""

import threading


def show(f):
    try:
        print("->", repr(f()))
    except BaseException as e:
        print(type(e).__name__, e)


L = threading.Lock()
print(L.acquire(), L.locked(), L.acquire(False), L.release(), L.locked(), L.acquire(timeout=0.01))
L.release()
show(L.release)
with L:
    print(L.locked())
R = threading.RLock()
print(R.acquire(), R.acquire(), R.release(), R.release())
show(R.release)
s = threading.Semaphore(2)
print(s.acquire(), s.acquire(), s.acquire(False), s.acquire(timeout=0.01), s.release(), s.acquire())
show(lambda: threading.Semaphore(-1))
show(lambda: s.release(0))
b = threading.BoundedSemaphore(1)
show(b.release)
b.acquire()
b.release()
e = threading.Event()
print(e.is_set(), e.set(), e.is_set(), e.wait(), e.clear(), e.wait(0.01))
c = threading.Condition()
with c:
    print(c.wait(0.01), c.wait_for(lambda: 5), c.notify(), c.notify_all())
t = threading.Thread(target=print, args=(1, 2), kwargs={"sep": "-"})
t.run()
print(t.name, t.daemon, t.is_alive(), t.ident, t)
show(t.join)
print(
    threading.Thread(name="n", daemon=True),
    threading.current_thread() is threading.main_thread(),
    threading.active_count(),
    threading.current_thread().name,
    threading.main_thread().is_alive(),
    len(threading.enumerate()),
)
show(lambda: threading.main_thread().join())
l = threading.local()
l.x = 1
print(l.x, threading.ThreadError, threading.Thread().name)
