"""Coroutines that run in a loop, and ways to wait for several."""

import contextvars
import inspect
import itertools
import types

from .futures import CancelledError, Future, isfuture
from .loop import get_event_loop, get_running_loop

FIRST_COMPLETED = "FIRST_COMPLETED"
FIRST_EXCEPTION = "FIRST_EXCEPTION"
ALL_COMPLETED = "ALL_COMPLETED"

_numbers = itertools.count(1)
_current_tasks = {}


def iscoroutine(value):
    return inspect.iscoroutine(value) or isinstance(value, types.GeneratorType)


def iscoroutinefunction(function):
    return inspect.iscoroutinefunction(function) or getattr(function, "_is_coroutine", None) is inspect._is_coroutine_mark


class Task(Future):
    """A coroutine that the loop runs: whenever what it waits for is done, it goes on."""

    def __init__(self, coro, *, loop=None, name=None, context=None):
        if not iscoroutine(coro):
            raise TypeError(f"a coroutine was expected, got {coro!r}")
        super().__init__(loop=loop)
        self._number = next(_numbers)
        self._name = f"Task-{self._number}" if name is None else str(name)
        self._coro, self._waiting_for = coro, None
        self._must_cancel, self._cancel_requests = False, 0
        self._context = contextvars.copy_context() if context is None else context
        self._loop._tasks[self] = None
        self._loop.call_soon(self._step, context=self._context)

    def get_coro(self):
        return self._coro

    def get_name(self):
        return self._name

    def set_name(self, value):
        self._name = str(value)

    def set_result(self, result):
        raise RuntimeError("Task does not support set_result operation")

    def set_exception(self, exception):
        raise RuntimeError("Task does not support set_exception operation")

    def cancel(self, msg=None):
        self._log_traceback = False
        if self.done():
            return False
        self._cancel_requests += 1
        if self._waiting_for is not None and self._waiting_for.cancel(msg=msg):
            return True
        self._must_cancel, self._cancel_message = True, msg
        return True

    def cancelling(self):
        return self._cancel_requests

    def uncancel(self):
        if self._cancel_requests > 0:
            self._cancel_requests -= 1
        return self._cancel_requests

    def _finished(self):
        self._loop._tasks.pop(self, None)
        super()._finished()

    def _step(self, error=None):
        if self._must_cancel:
            if not isinstance(error, CancelledError):
                error = self._make_cancelled_error()
            self._must_cancel = False
        self._waiting_for = None
        _current_tasks[self._loop] = self
        try:
            waited = self._coro.send(None) if error is None else self._coro.throw(error)
        except StopIteration as stop:
            if self._must_cancel:
                self._must_cancel = False
                Future.cancel(self, msg=self._cancel_message)
            else:
                Future.set_result(self, stop.value)
        except CancelledError as cancelled:
            self._cancelled_exc = cancelled
            Future.cancel(self)
        except (KeyboardInterrupt, SystemExit) as error:
            Future.set_exception(self, error)
            raise
        except BaseException as error:
            Future.set_exception(self, error)
        else:
            self._wait(waited)
        finally:
            del _current_tasks[self._loop]
            self = None

    def _wait(self, waited):
        problem = None
        if getattr(waited, "_asyncio_future_blocking", None):
            if waited is self:
                problem = f"Task cannot await on itself: {self!r}"
            elif waited._loop is not self._loop:
                problem = f"Task {self!r} got Future {waited!r} attached to a different loop"
            else:
                waited._asyncio_future_blocking = False
                waited.add_done_callback(self._wake, context=self._context)
                self._waiting_for = waited
                if self._must_cancel and waited.cancel(msg=self._cancel_message):
                    self._must_cancel = False
                return
        elif waited is None:
            self._loop.call_soon(self._step, context=self._context)
            return
        elif isfuture(waited):
            problem = f"yield was used instead of yield from in task {self!r} with {waited!r}"
        else:
            problem = f"Task got bad yield: {waited!r}"
        self._loop.call_soon(self._step, RuntimeError(problem), context=self._context)

    def _wake(self, future):
        try:
            future.result()
        except BaseException as error:
            self._step(error)
        else:
            self._step()
        self = None

    def print_stack(self, *, limit=None, file=None):
        print(f"Task {self!r}", file=file)

    def _described(self):
        words = super()._described()
        if self._must_cancel or (self._state == "PENDING" and self._cancel_requests):
            words[0] = "cancelling"
        coro = self._coro
        name = getattr(coro, "__qualname__", type(coro).__name__)
        code = getattr(coro, "cr_code", None)
        frame = getattr(coro, "cr_frame", None)
        place = ""
        if code is not None:
            word, line = ("running at", frame.f_lineno) if frame is not None else ("done, defined at", code.co_firstlineno)
            place = f" {word} {code.co_filename}:{line}"
        words[1:1] = [f"name={self._name!r}", f"coro=<{name}(){place}>"]
        if self._waiting_for is not None:
            words.insert(3, f"wait_for={self._waiting_for!r}")
        return words

    def __del__(self):
        if self._state == "PENDING" and not self._loop.is_closed():
            self._loop.call_exception_handler({"task": self, "message": "Task was destroyed but it is pending!"})
        super().__del__()


