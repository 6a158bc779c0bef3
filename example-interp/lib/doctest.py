"""Examples in docstrings, run and compared with what stands below them."""

import inspect
import linecache
import os
import re
import sys
import traceback
import unittest
from collections import namedtuple
from io import StringIO

__all__ = ["register_optionflag", "DONT_ACCEPT_TRUE_FOR_1", "DONT_ACCEPT_BLANKLINE", "NORMALIZE_WHITESPACE", "ELLIPSIS", "SKIP",
           "IGNORE_EXCEPTION_DETAIL", "COMPARISON_FLAGS", "REPORT_UDIFF", "REPORT_CDIFF", "REPORT_NDIFF",
           "REPORT_ONLY_FIRST_FAILURE", "REPORTING_FLAGS", "FAIL_FAST", "Example", "DocTest", "DocTestParser", "DocTestFinder",
           "DocTestRunner", "OutputChecker", "DocTestFailure", "UnexpectedException", "DebugRunner", "testmod", "testfile",
           "run_docstring_examples", "DocTestSuite"]

TestResults = namedtuple("TestResults", "failed attempted")
OPTIONFLAGS_BY_NAME = {}


def register_optionflag(name):
    return OPTIONFLAGS_BY_NAME.setdefault(name, 1 << len(OPTIONFLAGS_BY_NAME))


COMPARISON_FLAGS = REPORTING_FLAGS = 0
for _name in ("DONT_ACCEPT_TRUE_FOR_1", "DONT_ACCEPT_BLANKLINE", "NORMALIZE_WHITESPACE", "ELLIPSIS", "SKIP",
              "IGNORE_EXCEPTION_DETAIL"):
    COMPARISON_FLAGS |= globals().setdefault(_name, register_optionflag(_name))
for _name in ("REPORT_UDIFF", "REPORT_CDIFF", "REPORT_NDIFF", "REPORT_ONLY_FIRST_FAILURE", "FAIL_FAST"):
    REPORTING_FLAGS |= globals().setdefault(_name, register_optionflag(_name))

BLANKLINE_MARKER = "<BLANKLINE>"
ELLIPSIS_MARKER = "..."
_DIVIDER = "*" * 70
_PROMPT = re.compile(r"([ ]*)>>>(.*)")
_DIRECTIVE = re.compile(r"#\s*doctest:\s*([^\n'\"]*)$", re.MULTILINE)


def _indented(text, by=4):
    return re.sub(r"(?m)^(?!$)", " " * by, text)


def _closed(text):
    """The text with an end of its last line."""
    return text if text[-1:] == "\n" else text + "\n"


class Example:
    """One piece of source, with the output that is expected of it."""

    def __init__(self, source, want, exc_msg=None, lineno=0, indent=0, options=None):
        self.source, self.want = _closed(source), want and _closed(want)
        self.exc_msg = None if exc_msg is None else _closed(exc_msg)
        self.lineno, self.indent, self.options = lineno, indent, options or {}

    def _key(self):
        return self.source, self.want, self.lineno, self.indent, self.options, self.exc_msg

    def __eq__(self, other):
        return self._key() == other._key() if type(self) is type(other) else NotImplemented

    def __hash__(self):
        return hash((self.source, self.want, self.lineno, self.indent, self.exc_msg))


class DocTest:
    """The examples of one docstring, and the namespace to run them in."""

    def __init__(self, examples, globs, name, filename, lineno, docstring):
        self.examples, self.globs, self.docstring = examples, dict(globs), docstring
        self.name, self.filename, self.lineno = name, filename, lineno

    def __repr__(self):
        count = len(self.examples)
        examples = {0: "no examples", 1: "1 example"}.get(count, f"{count} examples")
        return f"<{type(self).__name__} {self.name} from {self.filename}:{self.lineno} ({examples})>"

    def _place(self):
        return self.name, self.filename or "", self.lineno or 0, id(self)

    def __lt__(self, other):
        return self._place() < other._place() if isinstance(other, DocTest) else NotImplemented


