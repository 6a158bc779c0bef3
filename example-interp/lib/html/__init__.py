"""Text in HTML: what stands for characters."""

import re
from html.entities import html5

__all__ = ["escape", "unescape"]


def escape(s, quote=True):
    s = s.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return s.replace('"', "&quot;").replace("'", "&#x27;") if quote else s


_reference = re.compile(r"&(?:#(?:[xX](?P<hex>[0-9a-fA-F]+)|(?P<digits>[0-9]+));?|(?P<name>[^\t\n\f <&#;]{1,32};?))")


def _character(code):
    """What a number stands for: old pages mean code page 1252."""
    if code == 0 or 0xd800 <= code <= 0xdfff or code > 0x10ffff:
        return "\ufffd"
    if 0x80 <= code <= 0x9f:
        try:
            return bytes([code]).decode("cp1252")
        except UnicodeDecodeError:
            return chr(code)
    if code == 0x0d:
        return "\r"
    # Controls, and what is no character in any plane, leave nothing.
    if (code < 0x20 and code not in (0x9, 0xa, 0xc)) or code == 0x7f or 0xfdd0 <= code <= 0xfdef or code & 0xfffe == 0xfffe:
        return ""
    return chr(code)


def _replacement(match):
    if match["hex"]:
        return _character(int(match["hex"], 16))
    if match["digits"]:
        return _character(int(match["digits"]))
    name = match["name"]
    # Some names need no semicolon: the longest one counts.
    for end in range(len(name), 1, -1):
        if name[:end] in html5:
            return html5[name[:end]] + name[end:]
    return match[0]


def unescape(s):
    return _reference.sub(_replacement, s) if "&" in s else s
