"""Logging: loggers in a tree of dotted names pass records to handlers, which format and write them.

There is one thread, so that handlers need no locks: `acquire` and `release` do nothing.
"""

import atexit
import os
import sys
import time
import traceback
import warnings

__all__ = ["BASIC_FORMAT", "BufferingFormatter", "CRITICAL", "DEBUG", "ERROR", "FATAL", "FileHandler", "Filter", "Formatter",
           "Handler", "INFO", "LogRecord", "Logger", "LoggerAdapter", "NOTSET", "NullHandler", "StreamHandler", "WARN", "WARNING",
           "addLevelName", "basicConfig", "captureWarnings", "critical", "debug", "disable", "error", "exception", "fatal",
           "getLevelName", "getLogger", "getLoggerClass", "info", "log", "makeLogRecord", "setLoggerClass", "shutdown", "warn",
           "warning", "getLogRecordFactory", "setLogRecordFactory", "lastResort", "raiseExceptions", "getLevelNamesMapping"]

NOTSET, DEBUG, INFO, WARNING, ERROR, CRITICAL = range(0, 60, 10)
WARN, FATAL = WARNING, CRITICAL

raiseExceptions = logThreads = logProcesses = logMultiprocessing = True

_levelToName = dict(zip(range(50, -10, -10), ("CRITICAL", "ERROR", "WARNING", "INFO", "DEBUG", "NOTSET")))
_nameToLevel = dict(CRITICAL=50, FATAL=50, ERROR=40, WARN=30, WARNING=30, INFO=20, DEBUG=10, NOTSET=0)
_loaded_at = time.time()
_handlers = []
_this_file = (lambda: 0).__code__.co_filename


# ---- levels

def getLevelNamesMapping():
    return dict(_nameToLevel)


def getLevelName(level):
    for table in (_levelToName, _nameToLevel):
        if level in table:
            return table[level]
    return f"Level {level}"


def addLevelName(level, levelName):
    _levelToName[level], _nameToLevel[levelName] = levelName, level


def _checkLevel(level):
    """A level as a number."""
    match level:
        case int():
            return level
        case str():
            number = _nameToLevel.get(level)
            if number is None:
                raise ValueError(f"Unknown level: {level!r}")
            return number
    raise TypeError(f"Level not an integer or a valid string: {level!r}")


# ---- records

class LogRecord:
    """One event: what was said, where, when and by whom. Its attributes are the fields of formats."""

    def __init__(self, name, level, pathname, lineno, msg, args, exc_info, func=None, sinfo=None, **kwargs):
        # a single mapping is there for `%(key)s`
        if args and len(args) == 1 and isinstance(args[0], dict) and args[0]:
            args = args[0]
        try:
            filename = os.path.basename(pathname)
            module = os.path.splitext(filename)[0]
        except Exception:
            filename, module = pathname, "Unknown module"
        now = time.time()
        self.__dict__.update({
            "name": name, "msg": msg, "args": args,
            "levelname": getLevelName(level), "levelno": level,
            "pathname": pathname, "filename": filename, "module": module,
            "exc_info": exc_info, "exc_text": None, "stack_info": sinfo,
            "lineno": lineno, "funcName": func,
            "created": now, "msecs": int(now % 1 * 1000) + 0.0, "relativeCreated": (now - _loaded_at) * 1000,
            "thread": 1, "threadName": "MainThread", "processName": "MainProcess", "process": os.getpid(),
        })

    def getMessage(self):
        text = str(self.msg)
        if self.args:
            text %= self.args
        return text

    def __repr__(self):
        return f'<LogRecord: {self.name}, {self.levelno}, {self.pathname}, {self.lineno}, "{self.msg}">'


_new_record = LogRecord


def setLogRecordFactory(factory):
    global _new_record
    _new_record = factory


def getLogRecordFactory():
    return _new_record


def makeLogRecord(dict):
    made = _new_record(None, None, "", 0, "", (), None, None)
    vars(made).update(dict)
    return made


# ---- formats

