"""The user's name, and a password from the terminal."""

import os
import sys
import warnings

__all__ = ["getpass", "getuser", "GetPassWarning"]


class GetPassWarning(UserWarning):
    pass


def getpass(prompt="Password: ", stream=None):
    """A line from the standard input. The terminal shows what is typed: there is no `termios` to turn that off."""
    warnings.warn("Can not control echo on the terminal.", GetPassWarning, stacklevel=2)
    stream = stream or sys.stderr
    print("Warning: Password input may be echoed.", file=stream)
    if prompt:
        stream.write(str(prompt))
        stream.flush()
    line = sys.stdin.readline()
    if not line:
        raise EOFError
    stream.write("\n")
    return line.removesuffix("\n")


def getuser():
    """The name that the environment has for the user."""
    for variable in ("LOGNAME", "USER", "LNAME", "USERNAME"):
        if name := os.environ.get(variable):
            return name
    import pwd
    return pwd.getpwuid(os.getuid())[0]
