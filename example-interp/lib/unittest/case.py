"""Test cases and their assertions."""

import collections
import functools
from difflib import ndiff
import pprint
import re
import sys
import warnings

__unittest = True
_MAX_LENGTH = 80
_NOTE_LENGTH = 12  # about that of `[123 chars]`


class SkipTest(Exception):
    """Raised to skip a test."""


class _ShouldStop(Exception):
    pass


class _UnexpectedSuccess(Exception):
    pass


_unset = object()


def _keep(item):
    return item


def skip(reason):
    """Marks a test or a class of tests to be skipped; works without an argument too."""
    def mark(item):
        marked = item
        if not isinstance(item, type):
            @functools.wraps(item)
            def marked(*args, **kwargs):
                raise SkipTest(why)
        marked.__unittest_skip__, marked.__unittest_skip_why__ = True, why
        return marked

    bare = callable(reason) and hasattr(reason, "__name__")
    why = "" if bare else reason
    return mark(reason) if bare else mark


def skipIf(condition, reason):
    if not condition:
        return _keep
    return skip(reason)


def skipUnless(condition, reason):
    return skipIf(not condition, reason)


def expectedFailure(item):
    item.__unittest_expecting_failure__ = True
    return item


_module_cleanups = []


def addModuleCleanup(function, /, *args, **kwargs):
    _module_cleanups.append(functools.partial(function, *args, **kwargs))


def enterModuleContext(cm):
    return _enter(cm, addModuleCleanup)


def doModuleCleanups():
    while _module_cleanups:
        _module_cleanups.pop()()


def _enter(manager, add_cleanup):
    """Enters a context that the cleanups leave."""
    kind = type(manager)
    if not (hasattr(kind, "__enter__") and hasattr(kind, "__exit__")):
        raise TypeError(f"'{strclass(kind)}' object does not support the context manager protocol")
    entered = kind.__enter__(manager)
    add_cleanup(kind.__exit__, manager, None, None, None)
    return entered


def safe_repr(obj, short=False):
    try:
        text = repr(obj)
    except Exception:
        text = object.__repr__(obj)
    return text[:_MAX_LENGTH] + " [truncated]..." if short and len(text) >= _MAX_LENGTH else text


def strclass(cls):
    return f"{cls.__module__}.{cls.__qualname__}"


def _middle_cut(text, first, last):
    """The text without its middle, if that saves more than the note about it takes."""
    left_out = len(text) - first - last
    if left_out <= _NOTE_LENGTH:
        return text
    return f"{text[:first]}[{left_out} chars]{text[-last:]}"


def _common_length(texts):
    length = 0
    for chars in zip(*texts):
        if len(set(chars)) > 1:
            break
        length += 1
    return length


def _cut_common(*values):
    """The values' texts; long ones with what they have in common cut short, so that the difference stays visible."""
    texts = tuple([safe_repr(value) for value in values])
    longest = max(map(len, texts))
    if longest > _MAX_LENGTH:
        common = _common_length(texts)
        kept = _MAX_LENGTH - 5 - _NOTE_LENGTH - (longest - common)
        if kept > 5:
            start, ends = _middle_cut(texts[0][:common], 5, kept), [text[common:] for text in texts]
        else:
            start, ends = _middle_cut(texts[0][:common], 5, 5), [_middle_cut(text[common:], _MAX_LENGTH - 2 * _NOTE_LENGTH - 15, 5) for text in texts]
        texts = tuple([start + end for end in ends])
    return texts


class _Outcome:
    """How the parts of one test went."""

    expecting_failure, expected_failure, success = False, None, True

    def __init__(self, result):
        self.result, self.has_subtest_method = result, hasattr(result, "addSubTest")

    def run(self, action, case):
        try:
            action()
        except (KeyboardInterrupt, _ShouldStop) as stop:
            if isinstance(stop, KeyboardInterrupt):
                raise
        except SkipTest as skipped:
            self.success = False
            self.result.addSkip(case, str(skipped))
        except BaseException as error:
            info = type(error), error, error.__traceback__
            if self.expecting_failure:
                self.expected_failure = info
                return
            self.success = False
            add = self.result.addFailure if isinstance(error, case.failureException) else self.result.addError
            add(case, info)