class PercentStyle:
    """A format as a template for `%`; the other styles differ in what they set and in `_render` and `_check`."""

    default_format, asctime_format, asctime_search = "%(message)s", "%(asctime)s", "%(asctime)"

    def __init__(self, fmt, *, defaults=None):
        self._fmt = fmt if fmt else self.default_format
        self._defaults = defaults

    def usesTime(self):
        return self.asctime_search in self._fmt

    def validate(self):
        import re

        if not re.search(r"%\(\w+\)[-+ #0]*(?:\d+|\*)?(?:\.(?:\d+|\*))?[acdefgioursx%]", self._fmt, re.IGNORECASE):
            raise ValueError(f"Invalid format '{self._fmt}' for '{self.default_format[0]}' style")

    def format(self, record):
        fields = record.__dict__
        if self._defaults:
            fields = self._defaults | fields
        try:
            return self._render(fields)
        except KeyError as missing:
            raise ValueError(f"Formatting field not found in record: {missing}") from None

    def _render(self, fields):
        return self._fmt % fields


class StrFormatStyle(PercentStyle):
    default_format, asctime_format, asctime_search = "{message}", "{asctime}", "{asctime"

    def validate(self):
        import re
        from string import Formatter

        named = False
        try:
            for _, field, spec, conversion in Formatter().parse(self._fmt):
                if not field:
                    continue
                named = True
                if not re.fullmatch(r"(?:\d+|\w+)(?:\.\w+|\[[^]]+\])*", field):
                    raise ValueError(f"invalid field name/expression: {field!r}")
                if conversion and conversion not in "rsa":
                    raise ValueError(f"invalid conversion: {conversion!r}")
                if spec and not re.fullmatch(r"(?:.?[<>=^])?[-+ ]?#?0?(?:\d+|\{\w+\})?[,_]?(?:\.(?:\d+|\{\w+\}))?[bcdefgnosx%]?",
                                             spec, re.IGNORECASE):
                    raise ValueError(f"bad specifier: {spec!r}")
        except ValueError as problem:
            raise ValueError(f"invalid format: {problem}")
        if not named:
            raise ValueError("invalid format: no fields")

    def _render(self, fields):
        return self._fmt.format(**fields)


class StringTemplateStyle(PercentStyle):
    default_format, asctime_format, asctime_search = "${message}", "${asctime}", "$asctime"

    def __init__(self, fmt, *, defaults=None):
        from string import Template

        super().__init__(fmt, defaults=defaults)
        self._template = Template(self._fmt)

    def usesTime(self):
        return any(spelt in self._fmt for spelt in (self.asctime_format, self.asctime_search))

    def validate(self):
        named = False
        for found in self._template.pattern.finditer(self._fmt):
            if found["named"] or found["braced"]:
                named = True
            elif found[0] == "$":
                raise ValueError("invalid format: bare '$' not allowed")
        if not named:
            raise ValueError("invalid format: no fields")

    def _render(self, fields):
        return self._template.substitute(fields)


_styles = {"%": PercentStyle, "{": StrFormatStyle, "$": StringTemplateStyle}
_BASIC = {"%": "%(levelname)s:%(name)s:%(message)s", "{": "{levelname}:{name}:{message}", "$": "${levelname}:${name}:${message}"}
BASIC_FORMAT = _BASIC["%"]


def _style_class(style):
    if style not in _styles:
        raise ValueError("Style must be one of: " + ",".join(_styles))
    return _styles[style]


class Formatter:
    """Makes the text of a record: a line by the format, then a traceback and a stack where it has them."""

    converter, default_time_format, default_msec_format = time.localtime, "%Y-%m-%d %H:%M:%S", "%s,%03d"

    def __init__(self, fmt=None, datefmt=None, style="%", validate=True, *, defaults=None):
        self.datefmt, self._style = datefmt, _style_class(style)(fmt, defaults=defaults)
        self._fmt = self._style._fmt
        if validate:
            self._style.validate()

    def usesTime(self):
        return self._style.usesTime()

    def formatTime(self, record, datefmt=None):
        # `converter` may be a plain function that a program put onto the class or the instance: it takes the time alone
        convert = vars(self).get("converter") or type(self).converter
        moment = convert(record.created)
        if datefmt:
            return time.strftime(datefmt, moment)
        text = time.strftime(self.default_time_format, moment)
        if self.default_msec_format:
            text = self.default_msec_format % (text, record.msecs)
        return text

    def formatException(self, ei):
        return "".join(traceback.format_exception(*ei)).removesuffix("\n")

    def formatStack(self, stack_info):
        return stack_info

    def formatMessage(self, record):
        return self._style.format(record)

    def format(self, record):
        record.message = record.getMessage()
        if self.usesTime():
            record.asctime = self.formatTime(record, self.datefmt)
        text = self.formatMessage(record)
        # made once: the next handler shows the same text
        if not record.exc_text and record.exc_info:
            record.exc_text = self.formatException(record.exc_info)
        below = [record.exc_text] if record.exc_text else []
        if record.stack_info:
            below.append(self.formatStack(record.stack_info))
        for more in below:
            text += more if text[-1:] == "\n" else "\n" + more
        return text


