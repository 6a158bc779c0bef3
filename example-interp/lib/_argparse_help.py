"""How argparse lays out usage and help texts."""

import re

SUPPRESS = "==SUPPRESS=="
OPTIONAL = "?"
ZERO_OR_MORE = "*"
ONE_OR_MORE = "+"
PARSER = "A..."
REMAINDER = "..."


def _terminal_width():
    import shutil
    return shutil.get_terminal_size().columns - 2


class _Section:
    """A headed part of the help; its items are functions that give text."""

    def __init__(self, parent, heading=None):
        self.parent = parent
        self.heading = heading
        self.items = []


class HelpFormatter:
    """Formats a parser's help. Only its name is public; subclasses override the methods that start with `_`."""

    __module__ = "argparse"

    def __init__(self, prog, indent_increment=2, max_help_position=24, width=None):
        if width is None:
            width = _terminal_width()
        self._prog = prog
        self._indent_increment = indent_increment
        self._width = width
        self._max_help_position = min(max_help_position, max(width - 20, indent_increment * 2))
        self._current_indent = 0
        self._level = 0
        self._action_max_length = 0
        self._root_section = self._current_section = _Section(None)

    def _indent(self):
        self._current_indent += self._indent_increment
        self._level += 1

    def _dedent(self):
        self._current_indent -= self._indent_increment
        self._level -= 1

    # What a parser asks for, in order.

    def start_section(self, heading):
        self._indent()
        section = _Section(self._current_section, heading)
        self._current_section.items.append(lambda: self._format_section(section))
        self._current_section = section

    def end_section(self):
        self._current_section = self._current_section.parent
        self._dedent()

    def add_text(self, text):
        if text is not SUPPRESS and text is not None:
            self._current_section.items.append(lambda: self._format_text(text))

    def add_usage(self, usage, actions, groups, prefix=None):
        if usage is not SUPPRESS:
            self._current_section.items.append(lambda: self._format_usage(usage, actions, groups, prefix))

    def add_argument(self, action):
        if action.help is SUPPRESS:
            return
        names = [self._format_action_invocation(action)]
        for inner in self._iter_indented_subactions(action):
            names.append(self._format_action_invocation(inner))
        longest = max(map(len, names)) + self._current_indent
        self._action_max_length = max(self._action_max_length, longest)
        self._current_section.items.append(lambda: self._format_action(action))

    def add_arguments(self, actions):
        for action in actions:
            self.add_argument(action)

    def format_help(self):
        text = self._format_items(self._root_section)
        if text:
            text = re.sub(r"\n\n\n+", "\n\n", text).strip("\n") + "\n"
        return text

    # Text of the parts.

    def _format_items(self, section):
        return self._join_parts([item() for item in section.items])

    def _join_parts(self, parts):
        return "".join(part for part in parts if part and part is not SUPPRESS)

    def _format_section(self, section):
        self._indent()
        text = self._format_items(section)
        self._dedent()
        if not text:
            return ""
        heading = ""
        if section.heading is not SUPPRESS and section.heading is not None:
            heading = f"{'':{self._current_indent}}{section.heading}:\n" if self._current_indent else f"{section.heading}:\n"
        return f"\n{heading}{text}\n"

    def _format_text(self, text):
        if "%(prog)" in text:
            text = text % {"prog": self._prog}
        width = max(self._width - self._current_indent, 11)
        return self._fill_text(text, width, " " * self._current_indent) + "\n\n"

    def _format_usage(self, usage, actions, groups, prefix):
        if prefix is None:
            prefix = "usage: "
        if usage is not None:
            return f"{prefix}{usage % {'prog': self._prog}}\n\n"
        prog = f"{self._prog}"
        if not actions:
            return f"{prefix}{prog}\n\n"
        options = [action for action in actions if action.option_strings]
        positionals = [action for action in actions if not action.option_strings]
        usage = " ".join(part for part in (prog, self._format_actions_usage(options + positionals, groups)) if part)
        width = self._width - self._current_indent
        if len(prefix) + len(usage) > width:
            option_parts = _usage_parts(self._format_actions_usage(options, groups))
            positional_parts = _usage_parts(self._format_actions_usage(positionals, groups))
            usage = "\n".join(_wrap_usage(prog, option_parts, positional_parts, prefix, width))
        return f"{prefix}{usage}\n\n"

    def _format_actions_usage(self, actions, groups):
        # A mutually exclusive group is shown as one where its actions follow each other.
        starts = {}
        for group in groups:
            if not group._group_actions:
                raise ValueError(f"empty group {group}")
            first = group._group_actions[0]
            if first in actions:
                at = actions.index(first)
                size = len(group._group_actions)
                if actions[at:at + size] == group._group_actions:
                    starts[at] = (group, at + size)
        parts = []
        at = 0
        while at < len(actions):
            group, end = starts.get(at, (None, at + 1))
            shown = [action for action in actions[at:end] if action.help is not SUPPRESS]
            texts = [self._usage_of(action, group is not None) for action in shown]
            texts = [text for text in texts if text]
            if group is None or not texts:
                parts.extend(texts)
            elif group.required and len(texts) > 1:
                parts.append(f"({' | '.join(texts)})")
            elif group.required:
                parts.append(texts[0])
            else:
                parts.append(f"[{' | '.join(texts)}]")
            at = end
        return " ".join(parts)

    def _usage_of(self, action, in_group):
        if not action.option_strings:
            text = self._format_args(action, self._get_default_metavar_for_positional(action))
            if in_group and text[:1] == "[" and text[-1:] == "]":
                text = text[1:-1]
            return text
        if action.nargs == 0:
            text = action.format_usage()
        else:
            text = f"{action.option_strings[0]} {self._format_args(action, self._get_default_metavar_for_optional(action))}"
        return text if action.required or in_group else f"[{text}]"

    def _format_action(self, action):
        position = min(self._action_max_length + 2, self._max_help_position)
        help_width = max(self._width - position, 11)
        room = position - self._current_indent - 2
        header = " " * self._current_indent + self._format_action_invocation(action)
        parts = []
        if not action.help or not action.help.strip():
            parts.append(header + "\n")
        else:
            lines = self._split_lines(self._expand_help(action), help_width)
            if len(header) - self._current_indent <= room:
                parts.append(header.ljust(position) + (lines[0] if lines else "") + "\n")
                lines = lines[1:]
            else:
                parts.append(header + "\n")
            parts.extend(" " * position + line + "\n" for line in lines)
        for inner in self._iter_indented_subactions(action):
            parts.append(self._format_action(inner))
        return self._join_parts(parts)

    def _format_action_invocation(self, action):
        if not action.option_strings:
            default = self._get_default_metavar_for_positional(action)
            return self._metavar_formatter(action, default)(1)[0]
        if action.nargs == 0:
            return ", ".join(action.option_strings)
        arguments = self._format_args(action, self._get_default_metavar_for_optional(action))
        return ", ".join(f"{name} {arguments}" for name in action.option_strings)

    def _metavar_formatter(self, action, default_metavar):
        if action.metavar is not None:
            name = action.metavar
        elif action.choices is not None:
            name = "{" + ",".join(str(choice) for choice in action.choices) + "}"
        else:
            name = default_metavar
        return lambda count: name if isinstance(name, tuple) else (name,) * count

    def _format_args(self, action, default_metavar):
        metavar = self._metavar_formatter(action, default_metavar)
        nargs = action.nargs
        if nargs is None:
            return "%s" % metavar(1)
        if nargs == OPTIONAL:
            return "[%s]" % metavar(1)
        if nargs == ZERO_OR_MORE:
            names = metavar(1)
            return "[%s [%s ...]]" % names if len(names) == 2 else "[%s ...]" % names
        if nargs == ONE_OR_MORE:
            return "%s [%s ...]" % metavar(2)
        if nargs == REMAINDER:
            return "..."
        if nargs == PARSER:
            return "%s ..." % metavar(1)
        if nargs == SUPPRESS:
            return ""
        try:
            pattern = " ".join(["%s" for _ in range(nargs)])
        except TypeError:
            raise ValueError("invalid nargs value") from None
        return pattern % metavar(nargs)

    def _expand_help(self, action):
        values = {name: value for name, value in {**vars(action), "prog": self._prog}.items() if value is not SUPPRESS}
        for name, value in values.items():
            if hasattr(value, "__name__"):
                values[name] = value.__name__
        if values.get("choices") is not None:
            values["choices"] = ", ".join(str(choice) for choice in values["choices"])
        return self._get_help_string(action) % values

    def _iter_indented_subactions(self, action):
        inner = getattr(action, "_get_subactions", None)
        if inner is not None:
            self._indent()
            yield from inner()
            self._dedent()

    # What subclasses change.

    def _split_lines(self, text, width):
        import textwrap
        return textwrap.wrap(" ".join(text.split()), width)

    def _fill_text(self, text, width, indent):
        import textwrap
        return textwrap.fill(" ".join(text.split()), width, initial_indent=indent, subsequent_indent=indent)

    def _get_help_string(self, action):
        return action.help

    def _get_default_metavar_for_optional(self, action):
        return action.dest.upper()

    def _get_default_metavar_for_positional(self, action):
        return action.dest


