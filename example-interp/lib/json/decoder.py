"""`json.decoder`: the names that programs import from here."""

import _json
from json import JSONDecodeError, JSONDecoder


def scanstring(s, end, strict=True):
    """The string in `s` whose first character is at `end`, behind its quote, and where what follows it begins."""
    try:
        text, length = _json.scan('"' + s[end:], 0, strict, None, None, None, None, None)
    except JSONDecodeError as error:
        raise JSONDecodeError(error.msg, s, error.pos + end - 1) from None
    return text, end + length - 1