_defaultFormatter = Formatter(validate=False)


class BufferingFormatter:
    """Makes the text of several records."""

    def __init__(self, linefmt=None):
        self.linefmt = linefmt or _defaultFormatter

    def formatHeader(self, records):
        return ""

    formatFooter = formatHeader

    def format(self, records):
        if len(records) == 0:
            return ""
        lines = [self.linefmt.format(record) for record in records]
        return "".join([self.formatHeader(records), *lines, self.formatFooter(records)])


# ---- filters

class Filter:
    """Lets through what a logger and those below it say."""

    def __init__(self, name=""):
        self.name, self.nlen = name, len(name)

    def filter(self, record):
        return not self.name or (record.name + ".").startswith(self.name + ".")


class Filterer:
    """What has filters: loggers and handlers."""

    def __init__(self):
        self.filters = []

    def addFilter(self, filter):
        _add_once(self.filters, filter)

    def removeFilter(self, filter):
        _discard(self.filters, filter)

    def filter(self, record):
        return all(getattr(each, "filter", each)(record) for each in self.filters)


def _add_once(items, item):
    if item not in items:
        items.append(item)


def _discard(items, item):
    if item in items:
        items.remove(item)


# ---- handlers

class Handler(Filterer):
    """Where records go."""

    def __init__(self, level=NOTSET):
        Filterer.__init__(self)
        self._name = self.formatter = None
        self.setLevel(level)
        self.createLock()
        _handlers.append(self)

    def get_name(self):
        return self._name

    def set_name(self, name):
        self._name = name

    name = property(get_name, set_name)

    def createLock(self):
        self.lock = None

    def acquire(self):
        pass

    release = flush = acquire

    def setLevel(self, level):
        self.level = _checkLevel(level)

    def setFormatter(self, fmt):
        self.formatter = fmt

    def format(self, record):
        return (self.formatter or _defaultFormatter).format(record)

    def emit(self, record):
        raise NotImplementedError("emit must be implemented by Handler subclasses")

    def handle(self, record):
        passed = self.filter(record)
        if passed:
            self.emit(record)
        return passed

    def close(self):
        _discard(_handlers, self)

    def handleError(self, record):
        """Reports what went wrong in `emit`."""
        out = sys.stderr
        if not (raiseExceptions and out):
            return
        out.write("--- Logging error ---\n")
        traceback.print_exc(file=out)
        frame = sys.exception().__traceback__.tb_frame
        while frame is not None and frame.f_code.co_filename == _this_file:
            frame = frame.f_back
        if frame is None:
            out.write(f"Logged from file {record.filename}, line {record.lineno}\n")
        else:
            out.write("Call stack:\n")
            traceback.print_stack(frame, file=out)
        out.write(f"Message: {record.msg!r}\nArguments: {record.args}\n")

    def _described(self):
        """What stands between the class and the level in `repr`."""
        return ""

    def __repr__(self):
        return f"<{type(self).__name__} {self._described()}({getLevelName(self.level)})>"


class StreamHandler(Handler):
    """Writes to a stream, sys.stderr if none is given."""

    __class_getitem__ = classmethod(type(list[int]))

    terminator = "\n"

    def __init__(self, stream=None):
        Handler.__init__(self)
        self.stream = stream if stream is not None else sys.stderr

    def flush(self):
        flush = getattr(self.stream, "flush", None)
        if flush:
            flush()

    def emit(self, record):
        try:
            line = self.format(record)
            self.stream.write(line + self.terminator)
            self.flush()
        except Exception as problem:
            if isinstance(problem, RecursionError):
                raise
            self.handleError(record)

    def setStream(self, stream):
        if self.stream is not stream:
            before = self.stream
            self.flush()
            self.stream = stream
            return before

    def _described(self):
        name = str(getattr(self.stream, "name", ""))
        return name and name + " "


