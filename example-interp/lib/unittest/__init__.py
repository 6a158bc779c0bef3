"""Tests: cases, suites, loading and running."""

from unittest.case import (FunctionTestCase, SkipTest, TestCase, addModuleCleanup, doModuleCleanups, enterModuleContext,
                           expectedFailure, skip, skipIf, skipUnless)
from unittest.runner import (BaseTestSuite, TestLoader, TestProgram, TestResult, TextTestResult, TextTestRunner, TestSuite,
                             defaultTestLoader, main)

__all__ = ["TestResult", "TestCase", "IsolatedAsyncioTestCase", "TestSuite", "TextTestRunner", "TestLoader", "FunctionTestCase",
           "main", "defaultTestLoader", "SkipTest", "skip", "skipIf", "skipUnless", "expectedFailure", "TextTestResult",
           "addModuleCleanup", "doModuleCleanups", "enterModuleContext", "TestProgram"]

__unittest = True


def __getattr__(name):
    # asyncio is not imported for those who do without it
    if name == "IsolatedAsyncioTestCase":
        from unittest.async_case import IsolatedAsyncioTestCase

        globals()[name] = IsolatedAsyncioTestCase
        return IsolatedAsyncioTestCase
    raise AttributeError(f"module 'unittest' has no attribute {name!r}")


def __dir__():
    return [*globals(), "IsolatedAsyncioTestCase"]
