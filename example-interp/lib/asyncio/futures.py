"""Results that are not there yet."""

import contextvars


class CancelledError(BaseException):
    """The future or task was cancelled."""


CancelledError.__module__ = "asyncio.exceptions"


class InvalidStateError(Exception):
    """The operation is not allowed in this state."""


InvalidStateError.__module__ = "asyncio.exceptions"


class Future:
    """A result that somebody will set. Awaiting it waits for that."""

    _asyncio_future_blocking = False

    def __init__(self, *, loop=None):
        from .loop import get_event_loop

        self._loop = get_event_loop() if loop is None else loop
        self._state = "PENDING"
        self._result = self._exception = self._cancel_message = self._cancelled_exc = None
        self._callbacks = []
        self._log_traceback = False

    def get_loop(self):
        return self._loop

    def done(self):
        return self._state != "PENDING"

    def cancelled(self):
        return self._state == "CANCELLED"

    def _make_cancelled_error(self):
        if self._cancelled_exc is not None:
            error, self._cancelled_exc = self._cancelled_exc, None
            return error
        if self._cancel_message is None:
            return CancelledError()
        return CancelledError(self._cancel_message)

    def cancel(self, msg=None):
        if self.done():
            return False
        self._state, self._cancel_message = "CANCELLED", msg
        self._finished()
        return True

    def result(self):
        if self._state == "CANCELLED":
            raise self._make_cancelled_error()
        if self._state == "PENDING":
            raise InvalidStateError("Result is not set.")
        self._log_traceback = False
        if self._exception is not None:
            raise self._exception.with_traceback(self._traceback)
        return self._result

    def exception(self):
        if self._state == "CANCELLED":
            raise self._make_cancelled_error()
        if self._state == "PENDING":
            raise InvalidStateError("Exception is not set.")
        self._log_traceback = False
        return self._exception

    def set_result(self, result):
        if self.done():
            raise InvalidStateError("invalid state")
        self._result, self._state = result, "FINISHED"
        self._finished()

    def set_exception(self, exception):
        if self.done():
            raise InvalidStateError("invalid state")
        if isinstance(exception, type):
            exception = exception()
        if type(exception) is StopIteration:
            raise TypeError("StopIteration interacts badly with generators and cannot be raised into a Future")
        self._exception, self._state = exception, "FINISHED"
        self._traceback = exception.__traceback__
        self._finished()
        self._log_traceback = True

    def add_done_callback(self, callback, *, context=None):
        if context is None:
            context = contextvars.copy_context()
        if self.done():
            self._loop.call_soon(callback, self, context=context)
        else:
            self._callbacks.append((callback, context))

    def remove_done_callback(self, callback):
        kept = [pair for pair in self._callbacks if pair[0] != callback]
        removed, self._callbacks = len(self._callbacks) - len(kept), kept
        return removed

    def _finished(self):
        callbacks, self._callbacks = self._callbacks, []
        for callback, context in callbacks:
            self._loop.call_soon(callback, self, context=context)

    def __await__(self):
        if not self.done():
            self._asyncio_future_blocking = True
            yield self
        if not self.done():
            raise RuntimeError("await wasn't used with future")
        return self.result()

    __iter__ = __await__

    def _described(self):
        words = [self._state.lower()]
        if self._state == "FINISHED":
            if self._exception is not None:
                words.append(f"exception={self._exception!r}")
            else:
                words.append(f"result={self._result!r}")
        if self._callbacks:
            words.append(f"cb=[{', '.join(_name_of(callback) + '()' for callback, _ in self._callbacks)}]")
        return words

    def __repr__(self):
        return f"<{type(self).__name__} {' '.join(self._described())}>"

    def __del__(self):
        if self._log_traceback:
            what = f"{type(self).__name__} exception was never retrieved"
            self._loop.call_exception_handler({"message": what, "exception": self._exception, "future": self})

    def __class_getitem__(cls, item):
        import types

        return types.GenericAlias(cls, item)


def _name_of(callback):
    return getattr(callback, "__qualname__", None) or repr(callback)


def isfuture(value):
    return hasattr(type(value), "_asyncio_future_blocking") and value._asyncio_future_blocking is not None
