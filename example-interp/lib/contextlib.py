"""Helpers for the `with` statement."""

import sys
from abc import ABC, abstractmethod
from collections.abc import _protocol
from functools import wraps

__all__ = ["AbstractContextManager", "AbstractAsyncContextManager", "AsyncContextDecorator", "AsyncExitStack",
           "ContextDecorator", "ExitStack", "aclosing", "asynccontextmanager", "chdir", "closing", "contextmanager",
           "nullcontext", "redirect_stderr", "redirect_stdout", "suppress"]

_subscripted = classmethod(type(list[int]))


@_protocol("__enter__", "__exit__")
class AbstractContextManager(ABC):
    __class_getitem__ = _subscripted

    def __enter__(self):
        return self

    @abstractmethod
    def __exit__(self, exc_type, exc_value, traceback):
        return None


@_protocol("__aenter__", "__aexit__")
class AbstractAsyncContextManager(ABC):
    __class_getitem__ = _subscripted

    async def __aenter__(self):
        return self

    @abstractmethod
    async def __aexit__(self, exc_type, exc_value, traceback):
        return None


class _Decorator:
    """A context manager around every call of a function."""

    def _recreate_cm(self):
        """The manager for one more call: most can be entered again and again."""
        return self


class ContextDecorator(_Decorator):
    """Makes a context manager usable as a decorator too."""

    def __call__(self, func):
        @wraps(func)
        def managed(*positional, **named):
            with self._recreate_cm():
                return func(*positional, **named)
        return managed


class AsyncContextDecorator(_Decorator):
    """Makes an asynchronous context manager usable as a decorator too."""

    def __call__(self, func):
        @wraps(func)
        async def managed(*positional, **named):
            async with self._recreate_cm():
                return await func(*positional, **named)
        return managed


def _is_back(raised, thrown):
    """Whether what a generator raised is what was thrown into it: it may come as the cause of a RuntimeError, as no generator
    can raise the exceptions that mean its own end."""
    wrapped = isinstance(raised, RuntimeError) and isinstance(thrown, (StopIteration, StopAsyncIteration))
    return raised is thrown or wrapped and raised.__cause__ is thrown


class _OneYield(_Decorator):
    """What the managers made from generators and from asynchronous ones have in common."""

    def __init__(self, function, positional, named):
        self._again = function, positional, named
        self.gen = function(*positional, **named)
        self.__doc__ = getattr(function, "__doc__", None) or type(self).__doc__

    def _recreate_cm(self):
        return type(self)(*self._again)

    def _entered(self):
        # A manager can be used once; what only another one needs need not live longer.
        del self._again


class _GeneratorContextManager(_OneYield, AbstractContextManager, ContextDecorator):
    def __enter__(self):
        self._entered()
        try:
            return next(self.gen)
        except StopIteration:
            raise RuntimeError("generator didn't yield") from None

    def __exit__(self, kind, value, traceback):
        thrown = kind() if value is None and kind is not None else value
        try:
            if thrown is None:
                next(self.gen)
            else:
                self.gen.throw(thrown)
        except StopIteration as end:
            return thrown is not None and end is not thrown
        except BaseException as raised:
            if thrown is None or not _is_back(raised, thrown):
                raise
            raised.__traceback__ = traceback
            return False
        try:
            raise RuntimeError("generator didn't stop" + (" after throw()" if thrown is not None else ""))
        finally:
            self.gen.close()


class _AsyncGeneratorContextManager(_OneYield, AbstractAsyncContextManager, AsyncContextDecorator):
    async def __aenter__(self):
        self._entered()
        try:
            return await self.gen.__anext__()
        except StopAsyncIteration:
            raise RuntimeError("generator didn't yield") from None

    async def __aexit__(self, kind, value, traceback):
        thrown = kind() if value is None and kind is not None else value
        try:
            if thrown is None:
                await self.gen.__anext__()
            else:
                await self.gen.athrow(thrown)
        except StopAsyncIteration as end:
            return thrown is not None and end is not thrown
        except BaseException as raised:
            if thrown is None or not _is_back(raised, thrown):
                raise
            raised.__traceback__ = traceback
            return False
        try:
            raise RuntimeError("generator didn't stop" + (" after athrow()" if thrown is not None else ""))
        finally:
            await self.gen.aclose()


def _from_generators(manager):
    """The decorator that makes managers of a class from generator functions."""
    def decorate(func):
        @wraps(func)
        def helper(*positional, **named):
            return manager(func, positional, named)
        return helper
    return decorate


contextmanager = _from_generators(_GeneratorContextManager)
contextmanager.__name__ = contextmanager.__qualname__ = "contextmanager"
asynccontextmanager = _from_generators(_AsyncGeneratorContextManager)
asynccontextmanager.__name__ = asynccontextmanager.__qualname__ = "asynccontextmanager"


class closing(AbstractContextManager):
    """Closes something at the end."""

    def __init__(self, thing):
        self.thing = thing

    def __enter__(self):
        return self.thing

    def __exit__(self, *failure):
        self.thing.close()


class aclosing(AbstractAsyncContextManager):
    """Closes something asynchronous at the end."""

    def __init__(self, thing):
        self.thing = thing

    async def __aenter__(self):
        return self.thing

    async def __aexit__(self, *failure):
        await self.thing.aclose()