class DocTestParser:
    """Finds the examples in a text."""

    def parse(self, string, name="<string>"):
        """Examples and the texts between them."""
        lines = string.expandtabs().split("\n")
        common = min((len(line) - len(line.lstrip()) for line in lines if line.strip()), default=0)
        lines = [line[common:] for line in lines]
        pieces, text, at = [], [], 0
        while at < len(lines):
            prompt = _PROMPT.match(lines[at])
            if prompt is None or (prompt[2] and prompt[2].startswith(">")):
                text.append(lines[at])
                at += 1
                continue
            pieces.append("".join(line + "\n" for line in text))
            text = []
            example, at = self._example(lines, at, len(prompt[1]), name)
            if example is not None:
                pieces.append(example)
        pieces.append("\n".join(text))
        return pieces

    def _example(self, lines, first, indent, name):
        margin = " " * indent
        at = first
        source = [self._after_prompt(lines[at], indent, at, name)]
        at += 1
        while at < len(lines) and lines[at].startswith(margin + "..."):
            source.append(self._after_prompt(lines[at], indent, at, name))
            at += 1
        want = []
        while at < len(lines) and lines[at].strip() and not re.match(r" *>>>", lines[at]):
            if not lines[at].startswith(margin):
                raise ValueError(f"line {at + 1} of the docstring for {name} has inconsistent leading whitespace: {lines[at]!r}")
            want.append(lines[at][indent:])
            at += 1
        text = "\n".join(source)
        wanted = "\n".join(want)
        if not text.strip() or all(line.lstrip().startswith("#") or not line.strip() for line in source):
            self._find_options(text, name, first)
            return None, at
        return Example(text, wanted, self._exception(want), first, indent, self._find_options(text, name, first)), at

    def _after_prompt(self, line, indent, at, name):
        if len(line) > indent + 3 and line[indent + 3] != " ":
            raise ValueError(f"line {at + 1} of the docstring for {name} lacks blank after "
                             f"{line[indent:indent + 3]}: {line!r}")
        return line[indent + 4:]

    def _exception(self, want):
        """The last part of a traceback that is expected: the exception and its message."""
        if not want or not re.match(r"Traceback \((most recent call last|innermost last)\):\s*$", want[0]):
            return None
        for at, line in enumerate(want[1:], 1):
            if re.match(r"\w", line):
                return "\n".join(want[at:])
        return None

    def _find_options(self, source, name, lineno):
        options = {}
        for directive in _DIRECTIVE.finditer(source):
            for option in directive[1].replace(",", " ").split():
                if option[0] not in "+-" or option[1:] not in OPTIONFLAGS_BY_NAME:
                    raise ValueError(f"line {lineno + 1} of the doctest for {name} has an invalid option: {option!r}")
                options[OPTIONFLAGS_BY_NAME[option[1:]]] = option[0] == "+"
        return options

    def get_doctest(self, string, globs, name, filename, lineno):
        return DocTest(self.get_examples(string, name), globs, name, filename, lineno, string)

    def get_examples(self, string, name="<string>"):
        return [piece for piece in self.parse(string, name) if isinstance(piece, Example)]


def _has_code(value):
    return inspect.isroutine(value) or inspect.isclass(value)


