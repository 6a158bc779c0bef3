"""Constants of characters, templates, and the formatter behind `str.format`."""

__all__ = ["ascii_letters", "ascii_lowercase", "ascii_uppercase", "capwords", "digits", "hexdigits", "octdigits", "printable",
           "punctuation", "whitespace", "Formatter", "Template"]

whitespace = " \t\n\r\v\f"
ascii_lowercase = "abcdefghijklmnopqrstuvwxyz"
ascii_uppercase = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
ascii_letters = ascii_lowercase + ascii_uppercase
digits = "0123456789"
hexdigits = digits + "abcdef" + "ABCDEF"
octdigits = "01234567"
punctuation = r"""!"#$%&'()*+,-./:;<=>?@[\]^_`{|}~"""
printable = digits + ascii_letters + punctuation + whitespace


def capwords(s, sep=None):
    return (sep or " ").join([word.capitalize() for word in s.split(sep)])


_chain = {}


class _Chained:
    """The mapping and, before it, the keyword arguments of `substitute`."""

    def __init__(self, first, second):
        self._maps = (first, second)

    def __getitem__(self, key):
        first, second = self._maps
        return first[key] if key in first else second[key]


class Template:
    """Text with `$name` and `${name}` in it."""

    delimiter = "$"
    idpattern = r"(?a:[_a-z][_a-z0-9]*)"
    braceidpattern = None
    flags = 2

    def __init_subclass__(cls):
        super().__init_subclass__()
        if "pattern" not in cls.__dict__:
            cls.pattern = None
        cls._compile()

    @classmethod
    def _compile(cls):
        import re
        pattern = cls.__dict__.get("pattern")
        if pattern is None:
            delim = re.escape(cls.delimiter)
            bid = cls.braceidpattern or cls.idpattern
            pattern = (rf"{delim}(?:(?P<escaped>{delim})|(?P<named>{cls.idpattern})|{{(?P<braced>{bid})}}|(?P<invalid>))")
        cls.pattern = re.compile(pattern, cls.flags | re.VERBOSE)

    def __init__(self, template):
        self.template = template
        if "pattern" not in Template.__dict__:
            Template._compile()

    def _invalid(self, mo):
        i = mo.start("invalid")
        lines = self.template[:i].splitlines(keepends=True)
        if lines:
            colno = i - len("".join(lines[:-1]))
            lineno = len(lines)
        else:
            colno = lineno = 1
        raise ValueError(f"Invalid placeholder in string: line {lineno}, col {colno}")

    def _mapping(self, mapping, kws):
        if mapping is _chain:
            return kws
        return _Chained(kws, mapping) if kws else mapping

    def substitute(self, mapping=_chain, /, **kws):
        mapping = self._mapping(mapping, kws)

        def convert(mo):
            named = mo.group("named") or mo.group("braced")
            if named is not None:
                return str(mapping[named])
            if mo.group("escaped") is not None:
                return self.delimiter
            if mo.group("invalid") is not None:
                self._invalid(mo)
            raise ValueError("Unrecognized named group in pattern", self.pattern)

        return self.pattern.sub(convert, self.template)

    def safe_substitute(self, mapping=_chain, /, **kws):
        mapping = self._mapping(mapping, kws)

        def convert(mo):
            named = mo.group("named") or mo.group("braced")
            if named is not None:
                try:
                    return str(mapping[named])
                except KeyError:
                    return mo.group()
            if mo.group("escaped") is not None:
                return self.delimiter
            if mo.group("invalid") is not None:
                return mo.group()
            raise ValueError("Unrecognized named group in pattern", self.pattern)

        return self.pattern.sub(convert, self.template)

    def is_valid(self):
        for mo in self.pattern.finditer(self.template):
            if mo.group("invalid") is not None:
                return False
            if mo.group("named") is None and mo.group("braced") is None and mo.group("escaped") is None:
                raise ValueError("Unrecognized named group in pattern", self.pattern)
        return True

    def get_identifiers(self):
        ids = []
        for mo in self.pattern.finditer(self.template):
            named = mo.group("named") or mo.group("braced")
            if named is not None and named not in ids:
                ids.append(named)
            elif named is None and mo.group("invalid") is None and mo.group("escaped") is None:
                raise ValueError("Unrecognized named group in pattern", self.pattern)
        return ids


def _is_index(text):
    return text.isascii() and text.isdigit()