def create_task(coro, *, name=None, context=None):
    return get_running_loop().create_task(coro, name=name, context=context)


def current_task(loop=None):
    return _current_tasks.get(get_running_loop() if loop is None else loop)


def all_tasks(loop=None):
    loop = get_running_loop() if loop is None else loop
    return set(loop._tasks)


async def _awaited(awaitable):
    return await awaitable


def ensure_future(value, *, loop=None):
    if isfuture(value):
        if loop is not None and loop is not value.get_loop():
            raise ValueError("The future belongs to a different loop than the one specified as the loop argument")
        return value
    if not iscoroutine(value):
        if not inspect.isawaitable(value):
            raise TypeError("An asyncio.Future, a coroutine or an awaitable is required")
        value = _awaited(value)
    return (get_event_loop() if loop is None else loop).create_task(value)


@types.coroutine
def _give_way():
    yield


def _set_unless_done(future, result):
    if not future.done():
        future.set_result(result)


async def sleep(delay, result=None):
    if delay <= 0:
        await _give_way()
        return result
    loop = get_running_loop()
    future = loop.create_future()
    timer = loop.call_later(delay, _set_unless_done, future, result)
    try:
        return await future
    finally:
        timer.cancel()


async def to_thread(function, /, *args, **kwargs):
    context = contextvars.copy_context()
    return await get_running_loop().run_in_executor(None, lambda: context.run(function, *args, **kwargs))


class _Gathering(Future):
    """The future of `gather`: to cancel it is to cancel what it gathers."""

    def __init__(self, children, *, loop):
        super().__init__(loop=loop)
        self._children, self._cancel_requested = children, False

    def cancel(self, msg=None):
        if self.done():
            return False
        cancelled = [child.cancel(msg=msg) for child in self._children]
        if any(cancelled):
            self._cancel_requested = True
        return any(cancelled)


def gather(*awaitables, return_exceptions=False):
    if not awaitables:
        future = get_event_loop().create_future()
        future.set_result([])
        return future
    children, by_argument, loop = [], {}, None
    finished = 0

    def done(child):
        nonlocal finished
        finished += 1
        if outer is None or outer.done():
            if not child.cancelled():
                # It counts as retrieved.
                child.exception()
            return
        if not return_exceptions:
            if child.cancelled():
                outer.set_exception(child._make_cancelled_error())
                return
            error = child.exception()
            if error is not None:
                outer.set_exception(error)
                return
        if finished == len(by_argument):
            results = []
            for child in children:
                if child.cancelled():
                    results.append(CancelledError("" if child._cancel_message is None else child._cancel_message))
                else:
                    error = child.exception()
                    results.append(child.result() if error is None else error)
            if outer._cancel_requested:
                outer.set_exception(child._make_cancelled_error())
            else:
                outer.set_result(results)

    outer = None
    for awaitable in awaitables:
        if awaitable not in by_argument:
            future = ensure_future(awaitable, loop=loop)
            loop = future.get_loop()
            by_argument[awaitable] = future
            future.add_done_callback(done)
        children.append(by_argument[awaitable])
    outer = _Gathering(children, loop=loop)
    return outer