class _Expectation:
    """What an assertion about a block, or about a call, waits for."""

    base, kind = BaseException, "an exception type"
    message = called = None

    def __init__(self, expected, case, regex=None):
        self.test_case, self.expected = case, expected
        self.expected_regex = regex if regex is None or hasattr(regex, "search") else re.compile(regex)

    def handle(self, name, args, kwargs):
        if not _all_subclasses(self.expected, self.base):
            raise TypeError(f"{name}() arg 1 must be {self.kind} or tuple of {self.kind.partition(' ')[2]}s")
        if args:
            function, *rest = args
            self.called = getattr(function, "__name__", None) or str(function)
            with self:
                function(*rest, **kwargs)
            return None
        self.message = kwargs.pop("msg", None)
        for unknown in kwargs:
            raise TypeError(f"{unknown!r} is an invalid keyword argument for this function")
        return self

    def _fail(self, text):
        raise self.test_case.failureException(self.test_case._formatMessage(self.message, text))

    def _fail_without(self, verb):
        wanted = getattr(self.expected, "__name__", None) or str(self.expected)
        self._fail(f"{wanted} not {verb}{f' by {self.called}' if self.called else ''}")

    def _fits(self, value):
        return self.expected_regex is None or self.expected_regex.search(str(value))

    def _fail_unlike(self, value):
        self._fail(f'"{self.expected_regex.pattern}" does not match "{value}"')


def _all_subclasses(expected, base):
    each = expected if isinstance(expected, tuple) else (expected,)
    return all(isinstance(kind, type) and issubclass(kind, base) for kind in each)


class _Raises(_Expectation):
    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_value, tb):
        if exc_type is None:
            self._fail_without("raised")
        if not isinstance(exc_value, self.expected):
            return False
        # the traceback would keep alive all that its frames hold
        self.exception = exc_value.with_traceback(None)
        if not self._fits(exc_value):
            self._fail_unlike(exc_value)
        return True


class _Warns(_Expectation):
    base, kind = Warning, "a warning type"

    def __enter__(self):
        # what modules remember having warned of does not count
        for module in [*sys.modules.values()]:
            if getattr(module, "__warningregistry__", None):
                module.__warningregistry__ = {}
        self._catching = warnings.catch_warnings(record=True)
        self.warnings = self._catching.__enter__()
        warnings.simplefilter("always", self.expected)
        return self

    def __exit__(self, exc_type, exc_value, tb):
        self._catching.__exit__(exc_type, exc_value, tb)
        if exc_type:
            return
        given = [entry for entry in self.warnings if isinstance(entry.message, self.expected)]
        for entry in given:
            if self._fits(entry.message):
                self.warning, self.filename, self.lineno = entry.message, entry.filename, entry.lineno
                return
        if given:
            self._fail_unlike(given[0].message)
        self._fail_without("triggered")


class _AssertLogsContext:
    def __init__(self, case, logger, level, unwanted):
        self.test_case, self.logger, self.level, self.unwanted = case, logger, level, unwanted

    def __enter__(self):
        import logging

        self.level = logging._nameToLevel.get(self.level, self.level) if self.level else logging.INFO
        if not isinstance(self.logger, logging.Logger):
            self.logger = logging.getLogger(self.logger)
        heard = self.watcher = _Heard([], [])

        class Listener(logging.Handler):
            def emit(self, record):
                heard.records.append(record)
                heard.output.append(self.format(record))

        listener = Listener(self.level)
        listener.setFormatter(logging.Formatter("%(levelname)s:%(name)s:%(message)s"))
        self._before = self.logger.handlers, self.logger.propagate, self.logger.level
        self.logger.handlers, self.logger.propagate = [listener], False
        self.logger.setLevel(self.level)
        return None if self.unwanted else heard

    def __exit__(self, exc_type, exc_value, tb):
        from logging import getLevelName

        self.logger.handlers, self.logger.propagate, level = self._before
        self.logger.setLevel(level)
        heard = self.watcher
        if exc_type:
            return False
        if self.unwanted and heard.records:
            raise self.test_case.failureException(f"Unexpected logs found: {heard.output!r}")
        if not self.unwanted and not heard.records:
            raise self.test_case.failureException(
                f"no logs of level {getLevelName(self.level)} or higher triggered on {self.logger.name}")


