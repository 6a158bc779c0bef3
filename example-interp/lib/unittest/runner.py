"""Suites, results, loading and the command line."""

import functools
import io
import sys
import time
import traceback
import types
from unittest.case import FunctionTestCase, SkipTest, TestCase, _SubTest, doModuleCleanups, strclass

__unittest = True


def _titled(title, text):
    return text and f"\n{title}:\n{text}" + "\n" * (not text.endswith("\n"))


def _nothing(self, *_):
    pass


class TestResult:
    """What became of the tests."""

    __module__ = "unittest.result"
    _testRunEntered = _moduleSetUpFailed = _failed = False
    _previousTestClass = _texts = None

    def __init__(self, stream=None, descriptions=None, verbosity=None):
        self.testsRun = 0
        self.failfast = self.shouldStop = self.buffer = self.tb_locals = False
        for name in ("failures", "errors", "skipped", "expectedFailures", "unexpectedSuccesses"):
            setattr(self, name, [])

    startTestRun = stopTestRun = printErrors = addSuccess = _nothing

    def startTest(self, test):
        self.testsRun += 1
        self._capture()

    def stopTest(self, test):
        self._release()

    def _capture(self):
        """With `buffer`, what a test prints is kept, and shown only if it fails."""
        if self.buffer and self._texts is None:
            self._texts = sys.stdout, sys.stderr
            sys.stdout, sys.stderr = io.StringIO(), io.StringIO()

    def _release(self):
        if self._texts is None:
            return
        captured = sys.stdout, sys.stderr
        (sys.stdout, sys.stderr), self._texts = self._texts, None
        if self._failed:
            for stream, title, text in zip((sys.stdout, sys.stderr), ("Stdout", "Stderr"), captured):
                stream.write(_titled(title, text.getvalue()))
        self._failed = False

    def _captured(self):
        if self._texts is None:
            return ""
        return _titled("Stdout", sys.stdout.getvalue()) + _titled("Stderr", sys.stderr.getvalue())

    def _note(self, group, test, err, shown=None):
        group.append((shown or test, self._exc_info_to_string(err, test)))

    def _stop_if_first(self):
        self._failed = True
        if self.failfast:
            self.stop()

    def addError(self, test, err):
        self._note(self.errors, test, err)
        self._stop_if_first()

    def addFailure(self, test, err):
        self._note(self.failures, test, err)
        self._stop_if_first()

    def addSubTest(self, test, subtest, err):
        if err is None:
            return
        self._note(self.failures if issubclass(err[0], test.failureException) else self.errors, test, err, subtest)
        self._stop_if_first()

    def addExpectedFailure(self, test, err):
        self._note(self.expectedFailures, test, err)

    def addSkip(self, test, reason):
        self.skipped.append((test, reason))

    def addUnexpectedSuccess(self, test):
        self.unexpectedSuccesses.append(test)
        self._stop_if_first()

    def wasSuccessful(self):
        return not any((self.failures, self.errors, self.unexpectedSuccesses))

    def stop(self):
        self.shouldStop = True

    def _exc_info_to_string(self, err, test):
        kind, error, tb = err
        while tb and "__unittest" in tb.tb_frame.f_globals:
            tb = tb.tb_next
        shown = traceback.TracebackException(kind, error, tb, compact=True, capture_locals=self.tb_locals)
        if kind is test.failureException:
            # the frames of the assertion itself say nothing about the test
            frames = [frame for frame, _ in traceback.walk_tb(tb)]
            ours = [place for place, frame in enumerate(frames) if "__unittest" in frame.f_globals]
            del shown.stack[ours[0] if ours else len(frames):]
        return "".join(shown.format()) + self._captured()

    def __repr__(self):
        told = f"run={self.testsRun} errors={len(self.errors)} failures={len(self.failures)}"
        return f"<{strclass(type(self))} {told}>"


class BaseTestSuite:
    """Tests, and suites of tests, in order."""

    __module__ = "unittest.suite"

    def __init__(self, tests=()):
        self._tests = []
        self.addTests(tests)

    def addTest(self, test):
        if not callable(test):
            raise TypeError(f"{test!r} is not callable")
        if isinstance(test, type) and issubclass(test, (TestCase, BaseTestSuite)):
            raise TypeError("TestCases and TestSuites must be instantiated before passing them to addTest()")
        self._tests.append(test)

    def addTests(self, tests):
        if isinstance(tests, str):
            raise TypeError("tests must be an iterable of tests, not a string")
        for each in tests:
            self.addTest(each)

    def __iter__(self):
        return iter(self._tests)

    def countTestCases(self):
        return sum([each.countTestCases() for each in self if each])

    def run(self, result):
        for each in self:
            if result.shouldStop:
                return result
            each(result)
        return result

    def __call__(self, *args, **kwds):
        return self.run(*args, **kwds)

    def debug(self):
        for each in self:
            each.debug()

    def __eq__(self, other):
        return [*self] == [*other] if isinstance(other, type(self)) else NotImplemented

    def __repr__(self):
        return f"<{strclass(type(self))} tests={[*self]}>"


