"""Interpreters of lines of commands: a method do_NAME for each command, help_NAME for its help."""

import string
import sys

__all__ = ["Cmd"]

PROMPT = "(Cmd) "
IDENTCHARS = string.ascii_letters + string.digits + "_"


class Cmd:
    prompt = PROMPT
    identchars = IDENTCHARS
    ruler = "="
    lastcmd = ""
    intro = None
    doc_leader = ""
    doc_header = "Documented commands (type help <topic>):"
    misc_header = "Miscellaneous help topics:"
    undoc_header = "Undocumented commands:"
    nohelp = "*** No help on %s"
    use_rawinput = 1

    def __init__(self, completekey="tab", stdin=None, stdout=None):
        self.stdin = sys.stdin if stdin is None else stdin
        self.stdout = sys.stdout if stdout is None else stdout
        self.cmdqueue = []
        self.completekey = completekey

    # The loop. There is no completion of lines that are typed: nothing here reads keys.

    def cmdloop(self, intro=None):
        self.preloop()
        if intro is not None:
            self.intro = intro
        if self.intro:
            self.stdout.write(f"{self.intro}\n")
        stop = None
        while not stop:
            line = self.precmd(self.cmdqueue.pop(0) if self.cmdqueue else self._read())
            stop = self.postcmd(self.onecmd(line), line)
        self.postloop()

    def _read(self):
        """The next line; EOF for the end of the input."""
        if self.use_rawinput:
            try:
                return input(self.prompt)
            except EOFError:
                return "EOF"
        self.stdout.write(self.prompt)
        self.stdout.flush()
        line = self.stdin.readline()
        return line.rstrip("\r\n") if line else "EOF"

    def preloop(self):
        pass

    def postloop(self):
        pass

    def precmd(self, line):
        return line

    def postcmd(self, stop, line):
        return stop

    # One line.

    def parseline(self, line):
        """The command, its arguments and the line, where `?` and `!` stand for commands."""
        line = line.strip()
        if line.startswith("?"):
            line = f"help {line[1:]}"
        elif line.startswith("!"):
            if not hasattr(self, "do_shell"):
                return None, None, line
            line = f"shell {line[1:]}"
        if not line:
            return None, None, line
        rest = line.lstrip(self.identchars)
        return line[:len(line) - len(rest)], rest.strip(), line

    def onecmd(self, line):
        command, arg, line = self.parseline(line)
        if not line:
            return self.emptyline()
        if command is None:
            return self.default(line)
        self.lastcmd = "" if line == "EOF" else line
        act = getattr(self, f"do_{command}", None) if command else None
        return self.default(line) if act is None else act(arg)

    def emptyline(self):
        if self.lastcmd:
            return self.onecmd(self.lastcmd)

    def default(self, line):
        self.stdout.write(f"*** Unknown syntax: {line}\n")

    # What a text may be the start of.

    def completedefault(self, *ignored):
        return []

    def get_names(self):
        return dir(self.__class__)

    def _named(self, start):
        return [name.partition("_")[2] for name in self.get_names() if name.startswith(start)]

    def completenames(self, text, *ignored):
        return self._named(f"do_{text}")

    def complete_help(self, *args):
        return [*{*self.completenames(*args), *self._named(f"help_{args[0]}")}]

    # Help.

    def do_help(self, arg):
        'List available commands with "help" or detailed help with "help cmd".'
        if not arg:
            self._list_topics()
            return
        show = getattr(self, f"help_{arg}", None)
        if show is not None:
            show()
            return
        text = getattr(getattr(self, f"do_{arg}", None), "__doc__", None)
        self.stdout.write(f"{text if text else self.nohelp % (arg,)}\n")

    def _list_topics(self):
        topics = dict.fromkeys(self._named("help_"))
        documented, undocumented = [], []
        for name in sorted(set(self._named("do_"))):
            if name in topics:
                documented.append(name)
                del topics[name]
            elif getattr(self, f"do_{name}").__doc__:
                documented.append(name)
            else:
                undocumented.append(name)
        self.stdout.write(f"{self.doc_leader}\n")
        self.print_topics(self.doc_header, documented, 15, 80)
        self.print_topics(self.misc_header, sorted(topics), 15, 80)
        self.print_topics(self.undoc_header, undocumented, 15, 80)

    def print_topics(self, header, cmds, cmdlen, maxcol):
        if cmds:
            self.stdout.write(f"{header}\n")
            if self.ruler:
                self.stdout.write(f"{self.ruler * len(header)}\n")
            self.columnize(cmds, maxcol - 1)
            self.stdout.write("\n")

    def columnize(self, list, displaywidth=80):
        """Prints texts in as few rows as the width allows, column by column."""
        if not list:
            self.stdout.write("<empty>\n")
            return
        wrong = [str(place) for place, item in enumerate(list) if not isinstance(item, str)]
        if wrong:
            raise TypeError(f"list[i] not a string for i in {', '.join(wrong)}")
        if len(list) == 1:
            self.stdout.write(f"{list[0]}\n")
            return
        for rows in range(1, len(list) + 1):
            columns = [list[start:start + rows] for start in range(0, len(list), rows)]
            widths = [max(map(len, column)) for column in columns]
            if sum(widths) + 2 * (len(widths) - 1) <= displaywidth:
                break
        else:
            rows, columns, widths = len(list), [list], [0]
        for row in range(rows):
            items = [column[row] if row < len(column) else "" for column in columns]
            while items and not items[-1]:
                del items[-1]
            self.stdout.write("  ".join([item.ljust(width) for item, width in zip(items, widths)]) + "\n")