_Heard = collections.namedtuple("_LoggingWatcher", "records output")


class TestCase:
    """A test, or several as methods."""

    failureException, longMessage, maxDiff = AssertionError, True, 640
    _classSetupFailed, _class_cleanups, _outcome, _subtest = False, [], None, None
    _comparisons = {dict: "assertDictEqual", list: "assertListEqual", tuple: "assertTupleEqual", set: "assertSetEqual",
                    frozenset: "assertSetEqual", str: "assertMultiLineEqual"}

    def __init_subclass__(cls, *args, **kwargs):
        cls._classSetupFailed, cls._class_cleanups = False, []
        super().__init_subclass__(*args, **kwargs)

    def __init__(self, methodName="runTest"):
        self._testMethodName = methodName
        method = getattr(self, methodName, None)
        if method is None and methodName != "runTest":
            raise ValueError(f"no such test method in {self.__class__}: {methodName}")
        self._testMethodDoc = "No test" if method is None else method.__doc__
        self._cleanups, self._type_equality_funcs = [], dict(self._comparisons)

    def addTypeEqualityFunc(self, typeobj, function):
        self._type_equality_funcs[typeobj] = function

    def addCleanup(self, function, /, *args, **kwargs):
        self._cleanups.append(functools.partial(function, *args, **kwargs))

    @classmethod
    def addClassCleanup(cls, function, /, *args, **kwargs):
        cls._class_cleanups.append(functools.partial(function, *args, **kwargs))

    def enterContext(self, cm):
        return _enter(cm, self.addCleanup)

    @classmethod
    def enterClassContext(cls, cm):
        return _enter(cm, cls.addClassCleanup)

    def setUp(self):
        pass

    def tearDown(self):
        pass

    @classmethod
    def setUpClass(cls):
        pass

    @classmethod
    def tearDownClass(cls):
        pass

    def countTestCases(self):
        return 1

    def defaultTestResult(self):
        from unittest.runner import TestResult

        return TestResult()

    def shortDescription(self):
        """The first line of the method's documentation."""
        lines = (self._testMethodDoc or "").strip().splitlines()
        return lines[0].strip() if lines else None

    def id(self):
        return f"{strclass(type(self))}.{self._testMethodName}"

    def __str__(self):
        return f"{self._testMethodName} ({TestCase.id(self)})"

    def __repr__(self):
        return f"<{strclass(type(self))} testMethod={self._testMethodName}>"

    def __eq__(self, other):
        if type(other) is not type(self):
            return NotImplemented
        return other._testMethodName == self._testMethodName

    def __hash__(self):
        return hash((self._testMethodName, type(self)))

    def subTest(self, msg=_unset, **params):
        return _SubTestContext(self, msg, params)

    def __call__(self, *args, **kwds):
        return self.run(*args, **kwds)

    def run(self, result=None):
        own = result is None
        if own:
            result = self.defaultTestResult()
            getattr(result, "startTestRun", bool)()
        result.startTest(self)
        try:
            self._run(result, getattr(self, self._testMethodName))
            return result
        finally:
            self._outcome = None
            result.stopTest(self)
            if own:
                getattr(result, "stopTestRun", bool)()

    def _run(self, result, method):
        marked = type(self), method
        if any(getattr(each, "__unittest_skip__", False) for each in marked):
            why = [getattr(each, "__unittest_skip_why__", "") for each in marked]
            result.addSkip(self, why[0] or why[1])
            return
        expecting = any(getattr(each, "__unittest_expecting_failure__", False) for each in (self, method))
        outcome = self._outcome = _Outcome(result)
        outcome.run(self._set_up, self)
        if outcome.success:
            outcome.expecting_failure = expecting
            outcome.run(functools.partial(self._call_test, method), self)
            outcome.expecting_failure = False
            outcome.run(self._tear_down, self)
        self.doCleanups()
        if not outcome.success:
            return
        if not expecting:
            result.addSuccess(self)
        elif outcome.expected_failure is None:
            result.addUnexpectedSuccess(self)
        else:
            result.addExpectedFailure(self, outcome.expected_failure)
            outcome.expected_failure = None

    def _set_up(self):
        self.setUp()

    def _tear_down(self):
        self.tearDown()

    def _perform(self, action):
        return action()

    def _call_test(self, method):
        if self._perform(method) is not None:
            warnings.warn(f"It is deprecated to return a value that is not None from a test case ({method})", DeprecationWarning,
                          stacklevel=3)

    def doCleanups(self):
        outcome = self._outcome or _Outcome(self.defaultTestResult())
        while self._cleanups:
            outcome.run(functools.partial(self._perform, self._cleanups.pop()), self)
        return outcome.success

    @classmethod
    def doClassCleanups(cls):
        cls.tearDown_exceptions = []
        while cls._class_cleanups:
            try:
                cls._class_cleanups.pop()()
            except Exception as error:
                cls.tearDown_exceptions.append((type(error), error, error.__traceback__))

    def debug(self):
        """Runs the test without collecting what goes wrong."""
        for step in (self.setUp, getattr(self, self._testMethodName), self.tearDown):
            step()
        while self._cleanups:
            self._cleanups.pop()()

    def skipTest(self, reason):
        raise SkipTest(reason)

    def fail(self, msg=None):
        raise self.failureException(msg)

    def _formatMessage(self, msg, standard):
        if msg is None:
            return standard
        return f"{standard} : {msg}" if self.longMessage else msg or standard

    def _fail_with(self, msg, standard):
        raise self.failureException(self._formatMessage(msg, standard))

    def assertTrue(self, expr, msg=None):
        expr or self._fail_with(msg, f"{safe_repr(expr)} is not true")

    def assertFalse(self, expr, msg=None):
        if expr:
            self._fail_with(msg, f"{safe_repr(expr)} is not false")

    def assertRaises(self, expected_exception, *args, **kwargs):
        return _Raises(expected_exception, self).handle("assertRaises", args, kwargs)

    def assertRaisesRegex(self, expected_exception, expected_regex, *args, **kwargs):
        return _Raises(expected_exception, self, expected_regex).handle("assertRaisesRegex", args, kwargs)

    def assertWarns(self, expected_warning, *args, **kwargs):
        return _Warns(expected_warning, self).handle("assertWarns", args, kwargs)

    def assertWarnsRegex(self, expected_warning, expected_regex, *args, **kwargs):
        return _Warns(expected_warning, self, expected_regex).handle("assertWarnsRegex", args, kwargs)

    def assertLogs(self, logger=None, level=None):
        return _AssertLogsContext(self, logger, level, False)

    def assertNoLogs(self, logger=None, level=None):
        return _AssertLogsContext(self, logger, level, True)

    def assertEqual(self, first, second, msg=None):
        kind = type(first)
        compare = self._type_equality_funcs.get(kind) if kind is type(second) else None
        if compare is not None:
            if isinstance(compare, str):
                compare = getattr(self, compare)
            compare(first, second, msg=msg)
        elif not first == second:
            self._fail_with(msg, " != ".join(_cut_common(first, second)))

    def assertNotEqual(self, first, second, msg=None):
        if not first != second:
            self._fail_with(msg, f"{safe_repr(first)} == {safe_repr(second)}")

    def _near(self, first, second, places, delta):
        """Whether two different values are near each other, and how that is said."""
        if delta is not None and places is not None:
            raise TypeError("specify delta or places not both")
        difference = abs(first - second)
        if delta is not None:
            return difference <= delta, f"within {safe_repr(delta)} delta", difference
        places = 7 if places is None else places
        return not round(difference, places), f"within {places!r} places", difference

    def assertAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        if first == second:
            return
        near, within, difference = self._near(first, second, places, delta)
        if not near:
            self._fail_with(msg, f"{safe_repr(first)} != {safe_repr(second)} {within} ({safe_repr(difference)} difference)")

    def assertNotAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        near, within, difference = self._near(first, second, places, delta)
        if near or first == second:
            apart = "" if delta is None else f" ({safe_repr(difference)} difference)"
            self._fail_with(msg, f"{safe_repr(first)} == {safe_repr(second)} {within}{apart}")

    def _with_diff(self, message, before, after):
        """The message with the difference of two texts in lines, unless that is too long."""
        return self._limited(message, "\n" + before.join(ndiff(*after)))

    def _limited(self, message, details):
        if self.maxDiff is not None and self.maxDiff < len(details):
            details = f"\nDiff is {len(details)} characters long. Set self.maxDiff to None to see it."
        return message + details

    def assertSequenceEqual(self, seq1, seq2, msg=None, seq_type=None):
        name = "sequence" if seq_type is None else seq_type.__name__
        sizes = []
        problem = None
        for which, seq in (("First", seq1), ("Second", seq2)):
            if seq_type is not None and not isinstance(seq, seq_type):
                raise self.failureException(f"{which} sequence is not a {name}: {safe_repr(seq)}")
        for which, seq in (("First", seq1), ("Second", seq2)):
            try:
                sizes.append(len(seq))
            except (TypeError, NotImplementedError):
                problem = problem or f"{which} {name} has no length.    Non-sequence?"
        if not problem:
            if seq1 == seq2:
                return
            problem = _sequence_difference(name, seq1, seq2, sizes)
            if not problem and seq_type is None and type(seq1) is not type(seq2):
                return  # equal item by item
            problem = f"{name.capitalize()}s differ: {' != '.join(_cut_common(seq1, seq2))}\n{problem}"
        lines = [pprint.pformat(seq).splitlines() for seq in (seq1, seq2)]
        self.fail(self._formatMessage(msg, self._with_diff(problem, "\n", lines)))

    def assertListEqual(self, list1, list2, msg=None):
        self.assertSequenceEqual(list1, list2, msg, seq_type=list)

    def assertTupleEqual(self, tuple1, tuple2, msg=None):
        self.assertSequenceEqual(tuple1, tuple2, msg, seq_type=tuple)

    def assertSetEqual(self, set1, set2, msg=None):
        lines = []
        for one, other, order in ((set1, set2, "first set but not the second"), (set2, set1, "second set but not the first")):
            try:
                only = one.difference(other)
            except TypeError as error:
                self.fail(f"invalid type when attempting set difference: {error}")
            except AttributeError as error:
                self.fail(f"first argument does not support set difference: {error}" if one is set1
                          else f"second argument does not support set difference: {error}")
            if only:
                lines += [f"Items in the {order}:", *map(repr, only)]
        if lines:
            self._fail_with(msg, "\n".join(lines))

    def assertIn(self, member, container, msg=None):
        if member not in container:
            self._fail_with(msg, f"{safe_repr(member)} not found in {safe_repr(container)}")

    def assertNotIn(self, member, container, msg=None):
        if member in container:
            self._fail_with(msg, f"{safe_repr(member)} unexpectedly found in {safe_repr(container)}")

    def assertIs(self, expr1, expr2, msg=None):
        if expr1 is not expr2:
            self._fail_with(msg, f"{safe_repr(expr1)} is not {safe_repr(expr2)}")

    def assertIsNot(self, expr1, expr2, msg=None):
        if expr1 is expr2:
            self._fail_with(msg, f"unexpectedly identical: {safe_repr(expr1)}")

    def assertDictEqual(self, d1, d2, msg=None):
        for which, given in (("First", d1), ("Second", d2)):
            self.assertIsInstance(given, dict, f"{which} argument is not a dictionary")
        if d1 != d2:
            lines = [pprint.pformat(given).splitlines() for given in (d1, d2)]
            self._fail_with(msg, self._with_diff(" != ".join(_cut_common(d1, d2)), "\n", lines))

    def assertDictContainsSubset(self, subset, dictionary, msg=None):
        warnings.warn("assertDictContainsSubset is deprecated", DeprecationWarning, 2)
        missing = [key for key in subset if key not in dictionary]
        different = [f"{safe_repr(key)}, expected: {safe_repr(value)}, actual: {safe_repr(dictionary[key])}"
                     for key, value in subset.items() if key in dictionary and value != dictionary[key]]
        told = [f"Missing: {','.join(map(safe_repr, missing))}"] if missing else []
        if different:
            told.append(f"Mismatched values: {','.join(different)}")
        if told:
            self._fail_with(msg, "; ".join(told))

    def assertCountEqual(self, first, second, msg=None):
        remaining = [[*first], [*second]]
        lines = []
        for item in remaining[0] + remaining[1]:
            counts = [sum(other == item for other in items) for items in remaining]
            if counts[0] != counts[1]:
                lines.append(f"First has {counts[0]}, Second has {counts[1]}:  {item!r}")
            # each different item counts once
            remaining = [[other for other in items if not other == item] for items in remaining]
        if lines:
            self._fail_with(msg, self._limited("Element counts were not equal:\n", "\n".join(lines)))

    def assertMultiLineEqual(self, first, second, msg=None):
        for which, given in (("First", first), ("Second", second)):
            self.assertIsInstance(given, str, f"{which} argument is not a string")
        if first != second:
            lines = [text.splitlines(keepends=True) for text in (first, second)]
            if lines[0] == [first.rstrip("\r\n")]:
                # one line without an end: the whole of the other is compared with it
                lines = [[first + "\n"], [second + "\n"]]
            self._fail_with(msg, self._with_diff(" != ".join(_cut_common(first, second)), "", lines))

    def assertLess(self, a, b, msg=None):
        if not a < b:
            self._fail_with(msg, f"{safe_repr(a)} not less than {safe_repr(b)}")

    def assertLessEqual(self, a, b, msg=None):
        if not a <= b:
            self._fail_with(msg, f"{safe_repr(a)} not less than or equal to {safe_repr(b)}")

    def assertGreater(self, a, b, msg=None):
        if not a > b:
            self._fail_with(msg, f"{safe_repr(a)} not greater than {safe_repr(b)}")

    def assertGreaterEqual(self, a, b, msg=None):
        if not a >= b:
            self._fail_with(msg, f"{safe_repr(a)} not greater than or equal to {safe_repr(b)}")

    def assertIsNone(self, obj, msg=None):
        if obj is not None:
            self._fail_with(msg, f"{safe_repr(obj)} is not None")

    def assertIsNotNone(self, obj, msg=None):
        if obj is None:
            self._fail_with(msg, "unexpectedly None")

    def assertIsInstance(self, obj, cls, msg=None):
        if not isinstance(obj, cls):
            self._fail_with(msg, f"{safe_repr(obj)} is not an instance of {cls!r}")

    def assertNotIsInstance(self, obj, cls, msg=None):
        if isinstance(obj, cls):
            self._fail_with(msg, f"{safe_repr(obj)} is an instance of {cls!r}")

    def assertRegex(self, text, expected_regex, msg=None):
        pattern = re.compile(expected_regex) if isinstance(expected_regex, (str, bytes)) else expected_regex
        if pattern.search(text) is None:
            self._fail_with(msg, f"Regex didn't match: {pattern.pattern!r} not found in {text!r}")

    def assertNotRegex(self, text, unexpected_regex, msg=None):
        pattern = re.compile(unexpected_regex) if isinstance(unexpected_regex, (str, bytes)) else unexpected_regex
        if found := pattern.search(text):
            self._fail_with(msg, f"Regex matched: {found[0]!r} matches {pattern.pattern!r} in {text!r}")


