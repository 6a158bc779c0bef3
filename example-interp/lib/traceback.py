"""Exceptions and where they were raised, as text."""

import linecache
import sys

__all__ = ["extract_stack", "extract_tb", "format_exception", "format_exception_only", "format_list", "format_stack", "format_tb",
           "print_exc", "format_exc", "print_exception", "print_last", "print_stack", "print_tb", "clear_frames", "FrameSummary",
           "StackSummary", "TracebackException", "walk_stack", "walk_tb"]

_REPEATS = 3
_unset = object()
_CAUSE = "\nThe above exception was the direct cause of the following exception:\n\n"
_CONTEXT = "\nDuring handling of the above exception, another exception occurred:\n\n"


class FrameSummary:
    """A frame of a traceback."""

    __slots__ = "filename", "lineno", "end_lineno", "colno", "end_colno", "name", "locals", "_line"

    def __init__(self, filename, lineno, name, *, lookup_line=True, locals=None, line=None, end_lineno=None, colno=None,
                 end_colno=None):
        shown = locals and {variable: _safe_repr(value) for variable, value in locals.items()}
        for slot, value in zip(self.__slots__, (filename, lineno, end_lineno, colno, end_colno, name, shown, line)):
            setattr(self, slot, value)
        if lookup_line:
            self.line

    def _four(self):
        """What a frame was before it was an object: older programs take it for a tuple."""
        return self.filename, self.lineno, self.name, self.line

    def __eq__(self, other):
        match other:
            case FrameSummary():
                return (*self._four()[:3], self.locals) == (*other._four()[:3], other.locals)
            case tuple():
                return self._four() == other
        return NotImplemented

    def __getitem__(self, pos):
        return self._four()[pos]

    def __iter__(self):
        return iter(self._four())

    def __len__(self):
        return 4

    def __repr__(self):
        return "<FrameSummary file {}, line {} in {}>".format(*self._four())

    @property
    def _original_line(self):
        if self._line is None and self.lineno is not None:
            self._line = linecache.getline(self.filename, self.lineno)
        return self._line

    @property
    def line(self):
        """The line without its indentation, read when it is first asked for."""
        whole = self._original_line
        return whole if whole is None else whole.strip()


def _safe_repr(value):
    try:
        return repr(value)
    except Exception:
        return f"<{type(value).__name__} repr() failed>"


def _safe_str(value, what="exception"):
    try:
        return str(value)
    except Exception:
        return f"<{what} str() failed>"


def walk_stack(f):
    frame = sys._getframe(1).f_back if f is None else f
    while frame:
        yield frame, frame.f_lineno
        frame = frame.f_back


def walk_tb(tb):
    while tb:
        yield tb.tb_frame, tb.tb_lineno
        tb = tb.tb_next


class StackSummary(list):
    """Frames, outermost first."""

    @classmethod
    def extract(cls, frame_gen, *, limit=None, lookup_lines=True, capture_locals=False):
        entries = [(frame, (lineno, None, None, None)) for frame, lineno in frame_gen]
        return cls._from_entries(entries, limit, lookup_lines, capture_locals)

    @classmethod
    def _from_entries(cls, entries, limit, lookup_lines, capture_locals):
        if limit is None:
            limit = getattr(sys, "tracebacklimit", None)
            limit = limit and max(limit, 0)
        if limit is not None:
            # the first frames, or the last
            entries = entries[slice(limit) if limit >= 0 else slice(limit, None)]
        summary = cls()
        for frame, (first, last, start, end) in entries:
            code = frame.f_code
            variables = frame.f_locals if capture_locals else None
            summary.append(FrameSummary(code.co_filename, first, code.co_name, lookup_line=lookup_lines, locals=variables,
                                        end_lineno=last, colno=start, end_colno=end))
        return summary

    @classmethod
    def from_list(cls, a_list):
        frames = []
        for entry in a_list:
            if not isinstance(entry, FrameSummary):
                *place, line = entry
                entry = FrameSummary(*place, line=line)
            frames.append(entry)
        return StackSummary(frames)

    def format_frame_summary(self, frame):
        rows = [f'  File "{frame.filename}", line {frame.lineno}, in {frame.name}']
        if frame.line:
            rows.append(f"    {frame.line}")
            rows += filter(None, [self._marks(frame)])
        rows += [f"    {variable} = {value}" for variable, value in sorted((frame.locals or {}).items())]
        return "".join([row + "\n" for row in rows])

    def _marks(self, frame):
        if frame.colno is None or frame.end_colno is None or frame.lineno is None:
            return None
        return sys._traceback_carets(frame._original_line.rstrip("\n"), frame.lineno, frame.end_lineno or frame.lineno,
                                     frame.colno, frame.end_colno)

    def format(self):
        texts, before, times = [], None, 0
        for frame in self:
            text = self.format_frame_summary(frame)
            if text is None:
                continue
            here = frame.filename, frame.lineno, frame.name
            if here != before or None in here:
                texts += _repeated(times)
                before, times = here, 0
            times += 1
            if times <= _REPEATS:
                texts.append(text)
        return texts + _repeated(times)


