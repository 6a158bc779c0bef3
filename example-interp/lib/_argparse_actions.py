"""The actions of argparse: what is done when an argument is met."""

import sys

from _argparse_help import OPTIONAL, PARSER, SUPPRESS

UNRECOGNIZED = "_unrecognized_args"


class Attributes:
    """A representation made of an object's attributes."""

    def __repr__(self):
        named = self._get_kwargs()
        shown = [*map(repr, self._get_args()), *[f"{name}={value!r}" for name, value in named if name.isidentifier()]]
        if rest := {name: value for name, value in named if not name.isidentifier()}:
            shown.append(f"**{rest!r}")
        return f"{type(self).__name__}({', '.join(shown)})"

    def _get_kwargs(self):
        return list(self.__dict__.items())

    def _get_args(self):
        return []


def name_of(action):
    """How messages name an action."""
    if not action:
        return None
    words = ["/".join(action.option_strings), *[word for word in (action.metavar, action.dest) if word is not SUPPRESS]]
    named = next(filter(None, words), None)
    return "{" + ",".join(action.choices) + "}" if named is None and action.choices else named


class ArgumentError(Exception):
    """A mistake in the arguments, with the action that it belongs to."""

    __module__ = "argparse"

    def __init__(self, argument, message):
        self.argument_name, self.message = name_of(argument), message

    def __str__(self):
        about = "" if self.argument_name is None else f"argument {self.argument_name}: "
        return f"{about}{self.message}"


_SETTINGS = "option_strings", "dest", "nargs", "const", "default", "type", "choices", "required", "help", "metavar"


class Action(Attributes):
    """What is done for an argument; subclasses define `__call__`."""

    __module__ = "argparse"

    def __init__(self, option_strings, dest, nargs=None, const=None, default=None, type=None, choices=None,
                 required=False, help=None, metavar=None):
        given = option_strings, dest, nargs, const, default, type, choices, required, help, metavar
        vars(self).update(zip(_SETTINGS, given))

    def _get_kwargs(self):
        return [(name, getattr(self, name)) for name in _SETTINGS]

    def format_usage(self):
        return self.option_strings[0]

    def __call__(self, parser, namespace, values, option_string=None):
        raise NotImplementedError(".__call__() not defined")


class BooleanOptionalAction(Action):
    """`--flag` and `--no-flag`."""

    __module__ = "argparse"

    def __init__(self, option_strings, dest, default=None, type=None, choices=None, required=False, help=None, metavar=None):
        both = [[name, f"--no-{name[2:]}"] if name[:2] == "--" else [name] for name in option_strings]
        if None not in (help, default) and default is not SUPPRESS:
            help = f"{help} (default: %(default)s)"
        super().__init__(sum(both, []), dest, 0, None, default, type, choices, required, help, metavar)

    def __call__(self, parser, namespace, values, option_string=None):
        if option_string in self.option_strings:
            on = option_string[:5] != "--no-"
            setattr(namespace, self.dest, on)

    def format_usage(self):
        return " | ".join(self.option_strings)


def _must_take_values(kind, nargs, const):
    if nargs == 0:
        more = {"store": "if you have nothing to store, actions such as store true or store const",
                "append": "if arg strings are not supplying the value to append, the append const action"}[kind]
        raise ValueError(f"nargs for {kind} actions must be != 0; {more} may be more appropriate")
    if nargs != OPTIONAL and const is not None:
        raise ValueError(f"nargs must be {OPTIONAL!r} to supply const")


def _items(namespace, dest):
    """A copy of the items so far: the default stays as it is."""
    found = getattr(namespace, dest, None)
    if found is None or type(found) is list:
        return [*(found or ())]
    from copy import copy

    return copy(found)


class _Storing(Action):
    """Actions that change one attribute: `_value` gives its value from the one before."""

    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, self._value(namespace, values))


class _Valued(_Storing):
    """Those that take values."""

    def __init__(self, option_strings, dest, nargs=None, const=None, default=None, type=None, choices=None,
                 required=False, help=None, metavar=None):
        _must_take_values(self._kind, nargs, const)
        super().__init__(option_strings, dest, nargs, const, default, type, choices, required, help, metavar)


class _StoreAction(_Valued):
    __module__, _kind = "argparse", "store"

    def _value(self, namespace, values):
        return values


class _StoreConstAction(_Storing):
    __module__ = "argparse"

    def __init__(self, option_strings, dest, const=None, default=None, required=False, help=None, metavar=None):
        super().__init__(option_strings, dest, 0, const, default, required=required, help=help)

    def _value(self, namespace, values):
        return self.const