def _usage_parts(text):
    """The words of a usage, where what stands in brackets is one word."""
    return re.findall(r"\(.*?\)+(?=\s|$)|\[.*?\]+(?=\s|$)|\S+", text)


def _wrap_usage(prog, options, positionals, prefix, width):
    def lines(parts, indent, first=None):
        found, line = [], []
        length = len(indent if first is None else first) - 1
        for part in parts:
            if length + 1 + len(part) > width and line:
                found.append(indent + " ".join(line))
                line = []
                length = len(indent) - 1
            line.append(part)
            length += len(part) + 1
        if line:
            found.append(indent + " ".join(line))
        if first is not None:
            found[0] = found[0][len(indent):]
        return found

    if len(prefix) + len(prog) <= 0.75 * width:
        indent = " " * (len(prefix) + len(prog) + 1)
        if options:
            return lines([prog, *options], indent, prefix) + lines(positionals, indent)
        return lines([prog, *positionals], indent, prefix) if positionals else [prog]
    indent = " " * len(prefix)
    wrapped = lines(options + positionals, indent)
    if len(wrapped) > 1:
        wrapped = lines(options, indent) + lines(positionals, indent)
    return [prog, *wrapped]


class RawDescriptionHelpFormatter(HelpFormatter):
    """Leaves descriptions as they are written."""

    __module__ = "argparse"

    def _fill_text(self, text, width, indent):
        return "".join(indent + line for line in text.splitlines(keepends=True))


class RawTextHelpFormatter(RawDescriptionHelpFormatter):
    """Leaves all texts as they are written."""

    __module__ = "argparse"

    def _split_lines(self, text, width):
        return text.splitlines()


class ArgumentDefaultsHelpFormatter(HelpFormatter):
    """Tells the defaults."""

    __module__ = "argparse"

    def _get_help_string(self, action):
        text = action.help
        if text is None:
            text = ""
        if "%(default)" not in text and action.default is not SUPPRESS:
            if action.option_strings or action.nargs in (OPTIONAL, ZERO_OR_MORE):
                text += " (default: %(default)s)"
        return text


class MetavarTypeHelpFormatter(HelpFormatter):
    """Names an argument after its type."""

    __module__ = "argparse"

    def _get_default_metavar_for_optional(self, action):
        return action.type.__name__

    def _get_default_metavar_for_positional(self, action):
        return action.type.__name__
