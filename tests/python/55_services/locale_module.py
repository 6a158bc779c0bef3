"""`locale`: the C locale."""

import locale

locale.setlocale(locale.LC_ALL, "C")
print(locale.setlocale(locale.LC_ALL), locale.setlocale(locale.LC_NUMERIC), locale.getlocale(), locale.getlocale(locale.LC_TIME))
print(locale.localeconv())
for name in ("nowhere", "C", "POSIX", "C.UTF-8", "xx_YY.UTF-8", ("xx_YY", "UTF-8"), (None, None), "C.utf8"):
    try:
        print(name, locale.setlocale(locale.LC_ALL, name), locale.setlocale(locale.LC_ALL), locale.getlocale())
    except locale.Error as error:
        print(name, type(error).__name__, error)
print(locale.setlocale(locale.LC_CTYPE, "C.UTF-8"), locale.setlocale(locale.LC_COLLATE, "C"), locale.setlocale(locale.LC_ALL))
saved = locale.setlocale(locale.LC_ALL)
locale.setlocale(locale.LC_ALL, "C")
print(locale.setlocale(locale.LC_ALL, saved) == saved, locale.setlocale(locale.LC_CTYPE))
for category in (17, -1):
    try:
        locale.setlocale(category, "C")
    except locale.Error as error:
        print(error)
print(locale.getpreferredencoding(False).upper(), locale.normalize("C"), locale.normalize("C.utf8"), locale.normalize("nowhere"))
print(locale.format_string("%d and %.2f %s %%", (1234567, -9876.5, "x"), grouping=True), locale.format_string("%(a)d %(b)s", {"a": 12345, "b": 2}, True), locale.format_string("%5.1f|", 2.25), locale.format_string("%*d|%.*f", (10, 12345, 1, 2.5), True))
print(locale.str(1.5), locale.str(1e20), locale.str(1 / 3), locale.atof("1234.5"), locale.atoi("1234"), locale.delocalize("1.5"), locale.localize("1234.5", True), locale.atof("3", int))
for wrong in (lambda: locale.atof("1,5"), lambda: locale.atoi("x"), lambda: locale.currency(3), lambda: locale.format_string("%d", "x")):
    try:
        print(wrong())
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
print(locale.strcoll("a", "c") < 0, locale.strcoll("b", "a") > 0, locale.strcoll("a", "a"), sorted(["b", "a", "C"], key=locale.strxfrm), sorted(["b", "a", "C"]))
print(locale.LC_ALL, locale.LC_CTYPE, locale.LC_NUMERIC, locale.LC_TIME, locale.LC_COLLATE, locale.LC_MONETARY, locale.LC_MESSAGES, locale.CHAR_MAX)