class _FixtureTest:
    """Stands in results for a class or a module whose set-up or tear-down went wrong."""

    failureException = None

    def __init__(self, what):
        self.what = what

    def id(self):
        return self.what

    __str__ = id
    shortDescription = _nothing

    def countTestCases(self):
        return 0


class TestSuite(BaseTestSuite):
    """Tests that run together; set-up of classes and modules is done where they change."""

    __module__ = "unittest.suite"

    def run(self, result, debug=False):
        outermost = not getattr(result, "_testRunEntered", False)
        result._testRunEntered = True
        for each in self:
            if result.shouldStop:
                break
            if not isinstance(each, TestCase) or self._prepare(type(each), result):
                each(result)
        if outermost:
            self._leave_class(result)
            self._leave_module(result)
            result._testRunEntered = False
        return result

    def _prepare(self, kind, result):
        """Changes from the class of the test before to that of the next; whether its tests can run."""
        before = result._previousTestClass
        if kind is not before:
            self._leave_class(result)
            if before is None or before.__module__ != kind.__module__:
                self._leave_module(result)
                self._enter_module(kind.__module__, result)
            self._enter_class(kind, result)
        result._previousTestClass = kind
        return not (kind._classSetupFailed or result._moduleSetUpFailed)

    def _attempt(self, result, what, action):
        """Whether the action went well; if not, it is in the results."""
        try:
            action()
            return True
        except Exception as error:
            self._report(result, what, (type(error), error, error.__traceback__))
            return False

    def _report(self, result, what, info):
        stand_in = _FixtureTest(what)
        if isinstance(info[1], SkipTest):
            result.addSkip(stand_in, str(info[1]))
        else:
            result.addError(stand_in, info)

    def _enter_class(self, kind, result):
        if result._moduleSetUpFailed or getattr(kind, "__unittest_skip__", False):
            return
        kind._classSetupFailed = False
        result._capture()
        if not self._attempt(result, f"setUpClass ({strclass(kind)})", kind.setUpClass):
            kind._classSetupFailed = True
            self._clean_class(kind, result, "setUpClass")
        result._release()

    def _leave_class(self, result):
        kind = result._previousTestClass
        if kind is None or kind._classSetupFailed or result._moduleSetUpFailed or getattr(kind, "__unittest_skip__", False):
            return
        result._capture()
        self._attempt(result, f"tearDownClass ({strclass(kind)})", kind.tearDownClass)
        self._clean_class(kind, result, "tearDownClass")
        result._release()

    def _clean_class(self, kind, result, during):
        kind.doClassCleanups()
        for info in kind.tearDown_exceptions:
            self._report(result, f"{during} ({strclass(kind)})", info)

    def _enter_module(self, name, result):
        prepare = getattr(sys.modules.get(name), "setUpModule", None)
        result._moduleSetUpFailed = False
        if prepare:
            result._capture()
            if not self._attempt(result, f"setUpModule ({name})", prepare):
                result._moduleSetUpFailed = True
                self._attempt(result, f"setUpModule ({name})", doModuleCleanups)
            result._release()

    def _leave_module(self, result):
        kind = result._previousTestClass
        if kind is None or result._moduleSetUpFailed:
            return
        result._capture()
        what = f"tearDownModule ({kind.__module__})"
        self._attempt(result, what, getattr(sys.modules.get(kind.__module__), "tearDownModule", bool))
        self._attempt(result, what, doModuleCleanups)
        result._release()


class _FailedTest(TestCase):
    __module__ = "unittest.loader"

    def __init__(self, method_name, exception):
        self._exception = exception
        super().__init__(method_name)

    def __getattr__(self, name):
        if name != self._testMethodName:
            return super().__getattribute__(name)

        def fail():
            raise self._exception
        return fail


