"""The conventions of the C locale, the only one there is; with UTF-8 or without."""

from builtins import str as _text
from collections.abc import Mapping

__all__ = ["getlocale", "getdefaultlocale", "getpreferredencoding", "Error", "setlocale", "resetlocale", "localeconv", "strcoll",
           "strxfrm", "str", "atof", "atoi", "format_string", "currency", "normalize", "LC_CTYPE", "LC_COLLATE", "LC_TIME",
           "LC_MONETARY", "LC_NUMERIC", "LC_ALL", "CHAR_MAX", "getencoding", "LC_MESSAGES"]

LC_CTYPE, LC_NUMERIC, LC_TIME, LC_COLLATE, LC_MONETARY, LC_MESSAGES, LC_ALL = range(7)
CHAR_MAX = 127

_ORDER = ("LC_CTYPE", "LC_NUMERIC", "LC_TIME", "LC_COLLATE", "LC_MONETARY", "LC_MESSAGES", "LC_PAPER", "LC_NAME", "LC_ADDRESS",
          "LC_TELEPHONE", "LC_MEASUREMENT", "LC_IDENTIFICATION")
_current = ["C.UTF-8"] + ["C"] * (len(_ORDER) - 1)


class Error(Exception):
    """A locale that is not there."""


def _shown():
    if len(set(_current)) == 1:
        return _current[0]
    return ";".join(map("=".join, zip(_ORDER, _current)))


def _known(name):
    """The name that the C library gives this locale."""
    if name in ("C", "POSIX"):
        return "C"
    if name.lower() in ("c.utf-8", "c.utf8"):
        return name
    raise Error("unsupported locale setting")


def _of_environment(category):
    """What the environment asks for."""
    from os import environ
    for variable in ("LC_ALL", _ORDER[category], "LANG"):
        if name := environ.get(variable):
            return _known(name)
    return "C"


def setlocale(category, locale=None):
    """Sets the locale of a category, and gives its name; without a locale, only that."""
    if not LC_CTYPE <= category <= LC_ALL:
        raise Error("locale query failed" if locale is None else "unsupported locale setting")
    if isinstance(locale, _text) or locale is None:
        name = locale
    else:
        language, encoding = locale
        name = normalize(".".join(filter(None, (language or "C", encoding))))
    places = range(len(_ORDER)) if category == LC_ALL else [category]
    if name and "=" in name and category == LC_ALL:
        parts = dict(part.split("=", 1) for part in name.split(";"))
        if set(parts) != set(_ORDER):
            raise Error("unsupported locale setting")
        _current[:] = [_known(parts[key]) for key in _ORDER]
    elif name is not None:
        new = [_known(name) if name else _of_environment(place) for place in places]
        for place, one in zip(places, new):
            _current[place] = one
    return _shown() if category == LC_ALL else _current[category]


def resetlocale(category=LC_ALL):
    import warnings
    message = "Use locale.setlocale(locale.LC_ALL, '') instead"
    warnings.warn(message, DeprecationWarning, stacklevel=2)
    setlocale(category, "")


def normalize(localename):
    """The full name of a locale: of the C locale, this one."""
    plain = localename.lower().replace(":", ".")
    if plain in ("c", "posix"):
        return "C"
    # CPython's table of aliases has the C locale with UTF-8 as American English.
    return "en_US.UTF-8" if plain in ("c.utf8", "c.utf-8") else localename


def _parts(name):
    if name == "C":
        return None, None
    return tuple(normalize(name).split("."))


def getlocale(category=LC_CTYPE):
    if category == LC_ALL and len(set(_current)) > 1:
        raise TypeError("category LC_ALL is not supported")
    return _parts(_current[LC_CTYPE if category == LC_ALL else category])


def getdefaultlocale(envvars=("LC_ALL", "LC_CTYPE", "LANG", "LANGUAGE")):
    from os import environ
    name = next((environ[variable] for variable in envvars if environ.get(variable)), "C")
    try:
        return _parts(_known(name.partition(":")[0]))
    except Error:
        language, _, encoding = name.partition(".")
        return language, encoding or None


def getencoding():
    return "UTF-8" if _current[LC_CTYPE] != "C" else "ANSI_X3.4-1968"


def getpreferredencoding(do_setlocale=True):
    # Of files and streams, whatever the locale is.
    return "UTF-8"


def localeconv():
    """How numbers and money are written; what is not said is CHAR_MAX."""
    texts = ("int_curr_symbol", "currency_symbol", "mon_decimal_point", "mon_thousands_sep")
    counts = ("int_frac_digits", "frac_digits", "p_cs_precedes", "p_sep_by_space", "n_cs_precedes", "n_sep_by_space", "p_sign_posn",
              "n_sign_posn")
    return {
        **dict.fromkeys(texts, ""), "mon_grouping": [], "positive_sign": "", "negative_sign": "", **dict.fromkeys(counts, CHAR_MAX),
        "decimal_point": ".", "thousands_sep": "", "grouping": [],
    }


def strcoll(os1, os2, /):
    """Negative, zero or positive: text goes by code points."""
    return (os1 > os2) - (os1 < os2)


def strxfrm(string, /):
    return string


def format_string(f, val, grouping=False, monetary=False):
    """Formats as `%` does: there are no separators between groups."""
    return f % (val if isinstance(val, (tuple, Mapping)) else (val,))


def currency(val, symbol=True, grouping=False, international=False):
    raise ValueError("Currency formatting is not possible using the 'C' locale.")


def str(val):
    return "%.12g" % val


def delocalize(string):
    """The number as Python writes it."""
    return string


def localize(string, grouping=False, monetary=False):
    """The number as the locale writes it."""
    return string


def atof(string, func=float):
    return func(delocalize(string))


def atoi(string):
    return int(delocalize(string))