class DocTestFinder:
    """Finds the docstrings of an object and of what it holds."""

    def __init__(self, verbose=False, parser=DocTestParser(), recurse=True, exclude_empty=True):
        self._settings = verbose, recurse, exclude_empty
        self._parser = parser

    def find(self, obj, name=None, module=None, globs=None, extraglobs=None):
        name = getattr(obj, "__name__", None) if name is None else name
        if name is None:
            raise ValueError(f"DocTestFinder.find: name must be given when obj.__name__ doesn't exist: {type(obj)!r}")
        if module is False:
            module = None
        elif module is None:
            module = obj if inspect.ismodule(obj) else sys.modules.get(getattr(obj, "__module__", None))
        lines = None
        filename = getattr(module, "__file__", None)
        if filename is not None:
            lines = linecache.getlines(filename) or None
        globs = dict(vars(module)) if globs is None and module is not None else dict(globs or {})
        globs.update(extraglobs or {})
        globs.setdefault("__name__", "__main__")
        tests = []
        self._find(tests, obj, name, module, lines, globs, set())
        return sorted(tests)

    def _find(self, tests, obj, name, module, lines, globs, seen):
        verbose, recurse, _ = self._settings
        if verbose:
            print("Finding tests in", name)
        if id(obj) in seen:
            return
        seen.add(id(obj))
        if test := self._get_test(obj, name, module, globs, lines):
            tests.append(test)
        for part, value in self._parts(obj, module) if recurse else ():
            self._find(tests, value, f"{name}.{part}", module, lines, globs, seen)

    def _parts(self, obj, module):
        """What an object holds that may have a docstring with examples."""
        if inspect.ismodule(obj):
            for part, value in [*vars(obj).items()]:
                if _has_code(inspect.unwrap(value)) and self._is_own(module, value):
                    yield part, value
            for part, value in getattr(obj, "__test__", {}).items():
                if not isinstance(part, str):
                    raise ValueError(f"DocTestFinder.find: __test__ keys must be strings: {type(part)!r}")
                yield f"__test__.{part}", value
        elif inspect.isclass(obj):
            for part, value in [*vars(obj).items()]:
                value = value.__func__ if isinstance(value, (classmethod, staticmethod)) else value
                if (_has_code(value) or isinstance(value, property)) and self._is_own(module, value):
                    yield part, value

    def _is_own(self, module, obj):
        """Whether it was written in this module, not imported into it."""
        if module is None or isinstance(obj, property):
            return True
        if inspect.isfunction(obj):
            return vars(module) is obj.__globals__
        if hasattr(obj, "__module__"):
            return module.__name__ == obj.__module__
        return False

    def _get_test(self, obj, name, module, globs, lines):
        docstring = obj if isinstance(obj, str) else getattr(obj, "__doc__", None)
        if docstring is None:
            docstring = ""
        elif not isinstance(docstring, str):
            docstring = str(docstring)
        lineno = self._find_lineno(obj, docstring, lines)
        if self._settings[2] and not docstring:
            return None
        filename = None if module is None else getattr(module, "__file__", None) or module.__name__
        return self._parser.get_doctest(docstring, globs, name, filename, lineno)

    def _find_lineno(self, obj, docstring, lines):
        lineno = None
        if inspect.ismodule(obj) and docstring:
            lineno = 0
        if inspect.isclass(obj) and lines is not None and docstring:
            pattern = re.compile(r"\s*class\s*%s\b" % re.escape(getattr(obj, "__name__", "-")))
            lineno = next((at for at, line in enumerate(lines) if pattern.match(line)), None)
        if inspect.ismethod(obj):
            obj = obj.__func__
        if inspect.isfunction(obj) and getattr(obj, "__doc__", None):
            lineno = inspect.unwrap(obj).__code__.co_firstlineno - 1
        if lineno is None or lines is None:
            return lineno
        # The docstring begins at the first quote.
        quote = re.compile(r"(^|.*:)\s*\w*(\"|')")
        return next((at for at in range(lineno, len(lines)) if quote.match(lines[at])), None)


class OutputChecker:
    """Compares what came with what was expected."""

    def check_output(self, want, got, optionflags):
        if got == want:
            return True
        if not optionflags & DONT_ACCEPT_TRUE_FOR_1 and (got, want) in (("True\n", "1\n"), ("False\n", "0\n")):
            return True
        if not optionflags & DONT_ACCEPT_BLANKLINE:
            want = re.sub(r"(?m)^%s\s*?$" % re.escape(BLANKLINE_MARKER), "", want)
            got = re.sub(r"(?m)^[^\S\n]+$", "", got)
            if got == want:
                return True
        if optionflags & NORMALIZE_WHITESPACE:
            got, want = " ".join(got.split()), " ".join(want.split())
            if got == want:
                return True
        return bool(optionflags & ELLIPSIS) and _matches_ellipsis(want, got)

    def output_difference(self, example, got, optionflags):
        want = example.want
        if not optionflags & DONT_ACCEPT_BLANKLINE:
            got = re.sub(r"(?m)^[ ]*(?=\n)", BLANKLINE_MARKER, got)
        if optionflags & (REPORT_UDIFF | REPORT_CDIFF | REPORT_NDIFF) and want.count("\n") > 2 and got.count("\n") > 2:
            return self._diff(want.splitlines(keepends=True), got.splitlines(keepends=True), optionflags)
        if want and got:
            return "Expected:\n%sGot:\n%s" % (_indented(want), _indented(got))
        if want:
            return "Expected:\n%sGot nothing\n" % _indented(want)
        if got:
            return "Expected nothing\nGot:\n%s" % _indented(got)
        return "Expected nothing\nGot nothing\n"

    def _diff(self, want, got, optionflags):
        import difflib
        if optionflags & REPORT_UDIFF:
            kind, diff = "unified diff with -expected +actual", list(difflib.unified_diff(want, got, n=2))[2:]
        elif optionflags & REPORT_CDIFF:
            kind, diff = "context diff with expected followed by actual", list(difflib.context_diff(want, got, n=2))[2:]
        else:
            kind, diff = "ndiff with -expected +actual", list(difflib.Differ(charjunk=difflib.IS_CHARACTER_JUNK).compare(want, got))
        return "Differences (%s):\n" % kind + _indented("".join(diff))