class TestLoader:
    """Finds tests in classes, modules and names."""

    __module__ = "unittest.loader"

    testMethodPrefix = "test"
    sortTestMethodsUsing = staticmethod(lambda x, y: (x > y) - (x < y))
    testNamePatterns = None
    suiteClass = TestSuite

    def __init__(self):
        self.errors = []

    def getTestCaseNames(self, testCaseClass):
        found = [name for name in dir(testCaseClass) if self._wanted(testCaseClass, name)]
        if self.sortTestMethodsUsing is not None:
            found.sort(key=functools.cmp_to_key(self.sortTestMethodsUsing))
        return found

    def _wanted(self, kind, name):
        if not (name.startswith(self.testMethodPrefix) and callable(getattr(kind, name))):
            return False
        if self.testNamePatterns is None:
            return True
        from fnmatch import fnmatchcase

        return any(fnmatchcase(f"{strclass(kind)}.{name}", pattern) for pattern in self.testNamePatterns)

    def loadTestsFromTestCase(self, testCaseClass):
        if issubclass(testCaseClass, TestSuite):
            raise TypeError("Test cases should not be derived from TestSuite. Maybe you meant to derive from TestCase?")
        methods = self.getTestCaseNames(testCaseClass)
        if not methods and hasattr(testCaseClass, "runTest"):
            methods = ["runTest"]
        return self.suiteClass([testCaseClass(method) for method in methods])

    def loadTestsFromModule(self, module, *args, pattern=None, **kws):
        values = [getattr(module, name) for name in dir(module)]
        own = [value for value in values if isinstance(value, type) and issubclass(value, TestCase)
               and value not in (TestCase, FunctionTestCase)]
        suite = self.suiteClass([self.loadTestsFromTestCase(kind) for kind in own])
        load = getattr(module, "load_tests", None)
        return suite if load is None else load(self, suite, pattern)

    def loadTestsFromNames(self, names, module=None):
        return self.suiteClass([self.loadTestsFromName(name, module) for name in names])

    def loadTestsFromName(self, name, module=None):
        path = name.split(".")
        problem = None
        if module is None:
            module, problem = self._import(path)
            if module is None:
                return self._failed_import(*problem)
            path = path[1:]
        found, owner = module, None
        for part in path:
            try:
                owner, found = found, getattr(found, part)
            except AttributeError as error:
                if problem and hasattr(found, "__path__"):
                    # a module of the package that could not be imported, rather than an attribute
                    return self._failed_import(*problem)
                self.errors.append(f"Failed to access attribute:\n{traceback.format_exc()}")
                return self._failing(part, AttributeError(str(error)))
        return self._suite_of(found, owner, path)

    def _import(self, path):
        """The package of the longest part of the path that can be imported, or None; and which name failed last, and why."""
        problem = None
        for end in range(len(path), 0, -1):
            try:
                return __import__(".".join(path[:end])), problem
            except ImportError:
                problem = path[end - 1], traceback.format_exc()
        return None, problem

    def _failed_import(self, name, why):
        text = f"Failed to import test module: {name}\n{why}"
        self.errors.append(text)
        return self._failing(name, ImportError(text))

    def _failing(self, name, error):
        return self.suiteClass([_FailedTest(name, error)])

    def _suite_of(self, found, owner, path):
        if isinstance(found, types.ModuleType):
            return self.loadTestsFromModule(found)
        if isinstance(found, TestSuite):
            return found
        if isinstance(found, type) and issubclass(found, TestCase):
            return self.loadTestsFromTestCase(found)
        if isinstance(found, types.FunctionType) and isinstance(owner, type) and issubclass(owner, TestCase):
            return self.suiteClass([owner(path[-1])])
        if not callable(found):
            raise TypeError(f"don't know how to make test from: {found}")
        made = found()
        if isinstance(made, TestSuite):
            return made
        if not isinstance(made, TestCase):
            raise TypeError(f"calling {found} returned {made}, not a test")
        return self.suiteClass([made])

    def discover(self, start_dir, pattern="test*.py", top_level_dir=None):
        import os

        top = os.path.abspath(top_level_dir or start_dir)
        if top not in sys.path:
            sys.path.insert(0, top)
        start = os.path.abspath(start_dir)
        if not os.path.isdir(start):
            raise ImportError(f"Start directory is not importable: {start_dir!r}")
        return self.suiteClass(list(self._find(start, top, pattern, os)))

    def _find(self, directory, top, pattern, os):
        from fnmatch import fnmatch

        for name in sorted(os.listdir(directory)):
            path = os.path.join(directory, name)
            if os.path.isfile(path) and name.endswith(".py") and fnmatch(name, pattern):
                module = os.path.relpath(path, top)[:-3].replace("/", ".")
                yield self.loadTestsFromName(module)
            elif os.path.isdir(path) and os.path.isfile(os.path.join(path, "__init__.py")):
                yield self.suiteClass(list(self._find(path, top, pattern, os)))