def shield(awaitable):
    inner = ensure_future(awaitable)
    if inner.done():
        return inner
    outer = inner.get_loop().create_future()

    def inner_done(inner):
        if outer.cancelled():
            if not inner.cancelled():
                inner.exception()
        elif inner.cancelled():
            outer.cancel()
        elif inner.exception() is not None:
            outer.set_exception(inner.exception())
        else:
            outer.set_result(inner.result())

    def outer_done(outer):
        if not inner.done():
            inner.remove_done_callback(inner_done)

    inner.add_done_callback(inner_done)
    outer.add_done_callback(outer_done)
    return outer


async def wait(fs, *, timeout=None, return_when=ALL_COMPLETED):
    if isfuture(fs) or iscoroutine(fs):
        raise TypeError(f"expect a list of futures, not {type(fs).__name__}")
    if not fs:
        raise ValueError("Set of Tasks/Futures is empty.")
    if return_when not in (FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED):
        raise ValueError(f"Invalid return_when value: {return_when}")
    fs = list(dict.fromkeys(fs))
    if any(iscoroutine(one) for one in fs):
        raise TypeError("Passing coroutines is forbidden, use tasks explicitly.")
    return await _wait(fs, timeout, return_when)


async def _wait(fs, timeout, return_when):
    loop = get_running_loop()

    def enough():
        done = [one for one in fs if one.done()]
        return (
            len(done) == len(fs)
            or (return_when == FIRST_COMPLETED and done)
            or (
                return_when == FIRST_EXCEPTION
                and any(not one.cancelled() and one.exception() is not None for one in done)
            )
        )

    if not enough():
        waiter = loop.create_future()
        timer = None if timeout is None else loop.call_later(timeout, _set_unless_done, waiter, None)

        def look(_):
            if enough():
                _set_unless_done(waiter, None)

        for one in fs:
            one.add_done_callback(look)
        try:
            await waiter
        finally:
            if timer is not None:
                timer.cancel()
            for one in fs:
                one.remove_done_callback(look)
    return {one for one in fs if one.done()}, {one for one in fs if not one.done()}


async def wait_for(fut, timeout):
    if timeout is None:
        return await fut
    fut = ensure_future(fut)
    if timeout > 0:
        try:
            await _wait([fut], timeout, ALL_COMPLETED)
        except CancelledError:
            if fut.done():
                return fut.result()
            await _cancelled(fut)
            raise
    if fut.done():
        return fut.result()
    await _cancelled(fut)
    try:
        return fut.result()
    except CancelledError as error:
        raise TimeoutError() from error


async def _cancelled(future):
    """Cancels it, and waits until it has taken notice."""
    future.cancel()
    await _wait([future], None, ALL_COMPLETED)


def as_completed(fs, *, timeout=None):
    if isfuture(fs) or iscoroutine(fs):
        raise TypeError(f"expect an iterable of futures, not {type(fs).__name__}")
    from .sync import Queue

    done = Queue()
    loop = get_event_loop()
    todo = {ensure_future(one, loop=loop): None for one in dict.fromkeys(fs)}
    timer = None

    def finished(future):
        if todo.pop(future, future) is None:
            done.put_nowait(future)
            if not todo and timer is not None:
                timer.cancel()

    def too_late():
        for future in todo:
            future.remove_done_callback(finished)
            done.put_nowait(None)
        todo.clear()

    async def one():
        future = await done.get()
        if future is None:
            raise TimeoutError
        return future.result()

    for future in todo:
        future.add_done_callback(finished)
    if todo and timeout is not None:
        timer = loop.call_later(timeout, too_late)
    for _ in range(len(todo)):
        yield one()