def _matches_ellipsis(want, got):
    """Whether each `...` in what is expected can stand for some text."""
    first, *middle = want.split(ELLIPSIS_MARKER)
    if not middle:
        return want == got
    last = middle.pop()
    if not got.startswith(first) or not got.endswith(last) or len(got) < len(first) + len(last):
        return False
    at, end = len(first), len(got) - len(last)
    for piece in middle:
        at = got.find(piece, at, end)
        if at < 0:
            return False
        at += len(piece)
    return True


def _without_detail(message):
    """The bare name of the exception in the first line of its description."""
    name = message.partition("\n")[0].partition(":")[0]
    return name.rpartition(".")[2].strip()


class _Capture(StringIO):
    def getvalue(self):
        text = StringIO.getvalue(self)
        # An example's output ends with a newline whatever it printed.
        return text if not text or text.endswith("\n") else text + "\n"

    def reset(self):
        self.seek(0)
        self.truncate()


class DocTestRunner:
    """Runs tests and reports."""

    DIVIDER = _DIVIDER

    def __init__(self, checker=None, verbose=None, optionflags=0):
        self._checker, self._printed = checker or OutputChecker(), _Capture()
        self._verbose = verbose if verbose is not None else "-v" in sys.argv
        self.optionflags = self.original_optionflags = optionflags
        self.tries = self.failures = 0
        self._counts = {}  # failures and tries by the test's name

    def report_start(self, out, test, example):
        if self._verbose:
            expecting = "Expecting:\n" + _indented(example.want) if example.want else "Expecting nothing\n"
            out("Trying:\n" + _indented(example.source) + expecting)

    def report_success(self, out, test, example, got):
        if self._verbose:
            out("ok\n")

    def report_failure(self, out, test, example, got):
        out(self._failure_header(test, example) + self._checker.output_difference(example, got, self.optionflags))

    def report_unexpected_exception(self, out, test, example, exc_info):
        text = "".join(traceback.format_exception(*exc_info))
        out(self._failure_header(test, example) + "Exception raised:\n" + _indented(text))

    def _failure_header(self, test, example):
        lines = [self.DIVIDER]
        if test.filename:
            number = "?" if test.lineno is None else test.lineno + example.lineno + 1
            lines.append('File "%s", line %s, in %s' % (test.filename, number, test.name))
        else:
            lines.append("Line %s, in %s" % (example.lineno + 1, test.name))
        lines.append("Failed example:")
        return "\n".join(lines) + "\n" + _indented(example.source)

    def run(self, test, compileflags=None, out=None, clear_globs=True):
        self.test = test
        stdout, hook = sys.stdout, sys.displayhook
        if out is None:
            out = stdout.write
        sys.stdout = self._printed
        sys.displayhook = sys.__displayhook__
        try:
            return self._run(test, compileflags or 0, out)
        finally:
            sys.stdout, sys.displayhook = stdout, hook
            if clear_globs:
                test.globs.clear()
                import builtins
                builtins._ = None

    def _run(self, test, flags, out):
        failures = tries = 0
        original = self.optionflags
        for number, example in enumerate(test.examples):
            quiet = self.optionflags & REPORT_ONLY_FIRST_FAILURE and failures > 0
            self.optionflags = original
            for flag, wanted in example.options.items():
                self.optionflags = self.optionflags | flag if wanted else self.optionflags & ~flag
            if self.optionflags & SKIP:
                continue
            tries += 1
            if not quiet:
                self.report_start(out, test, example)
            filename = "<doctest %s[%d]>" % (test.name, number)
            linecache.cache[filename] = len(example.source), None, example.source.splitlines(True), filename
            raised = None
            try:
                exec(compile(example.source, filename, "single", flags, True), test.globs)
            except KeyboardInterrupt:
                raise
            except:
                raised = sys.exc_info()
                # This frame is not the example's.
                raised = raised[0], raised[1], raised[2].tb_next or raised[2]
            got = self._printed.getvalue()
            self._printed.reset()
            if raised is None:
                outcome = self._checker.check_output(example.want, got, self.optionflags)
            else:
                message = traceback.format_exception_only(*raised[:2])[-1]
                if example.exc_msg is None:
                    outcome = None
                else:
                    outcome = self._checker.check_output(example.exc_msg, message, self.optionflags) or bool(
                        self.optionflags & IGNORE_EXCEPTION_DETAIL
                        and _without_detail(example.exc_msg) == _without_detail(message))
            if outcome:
                if not quiet:
                    self.report_success(out, test, example, got)
                continue
            failures += 1
            if outcome is not None and raised is not None:
                got += "".join(traceback.format_exception(*raised))
            if not quiet and outcome is None:
                self.report_unexpected_exception(out, test, example, raised)
            elif not quiet:
                self.report_failure(out, test, example, got)
            if self.optionflags & FAIL_FAST:
                break
        self.optionflags = original
        failed, tried = self._counts.get(test.name, (0, 0))
        self._counts[test.name] = failed + failures, tried + tries
        self.failures += failures
        self.tries += tries
        return TestResults(failures, tries)

    def summarize(self, verbose=None):
        if verbose is None:
            verbose = self._verbose
        counts = sorted((name, *counted) for name, counted in self._counts.items())
        failures, tries = (sum(row[place] for row in counts) for place in (1, 2))
        empty = [f"    {name}" for name, _, tried in counts if not tried]
        passed = [f" {tried:3} tests in {name}" for name, bad, tried in counts if tried and not bad]
        failed = [f" {bad:3} of {tried:3} in {name}" for name, bad, tried in counts if bad]
        told = []
        if verbose:
            for lines, title in ((empty, "items had no tests:"), (passed, "items passed all tests:")):
                told += [f"{len(lines)} {title}", *lines] if lines else []
        if failed:
            told += [self.DIVIDER, f"{len(failed)} items had failures:", *failed]
        if verbose:
            told += [f"{tries} tests in {len(counts)} items.", f"{tries - failures} passed and {failures} failed."]
        if failures:
            told.append(f"***Test Failed*** {failures} failures.")
        elif verbose:
            told.append("Test passed.")
        for line in told:
            print(line)
        return TestResults(failures, tries)


