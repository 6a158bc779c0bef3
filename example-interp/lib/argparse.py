"""Command lines: what a program takes, from what it was given; usage, help and error messages.

The texts are made in `_argparse_help`, the actions are in `_argparse_actions`.
"""

import os
import re
import sys

from _argparse_actions import (
    BY_NAME, UNRECOGNIZED, Action, ArgumentError, Attributes, BooleanOptionalAction, name_of, _AppendAction,
    _AppendConstAction, _CountAction, _ExtendAction, _HelpAction, _StoreAction, _StoreConstAction, _StoreFalseAction,
    _StoreTrueAction, _SubParsersAction, _VersionAction,
)
from _argparse_help import (
    ONE_OR_MORE, OPTIONAL, PARSER, REMAINDER, SUPPRESS, ZERO_OR_MORE, ArgumentDefaultsHelpFormatter, HelpFormatter,
    MetavarTypeHelpFormatter, RawDescriptionHelpFormatter, RawTextHelpFormatter,
)

__all__ = ["ArgumentParser", "ArgumentError", "ArgumentTypeError", "BooleanOptionalAction", "FileType", "HelpFormatter",
           "ArgumentDefaultsHelpFormatter", "RawDescriptionHelpFormatter", "RawTextHelpFormatter",
           "MetavarTypeHelpFormatter", "Namespace", "Action", "ONE_OR_MORE", "OPTIONAL", "PARSER", "REMAINDER",
           "SUPPRESS", "ZERO_OR_MORE"]


class ArgumentTypeError(Exception):
    """A string that a type does not accept; its text is shown as it is."""


class FileType:
    """A type that opens the file that an argument names; `-` is standard input or output."""

    def __init__(self, mode="r", bufsize=-1, encoding=None, errors=None):
        self._how = {"mode": mode, "buffering": bufsize, "encoding": encoding, "errors": errors}

    def __call__(self, string):
        mode = self._how["mode"]
        if string != "-":
            try:
                return open(string, **self._how)
            except OSError as error:
                raise ArgumentTypeError(f"can't open '{string}': {error}")
        if "r" in mode:
            stream = sys.stdin
        elif {*mode} & {*"wax"}:
            stream = sys.stdout
        else:
            raise ValueError(f'argument "-" with mode {mode!r}')
        return stream.buffer if "b" in mode else stream

    def __repr__(self):
        mode, size, *named = self._how.items()
        shown = [repr(value) for _, value in (mode, size) if value != -1]
        shown += [f"{name}={value!r}" for name, value in named if value is not None]
        return f"{type(self).__name__}({', '.join(shown)})"


class Namespace(Attributes):
    """The values that were found."""

    def __init__(self, **kwargs):
        vars(self).update(kwargs)

    def __contains__(self, key):
        return key in vars(self)

    def __eq__(self, other):
        return vars(self) == vars(other) if isinstance(other, Namespace) else NotImplemented