defaultTestLoader = TestLoader()


class _Stream:
    def __init__(self, stream):
        self.stream = stream

    def __getattr__(self, name):
        return getattr(self.stream, name)

    def writeln(self, arg=None):
        if arg:
            self.write(arg)
        self.write("\n")


class TextTestResult(TestResult):
    """Writes what happens as it happens."""

    separator1, separator2 = "=" * 70, "-" * 70

    def __init__(self, stream, descriptions, verbosity):
        TestResult.__init__(self, stream, descriptions, verbosity)
        self.stream, self.descriptions = stream, descriptions
        self.showAll, self.dots = verbosity > 1, verbosity == 1
        self._line_begun = False

    def getDescription(self, test):
        doc = test.shortDescription() if self.descriptions else None
        return f"{test}\n{doc}" if doc else str(test)

    def startTest(self, test):
        TestResult.startTest(self, test)
        if self.showAll:
            self._begin_line(self.getDescription(test))

    def _begin_line(self, text):
        self.stream.write(f"{text} ... ")
        self.stream.flush()
        self._line_begun = True

    def _tell(self, test, word, letter):
        if self.showAll:
            part = isinstance(test, _SubTest)
            if part and self._line_begun:
                self.stream.writeln()
            if part or not self._line_begun:
                self._begin_line("  " * part + self.getDescription(test))
            self.stream.writeln(word)
            self._line_begun = False
        elif self.dots:
            self.stream.write(letter)
        self.stream.flush()

    def addSubTest(self, test, subtest, err):
        if err is not None:
            self._tell(subtest, *("FAIL", "F") if issubclass(err[0], subtest.failureException) else ("ERROR", "E"))
        TestResult.addSubTest(self, test, subtest, err)

    def addSkip(self, test, reason):
        TestResult.addSkip(self, test, reason)
        self._tell(test, f"skipped {reason!r}", "s")

    def printErrors(self):
        writeln = self.stream.writeln
        if self.showAll or self.dots:
            writeln()
        for flavour, group in (("ERROR", self.errors), ("FAIL", self.failures)):
            self.printErrorList(flavour, group)
        if self.unexpectedSuccesses:
            writeln(self.separator1)
        for test in self.unexpectedSuccesses:
            writeln("UNEXPECTED SUCCESS: " + self.getDescription(test))
        self.stream.flush()

    def printErrorList(self, flavour, errors):
        for test, text in errors:
            for line in (self.separator1, f"{flavour}: {self.getDescription(test)}", self.separator2, text):
                self.stream.writeln(line)
        self.stream.flush()


def _told(name, word, letter):
    """A method that notes what became of a test and then tells it."""
    note = getattr(TestResult, name)

    def method(self, test, *info):
        note(self, test, *info)
        self._tell(test, word, letter)

    method.__name__, method.__qualname__ = name, f"TextTestResult.{name}"
    return method


for _name, _word, _letter in (("addSuccess", "ok", "."), ("addError", "ERROR", "E"), ("addFailure", "FAIL", "F"),
                              ("addExpectedFailure", "expected failure", "x"), ("addUnexpectedSuccess", "unexpected success", "u")):
    setattr(TextTestResult, _name, _told(_name, _word, _letter))
del _name, _word, _letter