class _Found(Exception):
    """What DebugRunner raises."""

    def __init__(self, test, example, what):
        self.test, self.example = test, example
        setattr(self, self._what, what)

    def __str__(self):
        return str(self.test)


class DocTestFailure(_Found):
    """An example gave something else."""

    _what = "got"


class UnexpectedException(_Found):
    """An example raised what it should not."""

    _what = "exc_info"


class DebugRunner(DocTestRunner):
    """Raises at the first failure."""

    def run(self, test, compileflags=None, out=None, clear_globs=True):
        result = DocTestRunner.run(self, test, compileflags, out, False)
        if clear_globs:
            test.globs.clear()
        return result

    def report_unexpected_exception(self, out, test, example, exc_info):
        raise UnexpectedException(test, example, exc_info)

    def report_failure(self, out, test, example, got):
        raise DocTestFailure(test, example, got)


master = None


def _run_all(runner, tests, report):
    global master
    for test in tests:
        runner.run(test)
    if report:
        runner.summarize()
    master = runner
    return TestResults(runner.failures, runner.tries)


def testmod(m=None, name=None, globs=None, verbose=None, report=True, optionflags=0, extraglobs=None, raise_on_error=False,
            exclude_empty=False):
    """Runs the examples of a module's docstrings, and reports."""
    if m is None:
        m = sys.modules.get("__main__")
    if not inspect.ismodule(m):
        raise TypeError("testmod: module required; %r" % (m,))
    kind = DebugRunner if raise_on_error else DocTestRunner
    runner = kind(verbose=verbose, optionflags=optionflags)
    tests = DocTestFinder(exclude_empty=exclude_empty).find(m, name or m.__name__, globs=globs, extraglobs=extraglobs)
    return _run_all(runner, tests, report)