def _old_name(name, now):
    """A name of Python 2's."""
    def method(self, *args, **kwargs):
        warnings.warn(f"Please use {now} instead.", DeprecationWarning, 2)
        return getattr(self, now)(*args, **kwargs)

    method.__name__ = name
    return method


for _name, _now in {"assertEquals": "assertEqual", "assertNotEquals": "assertNotEqual", "assertAlmostEquals": "assertAlmostEqual",
                    "assertNotAlmostEquals": "assertNotAlmostEqual", "assert_": "assertTrue",
                    "assertRaisesRegexp": "assertRaisesRegex", "assertRegexpMatches": "assertRegex",
                    "assertNotRegexpMatches": "assertNotRegex"}.items():
    setattr(TestCase, _name, _old_name(_name, _now))
del _name, _now


def _sequence_difference(name, seq1, seq2, sizes):
    """Where two sequences differ first, and what one has beyond the other; empty if they do not."""
    text = ""
    for place, (one, other) in enumerate(zip(seq1, seq2)):
        if one != other:
            shown = "\n".join(_cut_common(one, other))
            text = f"\nFirst differing element {place}:\n{shown}\n"
            break
    more, fewer = max(sizes), min(sizes)
    if more > fewer:
        which, longer = ("First", seq1) if sizes[0] == more else ("Second", seq2)
        text += f"\n{which} {name} contains {more - fewer} additional elements.\n"
        text += f"First extra element {fewer}:\n{safe_repr(longer[fewer])}\n"
    return text