class FileHandler(StreamHandler):
    """Writes to a file, opened at the first record when `delay` is true."""

    _ended = False

    def __init__(self, filename, mode="a", encoding=None, delay=False, errors=None):
        self.baseFilename = os.path.abspath(os.fspath(filename))
        self.mode, self.encoding, self.errors, self.delay = mode, encoding, errors, delay
        StreamHandler.__init__(self, None if delay else self._open())
        if delay:
            self.stream = None

    def _open(self):
        return open(self.baseFilename, self.mode, encoding=self.encoding, errors=self.errors)

    def emit(self, record):
        # a file that was closed is not opened again to be emptied
        if not self.stream and not (self._ended and self.mode == "w"):
            self.stream = self._open()
        if self.stream:
            StreamHandler.emit(self, record)

    def close(self):
        stream, self.stream = self.stream, None
        if stream:
            stream.close()
        self._ended = True
        StreamHandler.close(self)

    def _described(self):
        return self.baseFilename + " "


class NullHandler(Handler):
    """Does nothing: for libraries."""

    def handle(self, record):
        pass

    emit = handle


class _StderrHandler(StreamHandler):
    """Writes to what sys.stderr is at that time."""

    def __init__(self, level=NOTSET):
        Handler.__init__(self, level)

    stream = property(lambda self: sys.stderr)


lastResort = _StderrHandler(WARNING)


# ---- loggers

class Logger(Filterer):
    """What programs call. A logger without a level has its parent's; records go to its handlers and to its parents'."""

    def __init__(self, name, level=NOTSET):
        Filterer.__init__(self)
        self.name, self.parent = name, None
        self.propagate, self.disabled = True, False
        self.handlers = []
        self.setLevel(level)

    def setLevel(self, level):
        self.level = _checkLevel(level)

    def _lineage(self):
        """This logger and those that its records go to, nearest first."""
        logger = self
        while logger:
            yield logger
            logger = logger.parent if logger.propagate else None

    def getEffectiveLevel(self):
        logger = self
        while not logger.level and logger.parent:
            logger = logger.parent
        return logger.level

    def isEnabledFor(self, level):
        return not self.disabled and level > self.manager.disable and level >= self.getEffectiveLevel()

    def hasHandlers(self):
        return any(logger.handlers for logger in self._lineage())

    def addHandler(self, hdlr):
        _add_once(self.handlers, hdlr)

    def removeHandler(self, hdlr):
        _discard(self.handlers, hdlr)

    def getChild(self, suffix):
        return self.manager.getLogger(suffix if self is self.root else f"{self.name}.{suffix}")

    def log(self, level, msg, *args, **kwargs):
        if isinstance(level, int):
            if self.isEnabledFor(level):
                self._log(level, msg, args, **kwargs)
        elif raiseExceptions:
            raise TypeError("level must be an integer")

    def exception(self, msg, *args, exc_info=True, **kwargs):
        self.error(msg, *args, exc_info=exc_info, **kwargs)

    def warn(self, msg, *args, **kwargs):
        warnings.warn("The 'warn' method is deprecated, use 'warning' instead", DeprecationWarning, 2)
        self.warning(msg, *args, **kwargs)

    def findCaller(self, stack_info=False, stacklevel=1):
        """File, line, function and stack of the call; `stacklevel` counts frames outside this module."""
        frame = caller = sys._getframe(1)
        while frame is not None and stacklevel > 0:
            if frame.f_code.co_filename != _this_file:
                caller = frame
                stacklevel -= 1
            frame = frame.f_back
        stack = None
        if stack_info:
            lines = traceback.format_stack(caller)
            stack = "".join(["Stack (most recent call last):\n", *lines]).removesuffix("\n")
        return caller.f_code.co_filename, caller.f_lineno, caller.f_code.co_name, stack

    def makeRecord(self, name, level, fn, lno, msg, args, exc_info, func=None, extra=None, sinfo=None):
        made = _new_record(name, level, fn, lno, msg, args, exc_info, func, sinfo)
        fields = vars(made)
        for key, value in (extra or {}).items():
            if key in fields or key in ("message", "asctime"):
                raise KeyError(f"Attempt to overwrite {key!r} in LogRecord")
            fields[key] = value
        return made

    def _log(self, level, msg, args, exc_info=None, extra=None, stack_info=False, stacklevel=1):
        path, line, function, stack = self.findCaller(stack_info, stacklevel)
        match exc_info:
            case BaseException():
                exc_info = type(exc_info), exc_info, exc_info.__traceback__
            case tuple():
                pass
            case _ if exc_info:
                exc_info = sys.exc_info()
        self.handle(self.makeRecord(self.name, level, path, line, msg, args, exc_info, function, extra, stack))

    def handle(self, record):
        if self.disabled or not self.filter(record):
            return
        self.callHandlers(record)

    def callHandlers(self, record):
        handled = False
        logger = self
        while logger:
            for handler in logger.handlers:
                handled = True
                if handler.level <= record.levelno:
                    handler.handle(record)
            logger = logger.propagate and logger.parent
        if handled:
            return
        if lastResort:
            if lastResort.level <= record.levelno:
                lastResort.handle(record)
        elif raiseExceptions and not self.manager.emittedNoHandlerWarning:
            self.manager.emittedNoHandlerWarning = True
            sys.stderr.write(f'No handlers could be found for logger "{self.name}"\n')

    def __repr__(self):
        return f"<{type(self).__name__} {self.name} ({getLevelName(self.getEffectiveLevel())})>"

    def __reduce__(self):
        return getLogger, (self.name,)