class _Redirection(AbstractContextManager):
    """Puts another file where `sys` has a stream; may be entered while it is entered."""

    def __init__(self, new_target):
        self._target = new_target
        self._before = []

    def _exchange(self, target):
        before = getattr(sys, self._stream)
        setattr(sys, self._stream, target)
        return before

    def __enter__(self):
        self._before.append(self._exchange(self._target))
        return self._target

    def __exit__(self, *failure):
        self._exchange(self._before.pop())


class redirect_stdout(_Redirection):
    _stream = "stdout"


class redirect_stderr(_Redirection):
    _stream = "stderr"


class suppress(AbstractContextManager):
    """Ends the block, not the program, at some exceptions."""

    def __init__(self, *exceptions):
        self._exceptions = exceptions

    def __enter__(self):
        return None

    def __exit__(self, kind, value, traceback):
        return kind is not None and issubclass(kind, self._exceptions)


def _methods(manager, enter, leave, protocol):
    """The two methods of a context manager's class."""
    cls = type(manager)
    try:
        return getattr(cls, enter), getattr(cls, leave)
    except AttributeError:
        name = f"{cls.__module__}.{cls.__qualname__}"
        raise TypeError(f"'{name}' object does not support the {protocol} protocol") from None


class _Callbacks:
    """Functions to be called at the end, the last one first."""

    def __init__(self):
        # Pairs: what to call with an exception's parts, and whether the answer must be awaited.
        self._pending = []

    def pop_all(self):
        taken = type(self)()
        taken._pending, self._pending = self._pending, taken._pending
        return taken

    def _push(self, leaving, method, awaited):
        """Notes a manager's method, or something that may be called as it is."""
        leave = getattr(type(leaving), method, None)
        self._pending.append((leaving if leave is None else lambda *failure: leave(leaving, *failure), awaited))
        return leaving

    def push(self, exit):
        return self._push(exit, "__exit__", False)

    def enter_context(self, cm):
        enter, leave = _methods(cm, "__enter__", "__exit__", "context manager")
        result = enter(cm)
        self._pending.append((lambda *failure: leave(cm, *failure), False))
        return result

    def callback(self, callback, /, *args, **kwds):
        def call(*failure):
            callback(*args, **kwds)
        call.__wrapped__ = callback
        self._pending.append((call, False))
        return callback


class _Unwinding:
    """An exception, or none, on its way through the callbacks."""

    def __init__(self, failure):
        self.failure = failure
        self.failed = failure[0] is not None
        self.outside = sys.exc_info()[1]
        self.handled = False
        self.raised = None

    def answered(self, handled):
        """A callback returned whether it handled the exception."""
        if handled:
            self.handled, self.raised, self.failure = True, None, (None, None, None)

    def failed_with(self, error):
        """A callback raised: the exception so far becomes the context of the error's oldest one."""
        oldest, before = error, self.failure[1]
        while oldest.__context__ not in (None, before, self.outside):
            oldest = oldest.__context__
        if oldest.__context__ is not None and oldest.__context__ is not before:
            oldest.__context__ = before
        self.raised, self.failure = error, (type(error), error, error.__traceback__)

    def end(self):
        """Raises what the callbacks raised; else whether they handled what there was."""
        if self.raised is None:
            return self.failed and self.handled
        context = self.raised.__context__
        try:
            raise self.raised
        except BaseException:
            # To raise it here has hung another one below it.
            self.raised.__context__ = context
            raise


class ExitStack(_Callbacks, AbstractContextManager):
    """Any number of context managers as one."""

    def __exit__(self, *failure):
        state = _Unwinding(failure)
        while self._pending:
            call, _ = self._pending.pop()
            try:
                state.answered(call(*state.failure))
            except BaseException as error:
                state.failed_with(error)
        return state.end()

    def close(self):
        self.__exit__(None, None, None)


class AsyncExitStack(_Callbacks, AbstractAsyncContextManager):
    """Any number of context managers, asynchronous ones among them, as one."""

    async def enter_async_context(self, cm):
        enter, leave = _methods(cm, "__aenter__", "__aexit__", "asynchronous context manager")
        result = await enter(cm)
        self._pending.append((lambda *failure: leave(cm, *failure), True))
        return result

    def push_async_exit(self, exit):
        return self._push(exit, "__aexit__", True)

    def push_async_callback(self, callback, /, *args, **kwds):
        async def call(*failure):
            await callback(*args, **kwds)
        call.__wrapped__ = callback
        self._pending.append((call, True))
        return callback

    async def __aexit__(self, *failure):
        state = _Unwinding(failure)
        while self._pending:
            call, awaited = self._pending.pop()
            try:
                answer = call(*state.failure)
                state.answered(await answer if awaited else answer)
            except BaseException as error:
                state.failed_with(error)
        return state.end()

    async def aclose(self):
        await self.__aexit__(None, None, None)


class nullcontext(AbstractContextManager, AbstractAsyncContextManager):
    """Does nothing, where a context manager is asked for."""

    def __init__(self, enter_result=None):
        self.enter_result = enter_result

    def __enter__(self):
        return self.enter_result

    def __exit__(self, *failure):
        return None

    async def __aenter__(self):
        return self.enter_result

    async def __aexit__(self, *failure):
        return None


class chdir(AbstractContextManager):
    """Another working directory for a while; may be entered while it is entered."""

    def __init__(self, path):
        self.path = path
        self._before = []

    def __enter__(self):
        import os
        self._before.append(os.getcwd())
        os.chdir(self.path)

    def __exit__(self, *failure):
        import os
        os.chdir(self._before.pop())