class Timeout:
    """Cancels the task in the block when the time is over, and makes a `TimeoutError` of that."""

    def __init__(self, when):
        self._when, self._state = when, "created"
        self._task = self._timer = None

    def when(self):
        return self._when

    def reschedule(self, when):
        if self._state not in ("active",):
            if self._state == "created":
                raise RuntimeError("Timeout has not been entered")
            raise RuntimeError(f"Cannot change state of {self._state} Timeout")
        self._when = when
        if self._timer is not None:
            self._timer.cancel()
        if when is None:
            self._timer = None
        else:
            loop = get_running_loop()
            if when <= loop.time():
                self._timer = loop.call_soon(self._expire)
            else:
                self._timer = loop.call_at(when, self._expire)

    def expired(self):
        return self._state in ("expiring", "expired")

    def __repr__(self):
        when = f" when={round(self._when, 3) if self._when is not None else None}" if self._state == "active" else ""
        return f"<Timeout [{self._state}]{when}>"

    def _expire(self):
        self._task.cancel()
        self._state = "expiring"
        self._timer = None

    async def __aenter__(self):
        task = current_task()
        if task is None:
            raise RuntimeError("Timeout should be used inside a task")
        self._state, self._task = "active", task
        self._requests = task.cancelling()
        self.reschedule(self._when)
        return self

    async def __aexit__(self, kind, error, trace):
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        if self._state == "expiring":
            self._state = "expired"
            if self._task.uncancel() <= self._requests and kind is CancelledError:
                raise TimeoutError from error
        elif self._state == "active":
            self._state = "finished"
        return None


def timeout(delay):
    return Timeout(None if delay is None else get_running_loop().time() + delay)


def timeout_at(when):
    return Timeout(when)


class TaskGroup:
    """Tasks that end with the block. When one fails, the others are cancelled, and the block too."""

    def __init__(self):
        self._entered = self._exiting = self._aborting = False
        self._parent = self._base_error = self._waiter = None
        self._parent_cancel_requested = False
        self._tasks, self._errors = {}, []

    def __repr__(self):
        words = []
        if self._tasks:
            words.append(f"tasks={len(self._tasks)}")
        if self._errors:
            words.append(f"errors={len(self._errors)}")
        if self._aborting:
            words.append("cancelling")
        elif self._entered:
            words.append("entered")
        return f"<TaskGroup{''.join(' ' + word for word in words)}>"

    async def __aenter__(self):
        if self._entered:
            raise RuntimeError(f"TaskGroup {self!r} has already been entered")
        self._parent = current_task()
        if self._parent is None:
            raise RuntimeError(f"TaskGroup {self!r} cannot determine the parent task")
        self._entered = True
        self._loop = get_running_loop()
        return self

    def create_task(self, coro, *, name=None, context=None):
        if not self._entered:
            raise RuntimeError(f"TaskGroup {self!r} has not been entered")
        if self._exiting and not self._tasks:
            raise RuntimeError(f"TaskGroup {self!r} is finished")
        if self._aborting:
            raise RuntimeError(f"TaskGroup {self!r} is shutting down")
        task = self._loop.create_task(coro, name=name, context=context)
        task.add_done_callback(self._task_done)
        self._tasks[task] = None
        return task

    def _abort(self):
        self._aborting = True
        for task in self._tasks:
            if not task.done():
                task.cancel()

    def _task_done(self, task):
        self._tasks.pop(task, None)
        if self._waiter is not None and not self._tasks:
            _set_unless_done(self._waiter, True)
        if task.cancelled():
            return
        error = task.exception()
        if error is None:
            return
        self._errors.append(error)
        if isinstance(error, (SystemExit, KeyboardInterrupt)) and self._base_error is None:
            self._base_error = error
        if self._parent.done():
            return
        if not self._aborting and not self._parent_cancel_requested:
            self._abort()
            self._parent_cancel_requested = True
            self._parent.cancel()

    async def __aexit__(self, kind, error, trace):
        self._exiting = True
        if isinstance(error, (SystemExit, KeyboardInterrupt)) and self._base_error is None:
            self._base_error = error
        propagate = error if kind is CancelledError else None
        if self._parent_cancel_requested and self._parent.uncancel() == 0:
            # The cancellation was the group's own.
            propagate = None
        if kind is not None and not self._aborting:
            self._abort()
        while self._tasks:
            if self._waiter is None:
                self._waiter = self._loop.create_future()
            try:
                await self._waiter
            except CancelledError as cancelled:
                if not self._aborting:
                    propagate = cancelled
                    self._abort()
            self._waiter = None
        if self._base_error is not None:
            raise self._base_error
        if propagate is not None and not self._errors:
            raise propagate
        if kind is not None and kind is not CancelledError:
            self._errors.append(error)
        if self._errors:
            errors, self._errors = self._errors, None
            raise BaseExceptionGroup("unhandled errors in a TaskGroup", errors)