class RootLogger(Logger):
    """The top of the tree."""

    def __init__(self, level):
        Logger.__init__(self, "root", level)

    def __reduce__(self):
        return getLogger, ()


class PlaceHolder:
    """Stands for a name that is not a logger's but has loggers below it: knows the names directly below."""

    def __init__(self, below):
        self.below = [below]


class Manager:
    """The tree of loggers by name."""

    def __init__(self, root):
        self.root, self.loggerDict = root, {}
        self.loggerClass = None
        self.disable = NOTSET
        self.emittedNoHandlerWarning = False

    def setLoggerClass(self, klass):
        self.loggerClass = _logger_class(klass)

    def setLogRecordFactory(self, factory):
        self.logRecordFactory = factory

    def getLogger(self, name):
        if not isinstance(name, str):
            raise TypeError("A logger name must be a string")
        known = self.loggerDict.get(name)
        if isinstance(known, Logger):
            return known
        made = (self.loggerClass or _default_class)(name)
        made.manager = self
        self.loggerDict[name] = made
        if known is None:
            made.parent = self._hang(name)
        else:
            # the loggers below the gap now hang below the logger that fills it
            for logger in self._nearest(known):
                made.parent, logger.parent = logger.parent, made
        return made

    def _hang(self, name):
        """The nearest logger above a new name; the names between get place holders."""
        while above := name.rpartition(".")[0]:
            entry = self.loggerDict.get(above)
            if isinstance(entry, Logger):
                return entry
            if entry:
                entry.below.append(name)
                return next(self._nearest(entry)).parent
            self.loggerDict[above] = PlaceHolder(name)
            name = above
        return self.root

    def _nearest(self, place):
        for name in place.below:
            entry = self.loggerDict[name]
            if isinstance(entry, PlaceHolder):
                yield from self._nearest(entry)
            else:
                yield entry


def _level_method(level, name):
    """The method of loggers that logs at this level."""
    def method(self, msg, *args, **kwargs):
        if self.isEnabledFor(level):
            self._log(level, msg, args, **kwargs)

    method.__name__, method.__qualname__ = name, "Logger." + name
    return method


def _adapter_method(level, name):
    def method(self, msg, *args, **kwargs):
        self.log(level, msg, *args, **kwargs)

    method.__name__, method.__qualname__ = name, "LoggerAdapter." + name
    return method


def _root_function(name):
    """The function of the module that calls the root logger's method of this name."""
    def function(msg, *args, **kwargs):
        if not root.handlers:
            basicConfig()
        getattr(root, name)(msg, *args, **kwargs)

    function.__name__ = function.__qualname__ = name
    return function


