"""Writes the table of `lib/html/entities.py`: the names of characters in HTML, as CPython 3.11 lists them.

Each name is followed by its characters in hexadecimal: after `:` if it has a semicolon always, after `!` if it may also
stand without one.  A name after `^` is one of HTML 4 too.
"""

import html.entities
import pathlib
import textwrap

PATH = pathlib.Path(__file__).resolve().parent.parent / "lib" / "html" / "entities.py"
BEGIN, END = '_TABLE = """\\\n', '"""\n'


def table():
    named = html.entities.html5
    words = []
    for name in sorted(name[:-1] for name in named if name.endswith(";")):
        mark = "^" if name in html.entities.name2codepoint else ""
        codes = "+".join(f"{ord(char):x}" for char in named[name + ";"])
        words.append(f"{mark}{name}{'!' if name in named else ':'}{codes}")
    return textwrap.fill(" ".join(words), 150, break_long_words=False, break_on_hyphens=False) + "\n"


if __name__ == "__main__":
    before, rest = PATH.read_text().split(BEGIN)
    _, after = rest.split(END, 1)
    PATH.write_text(before + BEGIN + table() + END + after)
