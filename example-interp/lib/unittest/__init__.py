"""Tests: cases, suites, loading and running."""

from unittest.case import (FunctionTestCase, SkipTest, TestCase, addModuleCleanup, doModuleCleanups, enterModuleContext,
                           expectedFailure, skip, skipIf, skipUnless)
from unittest.runner import (BaseTestSuite, TestLoader, TestProgram, TestResult, TextTestResult, TextTestRunner, TestSuite,
                             defaultTestLoader, main)

__all__ = ["TestResult", "TestCase", "TestSuite", "TextTestRunner", "TestLoader", "FunctionTestCase", "main", "defaultTestLoader",
           "SkipTest", "skip", "skipIf", "skipUnless", "expectedFailure", "TextTestResult", "addModuleCleanup",
           "doModuleCleanups", "enterModuleContext", "TestProgram"]

__unittest = True


def __getattr__(name):
    if name == "mock":
        import unittest.mock
        return unittest.mock
    raise AttributeError(f"module 'unittest' has no attribute {name!r}")