class _ActionsContainer:
    """What arguments can be added to: a parser or a group of its arguments."""

    # what a group has in common with its parser
    _SHARED = ("_registries", "_actions", "_option_string_actions", "_defaults", "_has_negative_number_optionals",
               "_mutually_exclusive_groups")

    def __init__(self, description, prefix_chars, argument_default, conflict_handler):
        self.description, self.argument_default = description, argument_default
        self.prefix_chars, self.conflict_handler = prefix_chars, conflict_handler
        self._conflict_resolver()  # a name that is not known is an error now
        self._registries = {"action": BY_NAME.copy(), "type": {}}
        self._actions, self._action_groups, self._mutually_exclusive_groups = [], [], []
        self._option_string_actions, self._defaults = {}, {}
        self._has_negative_number_optionals = []

    def register(self, registry_name, value, object):
        registry = self._registries.setdefault(registry_name, {})
        registry[value] = object

    def _registry_get(self, registry_name, value, default=None):
        registry = self._registries.get(registry_name, {})
        try:
            return registry[value]
        except (KeyError, TypeError):
            return default

    def set_defaults(self, **kwargs):
        self._defaults |= kwargs
        # the arguments that are there already too
        for action in self._actions:
            action.default = kwargs.get(action.dest, action.default)

    def get_default(self, dest):
        own = [action.default for action in self._actions if action.dest == dest and action.default is not None]
        return own[0] if own else self._defaults.get(dest)

    def add_argument(self, *args, **kwargs):
        if args and (len(args) > 1 or args[0][0] in self.prefix_chars):
            options = self._for_option(args, **kwargs)
        elif args and "dest" in kwargs:
            raise ValueError("dest supplied twice for positional argument")
        else:
            options = self._for_positional(*args, **kwargs)
        default = self._defaults.get(options["dest"], self.argument_default)
        if default is not None or options["dest"] in self._defaults:
            options.setdefault("default", default)
        return self._add_action(self._checked(self._make_action(options)))

    def _make_action(self, options):
        named = options.pop("action", None)
        make = self._registry_get("action", named, named)
        if callable(make):
            return make(**options)
        raise ValueError(f'unknown action "{make}"')

    def _checked(self, action):
        convert = self._registry_get("type", action.type, action.type)
        if convert is FileType:
            raise ValueError(f"{convert!r} is a FileType class object, instance of it must be passed")
        if not (convert is None or callable(convert)):
            raise ValueError(f"{convert!r} is not callable")
        if hasattr(self, "_get_formatter"):
            try:
                self._get_formatter()._format_args(action, None)
            except TypeError:
                raise ValueError("length of metavar tuple does not match nargs")
        return action

    def add_argument_group(self, *args, **kwargs):
        self._action_groups.append(_ArgumentGroup(self, *args, **kwargs))
        return self._action_groups[-1]

    def add_mutually_exclusive_group(self, **kwargs):
        self._mutually_exclusive_groups.append(_MutuallyExclusiveGroup(self, **kwargs))
        return self._mutually_exclusive_groups[-1]

    def _add_action(self, action):
        known = self._option_string_actions
        taken = {name: known[name] for name in action.option_strings if name in known}
        if taken:
            self._conflict_resolver()(action, taken)
        action.container = self
        self._actions.append(action)
        known.update(dict.fromkeys(action.option_strings, action))
        if any(map(_is_negative_number, action.option_strings)):
            # from now on what looks like a negative number is an option; the list is shared with the groups
            self._has_negative_number_optionals[:] = [True]
        return action

    def _remove_action(self, action):
        self._actions.remove(action)

    def _for_positional(self, dest, **kwargs):
        if "required" in kwargs:
            raise TypeError("'required' is an invalid argument for positionals")
        match kwargs.get("nargs"):
            case "?":
                needed = False
            case "*":
                needed = "default" not in kwargs
            case _:
                needed = True
        return kwargs | {"dest": dest, "option_strings": []} | ({"required": True} if needed else {})

    def _for_option(self, names, dest=None, **kwargs):
        chars = self.prefix_chars
        for name in names:
            if not name or name[0] not in chars:
                raise ValueError(f"invalid option string {name!r}: must start with a character {chars!r}")
        if dest is None:
            # the first long name, else the first
            first = next((name for name in names if len(name) > 1 and name[1] in chars), names[0])
            dest = first.lstrip(chars).replace("-", "_")
            if not dest:
                raise ValueError(f"dest= is required for options like {first!r}")
        return kwargs | {"dest": dest, "option_strings": [*names]}

    def _conflict_resolver(self):
        resolver = getattr(self, f"_handle_conflict_{self.conflict_handler}", None)
        if resolver is None:
            raise ValueError(f"invalid conflict_resolution value: {self.conflict_handler!r}")
        return resolver

    def _handle_conflict_error(self, action, taken):
        raise ArgumentError(action, f"conflicting option string{'s'[len(taken) == 1:]}: {', '.join(taken)}")

    def _handle_conflict_resolve(self, action, taken):
        for name, other in taken.items():
            del self._option_string_actions[name]
            other.option_strings.remove(name)
            if not other.option_strings:
                other.container._remove_action(other)

    def _add_container_actions(self, container):
        """Takes over the arguments of a parent parser, group by group."""
        own = {}
        for group in self._action_groups:
            if group.title in own:
                raise ValueError(f"cannot merge actions - two groups are named {group.title!r}")
            own[group.title] = group
        target = {}
        for group in container._action_groups:
            if group.title not in own:
                own[group.title] = self.add_argument_group(
                    title=group.title, description=group.description, conflict_handler=group.conflict_handler)
            for action in group._group_actions:
                target[action] = own[group.title]
        for group in container._mutually_exclusive_groups:
            copied = self.add_mutually_exclusive_group(required=group.required)
            for action in group._group_actions:
                target[action] = copied
        for action in container._actions:
            target.get(action, self)._add_action(action)