class _SubTestContext:
    def __init__(self, case, msg, params):
        self.case, self.msg, self.params = case, msg, params

    def __enter__(self):
        outer = self.outer = self.case._subtest
        params = dict(self.params)
        for name, value in (outer.params if outer else {}).items():
            params.setdefault(name, value)
        self.case._subtest = _SubTest(self.case, self.msg, params)

    def __exit__(self, exc_type, exc_value, tb):
        case, subtest, outcome = self.case, self.case._subtest, self.case._outcome
        case._subtest = self.outer
        if outcome is None or exc_type and issubclass(exc_type, (KeyboardInterrupt, _ShouldStop)):
            return False
        result = outcome.result
        if exc_type is None:
            result.addSubTest(case, subtest, None)
            return False
        if exc_type is not SkipTest and outcome.expecting_failure:
            outcome.expected_failure = exc_type, exc_value, tb
        else:
            outcome.success = False
            if issubclass(exc_type, SkipTest):
                result.addSkip(subtest, str(exc_value))
                return True
            result.addSubTest(case, subtest, (exc_type, exc_value, tb))
        if result.failfast:
            raise _ShouldStop
        return True


class _SubTest(TestCase):
    """Stands for a part of a test in results."""

    def __init__(self, test_case, message, params):
        TestCase.__init__(self)
        self.test_case, self.params, self._message = test_case, params, message
        self.failureException = test_case.failureException

    def _subDescription(self):
        values = ", ".join([f"{name}={value!r}" for name, value in self.params.items()])
        message = "" if self._message is _unset else f"[{self._message}]"
        return f"{message} {f'({values})' if values else ''}".strip() or "(<subtest>)"

    def id(self):
        return f"{self.test_case.id()} {self._subDescription()}"

    def shortDescription(self):
        return self.test_case.shortDescription()

    def __str__(self):
        return f"{self.test_case} {self._subDescription()}"


class FunctionTestCase(TestCase):
    """A function as a test."""

    def __init__(self, testFunc, setUp=None, tearDown=None, description=None):
        super().__init__()
        self._set_up, self._tear_down, self._test, self._description = setUp, tearDown, testFunc, description

    def setUp(self):
        if self._set_up is not None:
            self._set_up()

    def tearDown(self):
        if self._tear_down is not None:
            self._tear_down()

    def runTest(self):
        self._test()

    def id(self):
        return self._test.__name__

    def __str__(self):
        return f"{strclass(self.__class__)} ({self._test.__name__})"

    def shortDescription(self):
        return self._description or (self._test.__doc__ or "").split("\n")[0].strip() or None