class LoggerAdapter:
    """A logger with context, which `process` puts into each message."""

    __class_getitem__ = classmethod(type(list[int]))

    def __init__(self, logger, extra=None):
        self.logger, self.extra = logger, extra

    def process(self, msg, kwargs):
        return msg, kwargs.update(extra=self.extra) or kwargs

    def log(self, level, msg, *args, **kwargs):
        if self.logger.isEnabledFor(level):
            msg, options = self.process(msg, kwargs)
            self.logger.log(level, msg, *args, **options)

    def _log(self, level, msg, args, **kwargs):
        return self.logger._log(level, msg, args, **kwargs)

    def exception(self, msg, *args, exc_info=True, **kwargs):
        self.log(ERROR, msg, *args, exc_info=exc_info, **kwargs)

    def warn(self, msg, *args, **kwargs):
        warnings.warn("The 'warn' method is deprecated, use 'warning' instead", DeprecationWarning, 2)
        self.warning(msg, *args, **kwargs)

    def isEnabledFor(self, level):
        return self.logger.isEnabledFor(level)

    def setLevel(self, level):
        return self.logger.setLevel(level)

    def getEffectiveLevel(self):
        return self.logger.getEffectiveLevel()

    def hasHandlers(self):
        return self.logger.hasHandlers()

    name = property(lambda self: self.logger.name)
    manager = property(lambda self: self.logger.manager, lambda self, value: setattr(self.logger, "manager", value))

    def __repr__(self):
        return f"<{type(self).__name__} {self.name} ({getLevelName(self.getEffectiveLevel())})>"


for _level in (DEBUG, INFO, WARNING, ERROR, CRITICAL):
    _name = getLevelName(_level).lower()
    setattr(Logger, _name, _level_method(_level, _name))
    setattr(LoggerAdapter, _name, _adapter_method(_level, _name))
    globals()[_name] = _root_function(_name)
Logger.fatal = Logger.critical
exception, log = _root_function("exception"), _root_function("log")

_default_class = Logger
root = Logger.root = RootLogger(WARNING)
Logger.manager = Manager(root)


def fatal(msg, *args, **kwargs):
    critical(msg, *args, **kwargs)


def warn(msg, *args, **kwargs):
    warnings.warn("The 'warn' function is deprecated, use 'warning' instead", DeprecationWarning, 2)
    warning(msg, *args, **kwargs)


def _logger_class(klass):
    if not issubclass(klass, Logger):
        raise TypeError(f"logger not derived from logging.Logger: {klass.__name__}")
    return klass


def setLoggerClass(klass):
    global _default_class
    _default_class = _logger_class(klass)


def getLoggerClass():
    return _default_class


def getLogger(name=None):
    return Logger.manager.getLogger(name) if name and name != root.name else root


def disable(level=CRITICAL):
    Logger.manager.disable = _checkLevel(level)


def basicConfig(**kwargs):
    """Gives the root logger its handlers, format and level, if it has no handler yet or `force` is true."""
    take = kwargs.pop
    again, encoding, errors = take("force", False), take("encoding", None), take("errors", "backslashreplace")
    while again and root.handlers:
        handler = root.handlers[0]
        root.removeHandler(handler)
        handler.close()
    if root.handlers:
        return
    targets, given = take("handlers", None), kwargs.keys() & {"stream", "filename"}
    if targets is not None and given:
        raise ValueError("'stream' or 'filename' should not be specified together with 'handlers'")
    if len(given) == 2:
        raise ValueError("'stream' and 'filename' should not be specified together")
    if targets is None:
        path, mode = take("filename", None), take("filemode", "a")
        if path:
            targets = [FileHandler(path, mode, encoding, errors=None if "b" in mode else errors)]
        else:
            targets = [StreamHandler(take("stream", None))]
    datefmt, style = take("datefmt", None), take("style", "%")
    _style_class(style)
    formatter = Formatter(take("format", _BASIC[style]), datefmt, style)
    for handler in targets:
        handler.formatter or handler.setFormatter(formatter)
        root.addHandler(handler)
    if (least := take("level", None)) is not None:
        root.setLevel(least)
    if kwargs:
        raise ValueError("Unrecognised argument(s): " + ", ".join(kwargs))


@atexit.register
def shutdown(handlerList=_handlers):
    """Flushes and closes all handlers, the newest first."""
    for handler in [*handlerList][::-1]:
        try:
            handler.flush()
            handler.close()
        except (ValueError, OSError):
            pass  # its file is closed already


# ---- warnings as records

def _log_warning(message, category, filename, lineno, file=None, line=None):
    if file is not None:
        if _shown_before:
            _shown_before(message, category, filename, lineno, file, line)
        return
    target = getLogger("py.warnings")
    target.handlers or target.addHandler(NullHandler())
    target.warning("%s", warnings.formatwarning(message, category, filename, lineno, line))


_shown_before = None


def captureWarnings(capture):
    global _shown_before
    if bool(capture) is not (_shown_before is not None):
        if capture:
            _shown_before, warnings.showwarning = warnings.showwarning, _log_warning
        else:
            warnings.showwarning, _shown_before = _shown_before, None