class _ArgumentGroup(_ActionsContainer):
    """Arguments under a heading of their own; the parser knows them too."""

    def __init__(self, container, title=None, description=None, **kwargs):
        for name in ("conflict_handler", "prefix_chars", "argument_default"):
            kwargs.setdefault(name, getattr(container, name))
        _ActionsContainer.__init__(self, description, **kwargs)
        self.title, self._group_actions = title, []
        vars(self).update({name: getattr(container, name) for name in self._SHARED})

    def _add_action(self, action):
        self._group_actions.append(added := super()._add_action(action))
        return added

    def _remove_action(self, action):
        for actions in (self._actions, self._group_actions):
            actions.remove(action)


class _MutuallyExclusiveGroup(_ArgumentGroup):
    """Arguments of which a command line has one at most."""

    def __init__(self, container, required=False):
        _ArgumentGroup.__init__(self, container)
        self._container, self.required = container, required

    def _add_action(self, action):
        if action.required:
            raise ValueError("mutually exclusive arguments must be optional")
        self._group_actions.append(added := self._container._add_action(action))
        return added

    def _remove_action(self, action):
        self._group_actions.remove(action)
        self._container._remove_action(action)


def _is_negative_number(text):
    return re.match(r"^-\d+$|^-\d*\.\d+$", text) is not None


def _bounds(nargs):
    """The least and the most number of strings that `nargs` takes."""
    if nargs is None:
        return 1, 1
    if nargs == OPTIONAL:
        return 0, 1
    if nargs in (ZERO_OR_MORE, REMAINDER):
        return 0, sys.maxsize
    if nargs in (ONE_OR_MORE, PARSER):
        return 1, sys.maxsize
    if nargs == SUPPRESS:
        return 0, 0
    return nargs, nargs


class _Option:
    """A string that is an option: its action, if it is known, and a value that came with it."""

    def __init__(self, action, name, explicit):
        self.action = action
        self.name = name
        self.explicit = explicit


