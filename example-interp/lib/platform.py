"""What this program runs on: the interpreter, and the operating system as the kernel tells."""

import sys
from collections import namedtuple

__all__ = [
    "architecture", "machine", "node", "platform", "processor", "python_build", "python_compiler",
    "python_implementation", "python_version", "python_version_tuple", "release", "system", "uname", "version",
]


uname_result = namedtuple("uname_result", "system node release version machine")


def _kernel(name):
    try:
        with open("/proc/sys/kernel/" + name) as file:
            return file.read().strip()
    except OSError:
        return ""


def system():
    return _kernel("ostype") or "Linux"


def node():
    return _kernel("hostname")


def release():
    return _kernel("osrelease")


def version():
    return _kernel("version")


def machine():
    return "x86_64"


def processor():
    return ""


def uname():
    return uname_result(system(), node(), release(), version(), machine())


def architecture(executable="", bits="", linkage=""):
    return ("64bit" if sys.maxsize > 2 ** 32 else "32bit", "ELF")


def platform(aliased=False, terse=False):
    parts = [system(), release()]
    if not terse:
        parts.append(machine())
    return "-".join(parts)


def python_implementation():
    return "revdb"


def python_version():
    return "%d.%d.%d" % sys.version_info[:3]


def python_version_tuple():
    return tuple(str(part) for part in sys.version_info[:3])


def python_build():
    return ("", "")


def python_compiler():
    return "rustc"