def testfile(filename, module_relative=True, name=None, package=None, globs=None, verbose=None, report=True, optionflags=0,
             extraglobs=None, raise_on_error=False, parser=DocTestParser(), encoding=None):
    """Runs the examples of a text file, and reports."""
    if package and not module_relative:
        raise ValueError("Package may only be specified for module-relative paths.")
    path = filename
    if module_relative:
        origin = package if package is not None else sys._getframe(1).f_globals.get("__file__", "")
        origin = getattr(origin, "__file__", origin)
        path = os.path.join(os.path.dirname(origin), filename)
    with open(path, encoding=encoding or "utf-8") as file:
        text = file.read()
    globs = dict(globs or {})
    globs.update(extraglobs or {})
    globs.setdefault("__name__", "__main__")
    kind = DebugRunner if raise_on_error else DocTestRunner
    runner = kind(verbose=verbose, optionflags=optionflags)
    return _run_all(runner, [parser.get_doctest(text, globs, name or os.path.basename(filename), path, 0)], report)


def run_docstring_examples(f, globs, verbose=False, name="NoName", compileflags=None, optionflags=0):
    """Runs the examples of one object's docstring."""
    runner = DocTestRunner(verbose=verbose, optionflags=optionflags)
    for test in DocTestFinder(verbose=verbose, recurse=False).find(f, name, globs=globs):
        runner.run(test, compileflags=compileflags)


class DocTestCase(unittest.TestCase):
    """A docstring as a test case."""

    def __init__(self, test, optionflags=0, setUp=None, tearDown=None, checker=None):
        unittest.TestCase.__init__(self)
        self._test, self._options, self._checker = test, optionflags, checker
        self._fixtures = setUp or bool, tearDown or bool

    def setUp(self):
        self._fixtures[0](self._test)

    def tearDown(self):
        self._fixtures[1](self._test)

    def runTest(self):
        report = StringIO()
        runner = DocTestRunner(optionflags=self._options, checker=self._checker, verbose=False)
        runner.DIVIDER = "-" * 70
        failures, _ = runner.run(self._test, out=report.write, clear_globs=False)
        if failures:
            raise self.failureException(self._describe(report.getvalue()))

    def _describe(self, report):
        test = self._test
        number = "unknown line number" if test.lineno is None else test.lineno
        short = test.name.rpartition(".")[2]
        return (f"Failed doctest test for {test.name}\n"
                f'  File "{test.filename}", line {number}, in {short}\n\n{report}')

    def id(self):
        return self._test.name

    def __repr__(self):
        parts = self._test.name.split(".")
        return "%s (%s)" % (parts[-1], ".".join(parts[:-1]))

    __str__ = __repr__

    def shortDescription(self):
        return "Doctest: " + self._test.name


def DocTestSuite(module=None, globs=None, extraglobs=None, test_finder=None, **options):
    """The docstrings of a module as test cases."""
    if isinstance(module, str):
        __import__(module)
        module = sys.modules[module]
    elif module is None:
        module = sys.modules[sys._getframe(1).f_globals["__name__"]]
    tests = (test_finder or DocTestFinder()).find(module, globs=globs, extraglobs=extraglobs)
    suite = unittest.TestSuite()
    for test in tests:
        if test.examples:
            suite.addTest(DocTestCase(test, **options))
    return suite
