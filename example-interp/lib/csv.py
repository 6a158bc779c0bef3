"""Comma-separated values."""

import io

__all__ = ["QUOTE_MINIMAL", "QUOTE_ALL", "QUOTE_NONNUMERIC", "QUOTE_NONE", "Error", "Dialect", "excel", "excel_tab",
           "field_size_limit", "reader", "writer", "register_dialect", "get_dialect", "list_dialects", "unregister_dialect",
           "DictReader", "DictWriter", "unix_dialect", "Sniffer"]

QUOTE_MINIMAL, QUOTE_ALL, QUOTE_NONNUMERIC, QUOTE_NONE = range(4)
_dialects = {}
_limit = 131072


class Error(Exception):
    __module__ = "_csv"


class Dialect:
    """How values are separated and quoted: to derive from."""

    delimiter = quotechar = escapechar = doublequote = skipinitialspace = lineterminator = quoting = None

    def __init__(self):
        try:
            _Settings(self, {})
        except TypeError as error:
            raise Error(str(error)) from None


class excel(Dialect):
    delimiter = ","
    quotechar = '"'
    doublequote = True
    skipinitialspace = False
    lineterminator = "\r\n"
    quoting = QUOTE_MINIMAL


class excel_tab(excel):
    delimiter = "\t"


class unix_dialect(excel):
    lineterminator = "\n"
    quoting = QUOTE_ALL


class _Settings:
    """The settings of a reader or writer, checked."""

    _DEFAULTS = {"delimiter": ",", "doublequote": True, "escapechar": None, "lineterminator": "\r\n", "quotechar": '"',
                 "quoting": QUOTE_MINIMAL, "skipinitialspace": False, "strict": False}

    def __init__(self, dialect, options):
        if isinstance(dialect, str):
            dialect = get_dialect(dialect)
        for name in options:
            if name not in self._DEFAULTS:
                raise TypeError(f"'{name}' is an invalid keyword argument for this function")
        for name, default in self._DEFAULTS.items():
            value = options.get(name, getattr(dialect, name, default) if dialect is not None else default)
            if name == "delimiter":
                self._char(name, value, False)
            elif name in ("escapechar", "quotechar"):
                self._char(name, value, True)
            elif name == "quoting":
                if not isinstance(value, int) or isinstance(value, bool):
                    raise TypeError('"quoting" must be an integer')
                if not 0 <= value <= 3:
                    raise TypeError('bad "quoting" value')
            elif name == "lineterminator":
                if not isinstance(value, str):
                    raise TypeError('"lineterminator" must be a string')
            setattr(self, name, value)
        if "quotechar" in options and options["quotechar"] is None and "quoting" not in options:
            self.quoting = QUOTE_NONE
        if self.quoting != QUOTE_NONE and not self.quotechar:
            raise TypeError("quotechar must be set if quoting enabled")

    def _char(self, name, value, optional):
        if value is None and optional:
            return
        if not isinstance(value, str):
            what = "string or None" if optional else "string"
            raise TypeError(f'"{name}" must be {what}, not {type(value).__name__}')
        if len(value) != 1 and not (optional and not value and name != "quotechar"):
            raise TypeError(f'"{name}" must be a 1-character string')


def register_dialect(name, dialect=None, **fmtparams):
    if not isinstance(name, str):
        raise TypeError("dialect name must be a string")
    _dialects[name] = _Settings(dialect, fmtparams)


def unregister_dialect(name):
    if name not in _dialects:
        raise Error("unknown dialect")
    del _dialects[name]


def get_dialect(name):
    try:
        return _dialects[name]
    except (KeyError, TypeError):
        raise Error("unknown dialect") from None


def list_dialects():
    return list(_dialects)


def field_size_limit(limit=None):
    global _limit
    old = _limit
    if limit is not None:
        if not isinstance(limit, int):
            raise TypeError("limit must be an integer")
        _limit = limit
    return old


