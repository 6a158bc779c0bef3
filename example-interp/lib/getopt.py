"""Options as C's getopt reads them."""

import os

__all__ = ["GetoptError", "error", "getopt", "gnu_getopt"]


class GetoptError(Exception):
    opt = ""
    msg = ""

    def __init__(self, msg, opt=""):
        self.msg, self.opt = msg, opt
        Exception.__init__(self, msg, opt)

    def __str__(self):
        return self.msg


error = GetoptError


def getopt(args, shortopts, longopts=[]):
    """The options, up to the first argument that is none, and the rest."""
    return _read(args, shortopts, longopts, None)


def gnu_getopt(args, shortopts, longopts=[]):
    """The options, also those behind other arguments, and the other arguments."""
    if shortopts.startswith("+"):
        return _read(args, shortopts[1:], longopts, None)
    if os.environ.get("POSIXLY_CORRECT"):
        return _read(args, shortopts, longopts, None)
    return _read(args, shortopts, longopts, [])


def _read(args, shortopts, longopts, others):
    """With a list of `others`, what is no option is put there, and reading goes on."""
    names = [longopts] if isinstance(longopts, str) else list(longopts)
    found = []
    while args:
        first, rest = args[0], args[1:]
        if first == "--":
            args = rest
            break
        if first.startswith("--"):
            args = _long(found, first[2:], names, rest)
        elif first.startswith("-") and first != "-":
            args = _short(found, first[1:], shortopts, rest)
        elif others is None:
            break
        else:
            others.append(first)
            args = rest
    return found, args if others is None else others + args


def _long(found, text, names, rest):
    """Adds a long option; what is left of the arguments."""
    name, equals, value = text.partition("=")
    candidates = [known for known in names if known.startswith(name)]
    if not candidates:
        raise GetoptError(f"option --{name} not recognized", name)
    if name in candidates:
        takes = False
    elif name + "=" in candidates:
        takes = True
    elif len(candidates) > 1:
        raise GetoptError(f"option --{name} not a unique prefix", name)
    else:
        takes = candidates[0].endswith("=")
        name = candidates[0].removesuffix("=")
    if takes and not equals:
        if not rest:
            raise GetoptError(f"option --{name} requires argument", name)
        value, rest = rest[0], rest[1:]
    elif equals and not takes:
        raise GetoptError(f"option --{name} must not have an argument", name)
    found.append(("--" + name, value))
    return rest


def _short(found, letters, shortopts, rest):
    """Adds options of one letter each; what is left of the arguments."""
    while letters:
        letter, letters = letters[0], letters[1:]
        place = -1 if letter == ":" else shortopts.find(letter)
        if place < 0:
            raise GetoptError(f"option -{letter} not recognized", letter)
        value = ""
        if shortopts.startswith(":", place + 1):
            if not letters:
                if not rest:
                    raise GetoptError(f"option -{letter} requires argument", letter)
                letters, rest = rest[0], rest[1:]
            value, letters = letters, ""
        found.append(("-" + letter, value))
    return rest