class _Run:
    """One reading of a list of strings."""

    def __init__(self, parser, strings, namespace):
        self.parser = parser
        self.strings = strings
        self.namespace = namespace
        self.positionals = parser._get_positional_actions()
        self.extras = []
        self.seen = set()
        self.given = set()
        self.conflicts = {}
        for group in parser._mutually_exclusive_groups:
            for action in group._group_actions:
                others = [other for other in group._group_actions if other is not action]
                self.conflicts.setdefault(action, []).extend(others)
        self.options = {}
        self.marker = None
        for at, text in enumerate(strings):
            if text == "--":
                self.marker = at
                break
            option = parser._parse_optional(text)
            if option is not None:
                self.options[at] = option

    def read(self):
        at = 0
        last = max(self.options, default=-1)
        while at <= last:
            next_option = min(position for position in self.options if position >= at)
            if at != next_option:
                end = self.take_positionals(at)
                if end > at:
                    at = end
                    continue
            if at not in self.options:
                self.extras.extend(self.strings[at:next_option])
                at = next_option
            at = self.take_option(at)
        end = self.take_positionals(at)
        self.extras.extend(self.strings[end:])
        self.finish()
        return self.namespace, self.extras

    def values_from(self, at, through_marker):
        """The end of the strings from `at` that are not options; the marker `--` counts as one only for positionals."""
        while at < len(self.strings) and at not in self.options and (through_marker or at != self.marker):
            at += 1
        return at

    def perform(self, action, strings, name=None):
        self.seen.add(action)
        values = self.parser._get_values(action, strings)
        if values is not action.default:
            self.given.add(action)
            for other in self.conflicts.get(action, ()):
                if other in self.given:
                    raise ArgumentError(action, f"not allowed with argument {name_of(other)}")
        if values is not SUPPRESS:
            action(self.parser, self.namespace, values, name)

    def take_option(self, at):
        option = self.options[at]
        if option.action is None:
            self.extras.append(self.strings[at])
            return at + 1
        action, name, explicit = option.action, option.name, option.explicit
        todo = []
        while True:
            least, most = _bounds(action.nargs)
            if explicit is None:
                todo.append((action, *self.option_values(action, at + 1), name))
                end = todo[-1][2]
                break
            chars = self.parser.prefix_chars
            if most == 0 and name[1] not in chars and explicit != "":
                # Flags that are written together.
                todo.append((action, [], at + 1, name))
                name = name[0] + explicit[0]
                explicit = explicit[1:] or None
                if name not in self.parser._option_string_actions:
                    raise ArgumentError(action, f"ignored explicit argument {(name[1] + (explicit or ''))!r}")
                action = self.parser._option_string_actions[name]
                continue
            if least <= 1 <= most:
                todo.append((action, [explicit], at + 1, name))
                end = at + 1
                break
            self.check_count(action, 1 if most == 0 else 0, explicit)
        for action, strings, _, name in todo:
            self.perform(action, strings, name)
        return end

    def check_count(self, action, count, explicit):
        if count:
            raise ArgumentError(action, f"ignored explicit argument {explicit!r}")
        raise ArgumentError(action, _wants(action.nargs))

    def option_values(self, action, at):
        """The strings that an option takes from `at`, and where they end."""
        if action.nargs in (REMAINDER, PARSER):
            end = len(self.strings)
            found = self.strings[at:]
        else:
            least, most = _bounds(action.nargs)
            end = min(self.values_from(at, False), at + most)
            found = self.strings[at:end]
        if len(found) < _bounds(action.nargs)[0]:
            raise ArgumentError(action, _wants(action.nargs))
        return found, end

    def take_positionals(self, at):
        available = self.values_from(at, True)
        count = available - at - (1 if self.marker is not None and at <= self.marker < available else 0)
        shares = self.shares(count)
        for action, share in shares:
            if action.nargs in (REMAINDER, PARSER):
                # These take options too.
                end = len(self.strings)
            else:
                end = at
                while share or end == self.marker and end < available:
                    share -= end != self.marker
                    end += 1
            strings, at = self.strings[at:end], end
            self.perform(action, strings)
        self.positionals = self.positionals[len(shares):]
        return at

    def shares(self, count):
        """How many strings each of the next positionals takes: as many of them as can, each as much as it can."""
        for size in range(len(self.positionals), 0, -1):
            actions = self.positionals[:size]
            left = count
            shares = []
            needs = [_bounds(action.nargs)[0] for action in actions]
            for index, action in enumerate(actions):
                share = min(_bounds(action.nargs)[1], left - sum(needs[index + 1:]))
                if share < needs[index]:
                    break
                shares.append((action, share))
                left -= min(share, left)
            else:
                return shares
        return []

    def finish(self):
        missing = []
        for action in self.parser._actions:
            if action in self.seen:
                continue
            if action.required:
                missing.append(name_of(action))
            elif isinstance(action.default, str) and hasattr(self.namespace, action.dest):
                # A default that is text is converted, once it is known that it is used.
                if action.default is getattr(self.namespace, action.dest):
                    setattr(self.namespace, action.dest, self.parser._get_value(action, action.default))
        if missing:
            self.parser.error(f"the following arguments are required: {', '.join(map(str, missing))}")
        for group in self.parser._mutually_exclusive_groups:
            if group.required and not any(action in self.given for action in group._group_actions):
                names = [name_of(action) for action in group._group_actions if action.help is not SUPPRESS]
                self.parser.error(f"one of the arguments {' '.join(names)} is required")


def _wants(nargs):
    if nargs is None:
        return "expected one argument"
    if nargs == OPTIONAL:
        return "expected at most one argument"
    if nargs == ONE_OR_MORE:
        return "expected at least one argument"
    return f"expected {nargs} argument{'' if nargs == 1 else 's'}"


def _has_names(action):
    return bool(action.option_strings)


class _changed:
    """Has attributes (object, name, value) changed for a time."""

    def __init__(self, changes):
        self.changes = changes
        self.before = [(owner, name, getattr(owner, name)) for owner, name, _ in changes]

    def __enter__(self):
        for change in self.changes:
            setattr(*change)

    def __exit__(self, *_):
        for change in self.before:
            setattr(*change)