class _Reader:
    """Rows of an iterable of lines."""

    def __init__(self, lines, dialect="excel", **fmtparams):
        self._lines = iter(lines)
        self.dialect = _Settings(dialect, fmtparams)
        self.line_num = 0

    def __iter__(self):
        return self

    def __next__(self):
        d = self.dialect
        delimiter, quote, escape = d.delimiter, d.quotechar, d.escapechar
        quoting = d.quoting != QUOTE_NONE
        numeric_quoting = d.quoting == QUOTE_NONNUMERIC
        row = []
        field = []
        numeric = False
        # start of a row, start of a field, in a field, after an escape, in quotes, escape in quotes, quote in quotes, end of line
        state = "row"

        def save():
            nonlocal numeric
            text = "".join(field)
            if numeric:
                numeric = False
                row.append(float(text))
            else:
                row.append(text)
            field.clear()

        while True:
            try:
                line = next(self._lines)
            except StopIteration:
                if field or state not in ("row", "end"):
                    if d.strict and state in ("quoted", "quoted escape"):
                        raise Error("unexpected end of data") from None
                    save()
                    return row
                raise
            if not isinstance(line, str):
                raise Error(f"iterator should return strings, not {type(line).__name__} (the file should be opened in text mode)")
            self.line_num += 1
            if state == "row" and quote not in line and (escape is None or escape not in line) and not numeric_quoting and not (
                    d.skipinitialspace) and "\r" not in line and line.count("\n") <= 1 and len(line) <= _limit:
                # Nothing in this line needs care.
                text = line[:-1] if line.endswith("\n") else line
                if "\n" not in text:
                    return text.split(delimiter) if text else []
            for c in line:
                if state == "row":
                    if c in "\r\n":
                        state = "end"
                        continue
                    state = "field"
                if state == "field":
                    if c in "\r\n":
                        save()
                        state = "end"
                    elif c == quote and quoting:
                        state = "quoted"
                    elif c == escape:
                        state = "escape"
                    elif c == " " and d.skipinitialspace:
                        pass
                    elif c == delimiter:
                        save()
                    else:
                        if numeric_quoting:
                            numeric = True
                        field.append(c)
                        state = "in"
                elif state == "escape":
                    field.append(c)
                    state = "in"
                elif state == "in":
                    if c in "\r\n":
                        save()
                        state = "end"
                    elif c == escape:
                        state = "escape"
                    elif c == delimiter:
                        save()
                        state = "field"
                    else:
                        field.append(c)
                elif state == "quoted":
                    if c == escape:
                        state = "quoted escape"
                    elif c == quote and quoting:
                        state = "quote" if d.doublequote else "in"
                    else:
                        field.append(c)
                elif state == "quoted escape":
                    field.append(c)
                    state = "quoted"
                elif state == "quote":
                    if c == quote:
                        field.append(c)
                        state = "quoted"
                    elif c == delimiter:
                        save()
                        state = "field"
                    elif c in "\r\n":
                        save()
                        state = "end"
                    elif not d.strict:
                        field.append(c)
                        state = "in"
                    else:
                        raise Error(f"'{delimiter}' expected after '{quote}'")
                elif state == "end" and c not in "\r\n":
                    raise Error("new-line character seen in unquoted field - do you need to open the file in universal-newline "
                                "mode?")
                if len(field) > _limit:
                    raise Error(f"field larger than field limit ({_limit})")
            if state == "end":
                return row
            if state in ("quoted", "quoted escape"):
                if state == "quoted escape":
                    field.append("\n")
                    state = "quoted"
                continue
            if state == "escape":
                field.append("\n")
                state = "in"
                continue
            if state == "row":
                return row
            save()
            return row


def reader(iterable, /, dialect="excel", **fmtparams):
    return _Reader(iterable, dialect, **fmtparams)


class _Writer:
    """Writes rows."""

    def __init__(self, fileobj, dialect="excel", **fmtparams):
        if not hasattr(fileobj, "write"):
            raise TypeError('argument 1 must have a "write" method')
        self._write = fileobj.write
        self.dialect = _Settings(dialect, fmtparams)

    def _field(self, value, alone):
        d = self.dialect
        quoted = d.quoting == QUOTE_ALL
        if d.quoting == QUOTE_NONNUMERIC and not isinstance(value, (int, float)):
            quoted = True
        if value is None:
            text = ""
        elif isinstance(value, float):
            text = repr(value)
        else:
            text = str(value)
        special = {d.delimiter, d.escapechar, d.quotechar, "\r", "\n", *d.lineterminator}
        parts = []
        for c in text:
            if c in special:
                escape = False
                if d.quoting == QUOTE_NONE:
                    escape = True
                elif c == d.quotechar:
                    if d.doublequote:
                        parts.append(d.quotechar)
                        quoted = True
                    else:
                        escape = True
                elif c == d.escapechar:
                    escape = True
                if not escape:
                    quoted = True
                else:
                    if not d.escapechar:
                        raise Error("need to escape, but no escapechar set")
                    parts.append(d.escapechar)
            parts.append(c)
        if not text and alone and not quoted:
            if d.quoting == QUOTE_NONE:
                raise Error("single empty field record must be quoted")
            quoted = True
        text = "".join(parts)
        return f"{d.quotechar}{text}{d.quotechar}" if quoted else text

    def writerow(self, row, /):
        try:
            row = list(row)
        except TypeError:
            raise Error(f"iterable expected, not {type(row).__name__}") from None
        d = self.dialect
        return self._write(d.delimiter.join([self._field(value, len(row) == 1) for value in row]) + d.lineterminator)

    def writerows(self, rows, /):
        for row in rows:
            self.writerow(row)


