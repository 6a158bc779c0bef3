"""What `threading` is built on, by the names of the C module."""

from threading import TIMEOUT_MAX, Lock as allocate_lock, RLock, get_ident

error = RuntimeError
LockType = type(allocate_lock())


def start_new_thread(function, args, kwargs={}):
    from threading import Thread
    Thread(target=function, args=args, kwargs=kwargs).start()
    return get_ident()