class ArgumentParser(Attributes, _ActionsContainer):
    """Reads command lines."""

    def __init__(self, prog=None, usage=None, description=None, epilog=None, parents=[], formatter_class=HelpFormatter,
                 prefix_chars="-", fromfile_prefix_chars=None, argument_default=None, conflict_handler="error",
                 add_help=True, allow_abbrev=True, exit_on_error=True):
        _ActionsContainer.__init__(self, description, prefix_chars, argument_default, conflict_handler)
        vars(self).update(
            prog=os.path.basename(sys.argv[0]) if prog is None else prog, usage=usage, epilog=epilog,
            formatter_class=formatter_class, fromfile_prefix_chars=fromfile_prefix_chars, add_help=add_help,
            allow_abbrev=allow_abbrev, exit_on_error=exit_on_error)
        self._positionals, self._optionals = map(self.add_argument_group, ("positional arguments", "options"))
        self._subparsers = None
        self.register("type", None, str)
        if add_help:
            sign = prefix_chars[0] if "-" not in prefix_chars else "-"
            self.add_argument(f"{sign}h", f"{sign}{sign}help", action="help", default=SUPPRESS,
                              help="show this help message and exit")
        for parent in parents:
            self._add_container_actions(parent)
            self._defaults |= getattr(parent, "_defaults", {})

    def _get_kwargs(self):
        shown = "prog usage description formatter_class conflict_handler add_help"
        return [(name, getattr(self, name)) for name in shown.split()]

    def add_subparsers(self, **kwargs):
        if self._subparsers is not None:
            self.error("cannot have multiple subparser arguments")
        kwargs.setdefault("parser_class", type(self))
        titled = kwargs.keys() & {"title", "description"}
        group = self._positionals
        if titled:
            group = self.add_argument_group(kwargs.pop("title", "subcommands"), kwargs.pop("description", None))
        self._subparsers = group
        if kwargs.get("prog") is None:
            # the usage up to the name of the sub-command
            text = self._get_formatter()
            text.add_usage(self.usage, self._get_positional_actions(), self._mutually_exclusive_groups, "")
            kwargs["prog"] = text.format_help().strip()
        make = self._registry_get("action", kwargs.pop("action", "parsers"))
        return group._add_action(make(option_strings=[], **kwargs))

    def _add_action(self, action):
        group = self._optionals if action.option_strings else self._positionals
        return group._add_action(action)

    def _get_optional_actions(self):
        return [*filter(_has_names, self._actions)]

    def _get_positional_actions(self):
        return [action for action in self._actions if not _has_names(action)]

    # Parsing.

    def _refuse_unknown(self, found):
        namespace, unknown = found
        if unknown:
            self.error("unrecognized arguments: " + " ".join(unknown))
        return namespace

    def parse_args(self, args=None, namespace=None):
        return self._refuse_unknown(self.parse_known_args(args, namespace))

    def parse_intermixed_args(self, args=None, namespace=None):
        return self._refuse_unknown(self.parse_known_intermixed_args(args, namespace))

    def parse_known_args(self, args=None, namespace=None):
        strings = [*(sys.argv[1:] if args is None else args)]
        found = Namespace() if namespace is None else namespace
        defaults = {}
        for action in self._actions:
            if SUPPRESS not in (action.dest, action.default):
                defaults.setdefault(action.dest, action.default)
        for dest, value in (defaults | {dest: value for dest, value in self._defaults.items() if dest not in defaults}).items():
            if not hasattr(found, dest):
                setattr(found, dest, value)
        try:
            found, unknown = self._parse_known_args(strings, found)
        except ArgumentError as error:
            if not self.exit_on_error:
                raise
            self.error(str(error))
        # what sub-parsers did not know
        unknown += vars(found).pop(UNRECOGNIZED, [])
        return found, unknown

    def _parse_known_args(self, strings, namespace):
        if self.fromfile_prefix_chars is not None:
            strings = self._read_args_from_files(strings)
        return _Run(self, strings, namespace).read()

    def parse_known_intermixed_args(self, args=None, namespace=None):
        positionals = self._get_positional_actions()
        unfit = [action for action in positionals if action.nargs in (PARSER, REMAINDER)]
        if unfit:
            raise TypeError(f"parse_intermixed_args: positional arg with nargs={unfit[0].nargs}")
        if any(action in positionals for group in self._mutually_exclusive_groups for action in group._group_actions):
            raise TypeError("parse_intermixed_args: positional in mutuallyExclusiveGroup")
        options = self._get_optional_actions()
        # First the options alone, then the positionals with what is left.
        with _changed([(self, "usage", self.format_usage()[len("usage: "):] if self.usage is None else self.usage)]):
            alone = [(action, name, SUPPRESS) for action in positionals for name in ("nargs", "default")]
            with _changed(alone):
                namespace, rest = self.parse_known_args(args, namespace)
                for action in positionals:
                    if getattr(namespace, action.dest, None) == []:
                        delattr(namespace, action.dest)
            seen = [(each, "required", False) for each in (*options, *self._mutually_exclusive_groups)]
            with _changed(seen):
                return self.parse_known_args(rest, namespace)

    def _read_args_from_files(self, strings):
        found = []
        for text in strings:
            if not text or text[0] not in self.fromfile_prefix_chars:
                found.append(text)
                continue
            try:
                with open(text[1:]) as file:
                    inner = [arg for line in file.read().splitlines() for arg in self.convert_arg_line_to_args(line)]
            except OSError as error:
                self.error(str(error))
            found.extend(self._read_args_from_files(inner))
        return found

    def convert_arg_line_to_args(self, arg_line):
        return [arg_line]

    def _parse_optional(self, text):
        """What option a string is, or None: it is a value."""
        if not text or text[0] not in self.prefix_chars:
            return None
        known = self._option_string_actions
        if text in known:
            return _Option(known[text], text, None)
        if len(text) == 1:
            return None
        if "=" in text:
            name, explicit = text.split("=", 1)
            if name in known:
                return _Option(known[name], name, explicit)
        matches = self._get_option_tuples(text)
        if len(matches) > 1:
            names = ", ".join(match.name for match in matches)
            self.error(f"ambiguous option: {text} could match {names}")
        if matches:
            return matches[0]
        if _is_negative_number(text) and not self._has_negative_number_optionals:
            return None
        if " " in text:
            return None
        return _Option(None, text, None)

    def _get_option_tuples(self, text):
        chars = self.prefix_chars
        known = self._option_string_actions
        if text[1] in chars:
            if not self.allow_abbrev:
                return []
            prefix, equals, explicit = text.partition("=")
            return [_Option(known[name], name, explicit if equals else None) for name in known if name.startswith(prefix)]
        found = []
        for name in known:
            if name == text[:2]:
                found.append(_Option(known[name], name, text[2:]))
            elif name.startswith(text):
                found.append(_Option(known[name], name, None))
        return found

    def _get_values(self, action, strings):
        nargs = action.nargs
        if nargs not in (PARSER, REMAINDER) and "--" in strings:
            strings = list(strings)
            strings.remove("--")
        if not strings and nargs == OPTIONAL:
            value = action.const if action.option_strings else action.default
            if isinstance(value, str):
                value = self._get_value(action, value)
                self._check_value(action, value)
            return value
        if not strings and nargs == ZERO_OR_MORE and not action.option_strings:
            if action.default is None:
                return strings
            self._check_value(action, action.default)
            return action.default
        if len(strings) == 1 and nargs in (None, OPTIONAL):
            value = self._get_value(action, strings[0])
            self._check_value(action, value)
            return value
        if nargs == SUPPRESS:
            return SUPPRESS
        values = [self._get_value(action, text) for text in strings]
        if nargs == PARSER:
            self._check_value(action, values[0])
        elif nargs != REMAINDER:
            for value in values:
                self._check_value(action, value)
        return values

    def _get_value(self, action, text):
        convert = self._registry_get("type", action.type, action.type)
        if not callable(convert):
            raise ArgumentError(action, f"{convert!r} is not callable")
        try:
            return convert(text)
        except ArgumentTypeError as error:
            raise ArgumentError(action, str(error))
        except (TypeError, ValueError):
            raise ArgumentError(action, f"invalid {getattr(action.type, '__name__', repr(action.type))} value: {text!r}")

    def _check_value(self, action, value):
        if action.choices is not None and value not in action.choices:
            raise ArgumentError(action, f"invalid choice: {value!r} (choose from {', '.join(map(repr, action.choices))})")

    # Texts.

    def _get_formatter(self):
        return self.formatter_class(prog=self.prog)

    def _texts(self):
        made = self._get_formatter()
        made.add_usage(self.usage, self._actions, self._mutually_exclusive_groups)
        return made

    def format_usage(self):
        return self._texts().format_help()

    def format_help(self):
        texts = self._texts()
        texts.add_text(self.description)
        for group in self._action_groups:
            texts.start_section(group.title)
            texts.add_text(group.description)
            texts.add_arguments(group._group_actions)
            texts.end_section()
        texts.add_text(self.epilog)
        return texts.format_help()

    def print_usage(self, file=None):
        self._print_message(self.format_usage(), file or sys.stdout)

    def print_help(self, file=None):
        self._print_message(self.format_help(), file or sys.stdout)

    def _print_message(self, message, file=None):
        out = file or sys.stderr
        if message:
            out.write(message)

    def exit(self, status=0, message=None):
        if message:
            self._print_message(message, sys.stderr)
        sys.exit(status)

    def error(self, message):
        self.print_usage(sys.stderr)
        self.exit(2, f"{self.prog}: error: {message}\n")
