"""Constants of characters, templates with `$`, and `str.format` in steps that a subclass replaces."""

import _string

__all__ = ["ascii_letters", "ascii_lowercase", "ascii_uppercase", "capwords", "digits", "hexdigits", "octdigits", "printable",
           "punctuation", "whitespace", "Formatter", "Template"]

ascii_lowercase, ascii_uppercase = ("".join(map(chr, range(first, first + 26))) for first in b"aA")
ascii_letters = ascii_lowercase + ascii_uppercase
digits = "0123456789"
octdigits, hexdigits = digits[:8], digits + "abcdefABCDEF"
punctuation = "".join(c for c in map(chr, range(33, 127)) if not c.isalnum())
whitespace = "\x20\t\n\r\x0b\x0c"
printable = digits + ascii_letters + punctuation + whitespace


def capwords(s, sep=None):
    words = map(str.capitalize, s.split(sep))
    return (" " if not sep else sep).join(words)


class _Placeholders:
    """The compiled pattern of a class of templates, made when it is first asked for: most programs have no template."""

    def __get__(self, _, cls):
        import re

        if isinstance(cls._own_pattern, re.Pattern):
            return cls._own_pattern
        source = cls._own_pattern
        if source is None:
            sign, name = re.escape(cls.delimiter), cls.idpattern
            source = f"{sign}(?:(?P<escaped>{sign})|(?P<named>{name})|{{(?P<braced>{cls.braceidpattern or name})}}|(?P<invalid>))"
        cls._own_pattern = re.compile(source, cls.flags | re.VERBOSE)
        return cls._own_pattern


_nothing = {}


class Template:
    """Text in which `$name` and `${name}` stand for values and `$$` for the sign itself."""

    delimiter, flags = "$", 2  # re.IGNORECASE
    idpattern, braceidpattern = "(?a:[_a-z][_a-z0-9]*)", None
    pattern = _Placeholders()
    _own_pattern = None

    def __init_subclass__(cls):
        super().__init_subclass__()
        cls._own_pattern = cls.__dict__.get("pattern")
        cls.pattern = Template.__dict__["pattern"]
        if cls._own_pattern is not None or not Template.__dict__.keys().isdisjoint(cls.__dict__):
            cls.pattern  # a wrong pattern is an error of the class statement

    def __init__(self, template):
        self.template = template

    def _kinds(self):
        """Each place holder's match with what it is: its name, True for the sign itself, None if it is malformed."""
        for found in self.pattern.finditer(self.template):
            yield found, self._kind(found)

    def _kind(self, found):
        if name := found["named"] or found["braced"]:
            return name
        if found["escaped"] is not None:
            return True
        if found["invalid"] is None:
            raise ValueError("Unrecognized named group in pattern", self.pattern)

    def _filled(self, mapping, keywords, strict):
        values = mapping if not keywords else keywords if mapping is _nothing else _Both(keywords, mapping)

        def text_of(found):
            kind = self._kind(found)
            if kind is True:
                return self.delimiter
            if kind is not None:
                try:
                    return str(values[kind])
                except KeyError:
                    if strict:
                        raise
            elif strict:
                before = self.template[:found.start("invalid")]
                column = len(before) - (before.rfind("\n") + 1) + (not before)
                raise ValueError(f"Invalid placeholder in string: line {before.count(chr(10)) + 1}, col {column}")
            return found[0]

        return self.pattern.sub(text_of, self.template)

    def substitute(self, mapping=_nothing, /, **kws):
        return self._filled(mapping, kws, True)

    def safe_substitute(self, mapping=_nothing, /, **kws):
        return self._filled(mapping, kws, False)

    def is_valid(self):
        return all(kind is not None for _, kind in self._kinds())

    def get_identifiers(self):
        return [*dict.fromkeys(kind for _, kind in self._kinds() if isinstance(kind, str))]


class _Both:
    """Keyword arguments, and the mapping for the names that they do not have."""

    def __init__(self, keywords, mapping):
        self.keywords, self.mapping = keywords, mapping

    def __getitem__(self, name):
        return self.keywords[name] if name in self.keywords else self.mapping[name]


class Formatter:
    """`str.format` as methods."""

    def format(self, format_string, /, *args, **kwargs):
        return self.vformat(format_string, args, kwargs)

    def vformat(self, format_string, args, kwargs):
        used = set()
        text = _Expansion(self, args, kwargs, used).expand(format_string, 2)
        self.check_unused_args(used, args, kwargs)
        return text

    def parse(self, format_string):
        pieces, error = _string.pieces(format_string)
        yield from pieces
        if error:
            raise ValueError(error)

    def get_field(self, field_name, args, kwargs):
        first, steps, error = _string.path(field_name)
        value = self.get_value(first, args, kwargs)
        for is_attribute, key in steps:
            value = getattr(value, key) if is_attribute else value[key]
        if error:
            raise ValueError(error)
        return value, first

    def get_value(self, key, args, kwargs):
        return (args if isinstance(key, int) else kwargs)[key]

    def check_unused_args(self, used_args, args, kwargs):
        pass

    def convert_field(self, value, conversion):
        match conversion:
            case None:
                return value
            case "r":
                return repr(value)
            case "s":
                return str(value)
            case "a":
                return ascii(value)
        raise ValueError(f"Unknown conversion specifier {conversion}")

    def format_field(self, value, format_spec):
        return format(value, format_spec)


class _Expansion:
    """One call of `vformat`. Fields are numbered by the template or by position, not both."""

    def __init__(self, formatter, args, kwargs, used):
        self.formatter, self.args, self.kwargs, self.used = formatter, args, kwargs, used
        self.next, self.numbered = 0, False

    def expand(self, template, depth):
        """Fields in the template, and in a field's specification down to this depth."""
        if depth < 0:
            raise ValueError("Max string recursion exceeded")
        formatter, out = self.formatter, []
        for literal, name, spec, conversion in formatter.parse(template):
            out.append(literal)
            if name is not None:
                value, key = formatter.get_field(self.number(name), self.args, self.kwargs)
                self.used.add(key)
                value = formatter.convert_field(value, conversion)
                out.append(formatter.format_field(value, self.expand(spec, depth - 1)))
        return "".join(out)

    def number(self, name):
        automatic = name == ""
        if automatic or name.isdigit():
            if self.numbered if automatic else self.next:
                raise ValueError("cannot switch from manual field specification to automatic field numbering")
            if not automatic:
                self.numbered = True
            else:
                name = str(self.next)
                self.next += 1
        return name
