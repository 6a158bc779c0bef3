"""Test cases whose tests, and what prepares and cleans up for them, may be coroutines."""

import asyncio
import contextvars
import inspect

from unittest.case import TestCase, strclass

__unittest = True


class IsolatedAsyncioTestCase(TestCase):
    """A test case that runs each test in an event loop of its own."""

    def __init__(self, methodName="runTest"):
        super().__init__(methodName)
        self._asyncioRunner = None
        # everything in a test sees the context variables that the parts before it have set
        self._asyncioTestContext = contextvars.copy_context()

    async def asyncSetUp(self):
        pass

    async def asyncTearDown(self):
        pass

    def addAsyncCleanup(self, func, /, *args, **kwargs):
        self.addCleanup(func, *args, **kwargs)

    async def enterAsyncContext(self, cm):
        kind = type(cm)
        if not (hasattr(kind, "__aenter__") and hasattr(kind, "__aexit__")):
            raise TypeError(f"'{strclass(kind)}' object does not support the asynchronous context manager protocol")
        entered = await kind.__aenter__(cm)
        self.addAsyncCleanup(kind.__aexit__, cm, None, None, None)
        return entered

    def _perform(self, action):
        result = self._asyncioTestContext.run(action)
        if inspect.iscoroutine(result):
            return self._asyncioRunner.run(result, context=self._asyncioTestContext)
        return result

    def _set_up(self):
        # a loop there is for setUp too
        self._asyncioRunner.get_loop()
        self._asyncioTestContext.run(self.setUp)
        self._perform(self.asyncSetUp)

    def _tear_down(self):
        self._perform(self.asyncTearDown)
        self._asyncioTestContext.run(self.tearDown)

    def run(self, result=None):
        with asyncio.Runner(debug=True) as self._asyncioRunner:
            try:
                return super().run(result)
            finally:
                self._asyncioRunner = None

    def debug(self):
        with asyncio.Runner(debug=True) as self._asyncioRunner:
            try:
                super().debug()
            finally:
                self._asyncioRunner = None