def writer(fileobj, /, dialect="excel", **fmtparams):
    return _Writer(fileobj, dialect, **fmtparams)


register_dialect("excel", excel)
register_dialect("excel-tab", excel_tab)
register_dialect("unix", unix_dialect)


def _reusable(fieldnames):
    """Names that can be iterated over more than once."""
    is_iterator = fieldnames is not None and iter(fieldnames) is fieldnames
    return list(fieldnames) if is_iterator else fieldnames


class DictReader:
    """Rows as dicts."""

    def __init__(self, f, fieldnames=None, restkey=None, restval=None, dialect="excel", *args, **kwds):
        self.reader = reader(f, dialect, *args, **kwds)
        self.dialect = dialect
        self.restkey, self.restval = restkey, restval
        self.line_num = 0
        self._names = _reusable(fieldnames)

    def _row(self):
        try:
            return next(self.reader)
        finally:
            self.line_num = self.reader.line_num

    @property
    def fieldnames(self):
        """The keys; the first row, if there are none."""
        if self._names is None:
            try:
                self._names = self._row()
            except StopIteration:
                return None
        return self._names

    @fieldnames.setter
    def fieldnames(self, value):
        self._names = value

    def __iter__(self):
        return self

    def __next__(self):
        names = self.fieldnames
        while not (row := self._row()):
            pass
        if len(row) > len(names):
            return {**dict(zip(names, row)), self.restkey: row[len(names):]}
        return dict(zip(names, row + [self.restval] * (len(names) - len(row))))


class DictWriter:
    """Writes dicts."""

    def __init__(self, f, fieldnames, restval="", extrasaction="raise", dialect="excel", *args, **kwds):
        extrasaction = extrasaction.lower()
        if extrasaction not in ("raise", "ignore"):
            raise ValueError(f"extrasaction ({extrasaction}) must be 'raise' or 'ignore'")
        self.writer = writer(f, dialect, *args, **kwds)
        self.fieldnames = _reusable(fieldnames)
        self.restval, self.extrasaction = restval, extrasaction

    def writeheader(self):
        return self.writerow(dict(zip(self.fieldnames, self.fieldnames)))

    def _values(self, row):
        if self.extrasaction == "raise":
            wrong = row.keys() - self.fieldnames
            if wrong:
                raise ValueError("dict contains fields not in fieldnames: " + ", ".join([repr(name) for name in wrong]))
        return [row.get(key, self.restval) for key in self.fieldnames]

    def writerow(self, rowdict):
        return self.writer.writerow(self._values(rowdict))

    def writerows(self, rowdicts):
        return self.writer.writerows(map(self._values, rowdicts))


class Sniffer:
    """Guesses the dialect of a sample."""

    def __init__(self):
        self.preferred = [",", "\t", ";", " ", ":"]

    def sniff(self, sample, delimiters=None):
        lines = [line for line in sample.splitlines() if line]
        best = None
        for candidate in self.preferred + ["|"]:
            if delimiters is not None and candidate not in delimiters:
                continue
            counts = [len(row) for row in reader(lines, delimiter=candidate)]
            if counts and min(counts) > 1 and (best is None or len(set(counts)) < best[0]):
                best = (len(set(counts)), candidate)
        if best is None:
            raise Error("Could not determine delimiter")

        class dialect(excel):
            _name = "sniffed"
            delimiter = best[1]
            skipinitialspace = all(part.startswith(" ") for line in lines for part in line.split(best[1])[1:])

        return dialect

    def has_header(self, sample):
        rows = reader(io.StringIO(sample), self.sniff(sample))
        header = next(rows)
        votes = 0
        for column in range(len(header)):
            values = []
            for row in list(reader(io.StringIO(sample), self.sniff(sample)))[1:21]:
                if column < len(row):
                    values.append(row[column])
            if values and all(_is_number(value) for value in values):
                votes += -1 if _is_number(header[column]) else 1
        return votes > 0


def _is_number(text):
    try:
        complex(text)
    except ValueError:
        return False
    return True