def _repeated(times):
    """The note about the frames of a recursion that are left out."""
    more = times - _REPEATS
    return [f"  [Previous line repeated {more} more time{'s'[more == 1:]}]\n"] if more > 0 else []


def _entries_of(tb):
    entries = []
    positions = sys._traceback_positions(tb) if tb is not None else []
    for place in positions:
        line, end_line, start, end = place
        entries.append((tb.tb_frame, (tb.tb_lineno, end_line, start, end)))
        tb = tb.tb_next
    return entries


class TracebackException:
    """An exception ready to be shown, without references to the frames."""

    def __init__(self, exc_type, exc_value, exc_traceback, *, limit=None, lookup_lines=True, capture_locals=False,
                 compact=False, max_group_width=15, max_group_depth=10, _seen=None):
        seen = _seen or set()
        seen.add(id(exc_value))
        self.max_group_width, self.max_group_depth = max_group_width, max_group_depth
        self.stack = StackSummary._from_entries(_entries_of(exc_traceback), limit, lookup_lines, capture_locals)
        self.exc_type, self._str = exc_type, _safe_str(exc_value)
        self.__notes__ = getattr(exc_value, "__notes__", None)
        self._is_syntax_error = exc_type is not None and issubclass(exc_type, SyntaxError)
        if self._is_syntax_error:
            for name in ("filename", "text", "offset", "end_offset", "msg"):
                setattr(self, name, getattr(exc_value, name))
            for name in ("lineno", "end_lineno"):
                number = getattr(exc_value, name)
                setattr(self, name, number if number is None else str(number))

        def inner(other):
            return TracebackException(type(other), other, other.__traceback__, limit=limit, lookup_lines=lookup_lines,
                                      capture_locals=capture_locals, max_group_width=max_group_width,
                                      max_group_depth=max_group_depth, _seen=seen)

        self.__cause__ = self.__context__ = self.exceptions = None
        self.__suppress_context__ = False
        if exc_value is None:
            return
        self.__suppress_context__ = exc_value.__suppress_context__
        cause, context = exc_value.__cause__, exc_value.__context__
        if cause is not None and id(cause) not in seen:
            self.__cause__ = inner(cause)
        hidden = compact and (self.__cause__ is not None or self.__suppress_context__)
        if context is not None and id(context) not in seen and not hidden:
            self.__context__ = inner(context)
        if isinstance(exc_value, BaseExceptionGroup):
            self.exceptions = [*map(inner, exc_value.exceptions)]

    @classmethod
    def from_exception(cls, exc, *args, **kwargs):
        return cls(type(exc), exc, exc.__traceback__, *args, **kwargs)

    def __eq__(self, other):
        return vars(self) == vars(other) if isinstance(other, TracebackException) else NotImplemented

    def __str__(self):
        return self._str

    def format_exception_only(self):
        if self.exc_type is None:
            yield _final_line(None, self._str)
            return
        name = self.exc_type.__qualname__
        module = self.exc_type.__module__
        if module not in ("__main__", "builtins"):
            name = f"{module if isinstance(module, str) else '<unknown>'}.{name}"
        if not self._is_syntax_error:
            yield _final_line(name, self._str)
        else:
            yield from self._format_syntax_error(name)
        if isinstance(self.__notes__, (list, tuple)):
            for note in self.__notes__:
                yield from [line + "\n" for line in _safe_str(note, "note").split("\n")]
        elif self.__notes__ is not None:
            yield _safe_repr(self.__notes__)

    def _format_syntax_error(self, name):
        filename = ""
        if self.lineno is not None:
            yield f'  File "{self.filename or "<string>"}", line {self.lineno}\n'
        elif self.filename is not None:
            filename = f" ({self.filename})"
        if self.text is not None:
            raw = self.text.rstrip("\n")
            text = raw.lstrip(" \n\f")
            spaces = len(raw) - len(text)
            yield f"    {text}\n"
            if self.offset is not None:
                offset = self.offset
                end = self.end_offset if self.end_offset not in (None, 0) else offset
                if offset == end or end == -1:
                    end = offset + 1
                start, end = offset - 1 - spaces, end - 1 - spaces
                if start >= 0:
                    padding = "".join(c if c.isspace() else " " for c in text[:start])
                    yield f"    {padding}{'^' * (end - start)}\n"
        yield f"{name}: {self.msg or '<no detail available>'}{filename}\n"

    def format(self, *, chain=True, _depth=0):
        parts, exc = [], self
        while exc is not None:
            message = following = None
            if chain and exc.__cause__ is not None:
                message, following = _CAUSE, exc.__cause__
            elif chain and exc.__context__ is not None and not exc.__suppress_context__:
                message, following = _CONTEXT, exc.__context__
            parts.append((message, exc))
            exc = following
        for message, exc in reversed(parts):
            if message is not None:
                yield from _indented(message, _depth)
            if exc.exceptions is None:
                if exc.stack:
                    yield from _indented("Traceback (most recent call last):\n", _depth)
                    for text in exc.stack.format():
                        yield from _indented(text, _depth)
                for text in exc.format_exception_only():
                    yield from _indented(text, _depth)
            elif _depth > self.max_group_depth:
                yield from _indented(f"... (max_group_depth is {self.max_group_depth})\n", _depth)
            else:
                yield from exc._format_group(_depth)

    def _format_group(self, depth):
        top = depth == 0
        if top:
            depth = 1
        if self.stack:
            yield from _indented("Exception Group Traceback (most recent call last):\n", depth, "+" if top else None)
            for text in self.stack.format():
                yield from _indented(text, depth)
        for text in self.format_exception_only():
            yield from _indented(text, depth)
        count = len(self.exceptions)
        shown = count if count <= self.max_group_width else self.max_group_width + 1
        indent = " " * (2 * depth)
        closed = False
        for place in range(shown):
            last = place == shown - 1
            truncated = self.max_group_width is not None and place >= self.max_group_width
            title = "..." if truncated else f"{place + 1}"
            yield f"{indent}{'+-' if place == 0 else '  '}+---------------- {title} ----------------\n"
            if truncated:
                rest = count - self.max_group_width
                yield from _indented(f"and {rest} more exception{'s' if rest > 1 else ''}\n", depth + 1)
            else:
                closed = False
                for text in self.exceptions[place].format(_depth=depth + 1):
                    closed = text.rstrip().endswith("+------------------------------------")
                    yield text
            if last and not closed:
                yield f"{' ' * (2 * depth + 2)}+------------------------------------\n"
                closed = True

    def print(self, *, file=None, chain=True):
        out = sys.stderr if file is None else file
        for text in self.format(chain=chain):
            out.write(text)