class Formatter:
    """`str.format` in steps that a subclass can replace."""

    def format(self, format_string, /, *args, **kwargs):
        return self.vformat(format_string, args, kwargs)

    def vformat(self, format_string, args, kwargs):
        used_args = set()
        result, _ = self._vformat(format_string, args, kwargs, used_args, 2)
        self.check_unused_args(used_args, args, kwargs)
        return result

    def _vformat(self, format_string, args, kwargs, used_args, recursion_depth, auto_arg_index=0):
        if recursion_depth < 0:
            raise ValueError("Max string recursion exceeded")
        result = []
        for literal_text, field_name, format_spec, conversion in self.parse(format_string):
            if literal_text:
                result.append(literal_text)
            if field_name is None:
                continue
            if field_name == "":
                if auto_arg_index is False:
                    raise ValueError("cannot switch from manual field specification to automatic field numbering")
                field_name = str(auto_arg_index)
                auto_arg_index += 1
            elif field_name.isdigit():
                if auto_arg_index:
                    raise ValueError("cannot switch from manual field specification to automatic field numbering")
                auto_arg_index = False
            obj, arg_used = self.get_field(field_name, args, kwargs)
            used_args.add(arg_used)
            obj = self.convert_field(obj, conversion)
            format_spec, auto_arg_index = self._vformat(
                format_spec, args, kwargs, used_args, recursion_depth - 1, auto_arg_index)
            result.append(self.format_field(obj, format_spec))
        return "".join(result), auto_arg_index

    def get_value(self, key, args, kwargs):
        return args[key] if isinstance(key, int) else kwargs[key]

    def check_unused_args(self, used_args, args, kwargs):
        pass

    def format_field(self, value, format_spec):
        return format(value, format_spec)

    def convert_field(self, value, conversion):
        if conversion is None:
            return value
        if conversion == "s":
            return str(value)
        if conversion == "r":
            return repr(value)
        if conversion == "a":
            return ascii(value)
        raise ValueError(f"Unknown conversion specifier {conversion!s}")

    def parse(self, format_string):
        """Yields (literal text, field name, format specification, conversion)."""
        place, end = 0, len(format_string)
        literal = []
        while place < end:
            ch = format_string[place]
            place += 1
            if ch == "}":
                if place < end and format_string[place] == "}":
                    place += 1
                    literal.append("}")
                    yield "".join(literal), None, None, None
                    literal = []
                    continue
                raise ValueError("Single '}' encountered in format string")
            if ch != "{":
                start = place - 1
                while place < end and format_string[place] not in "{}":
                    place += 1
                literal.append(format_string[start:place])
                continue
            if place < end and format_string[place] == "{":
                place += 1
                literal.append("{")
                yield "".join(literal), None, None, None
                literal = []
                continue
            if place >= end:
                raise ValueError("Single '{' encountered in format string")
            start = place
            depth, brackets = 1, 0
            while place < end:
                ch = format_string[place]
                if ch == "{":
                    depth += 1
                elif ch == "}":
                    depth -= 1
                    if not depth:
                        break
                elif ch == "[" and depth == 1 and not brackets:
                    closing = format_string.find("]", place)
                    if closing > 0 and not any(c in ":!" for c in format_string[start:place]):
                        place = closing
                place += 1
            if depth:
                raise ValueError("expected '}' before end of string")
            field = format_string[start:place]
            place += 1
            yield "".join(literal), *_split_field(field)
            literal = []
        if literal:
            yield "".join(literal), None, None, None

    def get_field(self, field_name, args, kwargs):
        first, rest = _split_name(field_name)
        obj = self.get_value(first, args, kwargs)
        for is_attr, name in rest:
            obj = getattr(obj, name) if is_attr else obj[name]
        return obj, first


def _split_field(field):
    """Field name, specification and conversion of what stands between braces."""
    at, end = 0, len(field)
    while at < end and field[at] not in "!:":
        if field[at] == "[":
            closing = field.find("]", at)
            if closing > 0:
                at = closing
        at += 1
    name, rest = field[:at], field[at:]
    conversion = None
    if rest.startswith("!"):
        if len(rest) == 1:
            raise ValueError("end of string while looking for conversion specifier")
        conversion = rest[1]
        rest = rest[2:]
        if rest and not rest.startswith(":"):
            raise ValueError("expected ':' after conversion specifier")
    return name, rest[1:], conversion


def _split_name(field_name):
    at, end = 0, len(field_name)
    while at < end and field_name[at] not in ".[":
        at += 1
    first = field_name[:at]
    rest = []
    while at < end:
        if field_name[at] == ".":
            start = at = at + 1
            while at < end and field_name[at] not in ".[":
                at += 1
            if at == start:
                raise ValueError("Empty attribute in format string")
            rest.append((True, field_name[start:at]))
        elif field_name[at] == "[":
            closing = field_name.find("]", at)
            if closing < 0:
                raise ValueError("Missing ']' in format string")
            key = field_name[at + 1:closing]
            if not key:
                raise ValueError("Empty attribute in format string")
            rest.append((False, int(key) if _is_index(key) else key))
            at = closing + 1
        else:
            raise ValueError("Only '.' or '[' may follow ']' in format field specifier")
    return int(first) if _is_index(first) else first, rest