class _StoreTrueAction(_StoreConstAction):
    __module__ = "argparse"

    def __init__(self, option_strings, dest, default=False, required=False, help=None):
        super().__init__(option_strings, dest, True, default, required, help)


class _StoreFalseAction(_StoreConstAction):
    __module__ = "argparse"

    def __init__(self, option_strings, dest, default=True, required=False, help=None):
        super().__init__(option_strings, dest, False, default, required, help)


class _AppendAction(_Valued):
    __module__, _kind = "argparse", "append"

    def _value(self, namespace, values):
        return _added(_items(namespace, self.dest), [values])


class _ExtendAction(_AppendAction):
    __module__ = "argparse"

    def _value(self, namespace, values):
        return _added(_items(namespace, self.dest), values)


class _AppendConstAction(_Storing):
    __module__ = "argparse"

    def __init__(self, option_strings, dest, const=None, default=None, required=False, help=None, metavar=None):
        super().__init__(option_strings, dest, 0, const, default, required=required, help=help, metavar=metavar)

    def _value(self, namespace, values):
        return _added(_items(namespace, self.dest), [self.const])


def _added(items, more):
    items.extend(more)
    return items


class _CountAction(_Storing):
    __module__ = "argparse"

    def __init__(self, option_strings, dest, default=None, required=False, help=None):
        super().__init__(option_strings, dest, 0, default=default, required=required, help=help)

    def _value(self, namespace, values):
        return (getattr(namespace, self.dest, None) or 0) + 1


class _HelpAction(Action):
    __module__ = "argparse"

    def __init__(self, option_strings, dest=SUPPRESS, default=SUPPRESS, help=None):
        super().__init__(option_strings, dest, 0, default=default, help=help)

    def __call__(self, parser, namespace, values, option_string=None):
        parser.print_help()
        parser.exit()


class _VersionAction(Action):
    __module__ = "argparse"

    def __init__(self, option_strings, version=None, dest=SUPPRESS, default=SUPPRESS,
                 help="show program's version number and exit"):
        super().__init__(option_strings, dest, 0, default=default, help=help)
        self.version = version

    def __call__(self, parser, namespace, values, option_string=None):
        texts = parser._get_formatter()
        texts.add_text(parser.version if self.version is None else self.version)
        parser._print_message(texts.format_help(), sys.stdout)
        parser.exit()


class _ChoicesPseudoAction(Action):
    """A subcommand's line in the help."""

    __module__ = "argparse"

    def __init__(self, name, aliases, help):
        shown = f"{name} ({', '.join(aliases)})" if aliases else name
        super().__init__([], name, help=help, metavar=shown)


class _SubParsersAction(Action):
    __module__ = "argparse"

    def __init__(self, option_strings, prog, parser_class, dest=SUPPRESS, required=False, help=None, metavar=None):
        self._prefix, self._make_parser = prog, parser_class
        self._shown, parsers = [], {}
        super().__init__(option_strings, dest, PARSER, choices=parsers, required=required, help=help, metavar=metavar)

    def add_parser(self, name, *, aliases=(), **kwargs):
        if kwargs.get("prog") is None:
            kwargs["prog"] = f"{self._prefix} {name}"
        for word, kind in ((name, "subparser"), *((alias, "subparser alias") for alias in aliases)):
            if word in self.choices:
                raise ArgumentError(self, f"conflicting {kind}: {word}")
        if "help" in kwargs:
            self._shown.append(_ChoicesPseudoAction(name, aliases, kwargs.pop("help")))
        made = self._make_parser(**kwargs)
        self.choices.update(dict.fromkeys([name, *aliases], made))
        return made

    def _get_subactions(self):
        return self._shown

    def __call__(self, parser, namespace, values, option_string=None):
        name, *rest = values
        if self.dest is not SUPPRESS:
            setattr(namespace, self.dest, name)
        chosen = self.choices.get(name)
        if chosen is None:
            raise ArgumentError(self, f"unknown parser {name!r} (choices: {', '.join(self.choices)})")
        # the subcommand's defaults do not see what the main parser has stored
        found, unknown = chosen.parse_known_args(rest, None)
        for attribute, value in vars(found).items():
            setattr(namespace, attribute, value)
        if unknown:
            vars(namespace).setdefault(UNRECOGNIZED, []).extend(unknown)


BY_NAME = {
    None: _StoreAction,
    "store": _StoreAction,
    "store_const": _StoreConstAction,
    "store_true": _StoreTrueAction,
    "store_false": _StoreFalseAction,
    "append": _AppendAction,
    "append_const": _AppendConstAction,
    "count": _CountAction,
    "help": _HelpAction,
    "version": _VersionAction,
    "parsers": _SubParsersAction,
    "extend": _ExtendAction,
}