class TextTestRunner:
    """Runs tests and prints the results."""

    resultclass = TextTestResult

    def __init__(self, stream=None, descriptions=True, verbosity=1, failfast=False, buffer=False, resultclass=None,
                 warnings=None, *, tb_locals=False):
        self.stream = _Stream(stream or sys.stderr)
        self.descriptions, self.verbosity, self.warnings = descriptions, verbosity, warnings
        self.settings = {"failfast": failfast, "buffer": buffer, "tb_locals": tb_locals}
        vars(self).update(self.settings)
        self.resultclass = resultclass or self.resultclass

    def _makeResult(self):
        return self.resultclass(self.stream, self.descriptions, self.verbosity)

    def run(self, test):
        from warnings import catch_warnings, simplefilter

        result = self._makeResult()
        for name in self.settings:
            setattr(result, name, getattr(self, name))
        with catch_warnings():
            if self.warnings:
                simplefilter(self.warnings)
            begun = time.perf_counter()
            getattr(result, "startTestRun", bool)()
            try:
                test(result)
            finally:
                getattr(result, "stopTestRun", bool)()
            taken = time.perf_counter() - begun
        result.printErrors()
        self._summarize(result, taken)
        return result

    def _summarize(self, result, taken):
        writeln, count = self.stream.writeln, result.testsRun
        if hasattr(result, "separator2"):
            writeln(result.separator2)
        writeln(f"Ran {count} test{'s'[count == 1:]} in {taken:.3f}s")
        writeln()
        groups = {"failures": result.failures, "errors": result.errors, "skipped": result.skipped,
                  "expected failures": result.expectedFailures, "unexpected successes": result.unexpectedSuccesses}
        told = ", ".join([f"{name}={len(group)}" for name, group in groups.items() if group])
        writeln(("OK" if result.wasSuccessful() else "FAILED") + (f" ({told})" if told else ""))
        self.stream.flush()


class TestProgram:
    """The command line."""

    def __init__(self, module="__main__", defaultTest=None, argv=None, testRunner=None, testLoader=defaultTestLoader, exit=True,
                 verbosity=1, failfast=None, catchbreak=None, buffer=None, warnings=None, *, tb_locals=False):
        self.module = module
        if isinstance(module, str):
            __import__(module)
            self.module = sys.modules[module]
        self.exit, self.defaultTest, self.testRunner, self.testLoader = exit, defaultTest, testRunner, testLoader
        # what the command line may change
        self.verbosity, self.failfast, self.buffer, self.tb_locals = verbosity, bool(failfast), bool(buffer), tb_locals
        self.warnings = warnings or "default"
        program, *rest = sys.argv if argv is None else argv
        self.progName = program[program.rfind("/") + 1:]
        self._parse(rest)
        self.runTests()

    def _parse(self, argv):
        names = []
        patterns = []
        discover = self.module is None and (not argv or argv[0] == "discover")
        options = {"start": ".", "pattern": "test*.py", "top": None}
        argv = list(argv[1:] if discover and argv else argv)
        while argv:
            arg = argv.pop(0)
            if arg in ("-v", "--verbose"):
                self.verbosity = 2
            elif arg in ("-q", "--quiet"):
                self.verbosity = 0
            elif arg in ("-f", "--failfast"):
                self.failfast = True
            elif arg in ("-b", "--buffer"):
                self.buffer = True
            elif arg == "--locals":
                self.tb_locals = True
            elif arg in ("-c", "--catch"):
                pass
            elif arg == "-k":
                pattern = argv.pop(0) if argv else ""
                patterns.append(pattern if "*" in pattern else f"*{pattern}*")
            elif discover and arg in ("-s", "--start-directory", "-p", "--pattern", "-t", "--top-level-directory"):
                options[{"s": "start", "p": "pattern", "t": "top"}[arg.lstrip("-")[0]]] = argv.pop(0)
            elif arg in ("-h", "--help"):
                print(f"usage: {self.progName} [-h] [-v] [-q] [--locals] [-f] [-c] [-b] [-k TESTNAMEPATTERNS] [tests ...]")
                sys.exit(0)
            elif arg.startswith("-"):
                print(f"{self.progName}: error: unrecognized arguments: {arg}", file=sys.stderr)
                sys.exit(2)
            elif discover and options["start"] == ".":
                options["start"] = arg
            else:
                names.append(arg)
        if patterns:
            self.testLoader.testNamePatterns = patterns
        if discover and not names:
            self.test = self.testLoader.discover(options["start"], options["pattern"], options["top"])
        elif names:
            if self.module is None:
                names = [name[:-3].replace("/", ".") if name.endswith(".py") else name for name in names]
            self.test = self.testLoader.loadTestsFromNames(names, self.module)
        elif self.defaultTest is not None:
            wanted = [self.defaultTest] if isinstance(self.defaultTest, str) else list(self.defaultTest)
            self.test = self.testLoader.loadTestsFromNames(wanted, self.module)
        else:
            self.test = self.testLoader.loadTestsFromModule(self.module)

    def runTests(self):
        runner = self.testRunner or TextTestRunner
        if isinstance(runner, type):
            names = "verbosity", "failfast", "buffer", "warnings", "tb_locals"
            runner = runner(**{name: getattr(self, name) for name in names})
        self.result = runner.run(self.test)
        if self.exit:
            sys.exit(not self.result.wasSuccessful())


main = TestProgram