def _indented(text, depth, mark=None):
    if depth == 0:
        yield text
        return
    margin = " " * (2 * depth)
    for number, line in enumerate(text.splitlines(keepends=True)):
        yield f"{margin}{mark or '|'} {line}"


def _final_line(name, value):
    return f"{name}\n" if not value else f"{name}: {value}\n"


def _parts(exc, value, tb):
    if value is _unset:
        if tb is not _unset:
            raise ValueError("Both or neither of value and tb must be given")
        if isinstance(exc, BaseException) or exc is None:
            return exc, exc.__traceback__ if exc is not None else None
        raise TypeError(f"Exception expected for value, {type(exc).__name__} found")
    if tb is _unset:
        raise ValueError("Both or neither of value and tb must be given")
    return value, tb


def print_tb(tb, limit=None, file=None):
    print_list(extract_tb(tb, limit=limit), file=file)


def print_list(extracted_list, file=None):
    (sys.stderr if file is None else file).write("".join(StackSummary.from_list(extracted_list).format()))


def format_tb(tb, limit=None):
    return extract_tb(tb, limit=limit).format()


def extract_tb(tb, limit=None):
    return StackSummary._from_entries(_entries_of(tb), limit, True, False)


def format_list(extracted_list):
    return StackSummary.from_list(extracted_list).format()


def print_exception(exc, /, value=_unset, tb=_unset, limit=None, file=None, chain=True):
    value, tb = _parts(exc, value, tb)
    TracebackException(type(value), value, tb, limit=limit, compact=True).print(file=file, chain=chain)


def format_exception(exc, /, value=_unset, tb=_unset, limit=None, chain=True):
    value, tb = _parts(exc, value, tb)
    return list(TracebackException(type(value), value, tb, limit=limit, compact=True).format(chain=chain))


def format_exception_only(exc, /, value=_unset):
    if value is _unset:
        value = exc
    return list(TracebackException(type(value), value, None, compact=True).format_exception_only())


def print_exc(limit=None, file=None, chain=True):
    print_exception(sys.exception(), limit=limit, file=file, chain=chain)


def format_exc(limit=None, chain=True):
    return "".join(format_exception(sys.exception(), limit=limit, chain=chain))


def print_last(limit=None, file=None, chain=True):
    if not hasattr(sys, "last_type"):
        raise ValueError("no last exception")
    print_exception(sys.last_type, sys.last_value, sys.last_traceback, limit, file, chain)


def extract_stack(f=None, limit=None):
    start = sys._getframe(1) if f is None else f
    stack = StackSummary.extract(list(walk_stack(start)), limit=limit)
    stack.reverse()
    return stack


def format_stack(f=None, limit=None):
    return format_list(extract_stack(sys._getframe(1) if f is None else f, limit))


def print_stack(f=None, limit=None, file=None):
    print_list(extract_stack(sys._getframe(1) if f is None else f, limit), file=file)


def clear_frames(tb):
    pass
