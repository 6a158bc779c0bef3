"""`datetime.strptime`."""

import re

_FULL_DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
_FULL_MONTHS = ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
                "december"]
_PARTS = {
    "d": r"(?P<d>3[0-1]|[1-2]\d|0[1-9]|[1-9]| [1-9])", "f": r"(?P<f>[0-9]{1,6})", "H": r"(?P<H>2[0-3]|[0-1]\d|\d)",
    "I": r"(?P<I>1[0-2]|0[1-9]|[1-9])", "G": r"(?P<G>\d\d\d\d)",
    "j": r"(?P<j>36[0-6]|3[0-5]\d|[1-2]\d\d|0[1-9]\d|00[1-9]|[1-9]\d|0[1-9]|[1-9])", "m": r"(?P<m>1[0-2]|0[1-9]|[1-9])",
    "M": r"(?P<M>[0-5]\d|\d)", "S": r"(?P<S>6[0-1]|[0-5]\d|\d)", "U": r"(?P<U>5[0-3]|[0-4]\d|\d)",
    "W": r"(?P<W>5[0-3]|[0-4]\d|\d)", "V": r"(?P<V>5[0-3]|0[1-9]|[1-4]\d|\d)", "w": r"(?P<w>[0-6])", "u": r"(?P<u>[1-7])",
    "y": r"(?P<y>\d\d)", "Y": r"(?P<Y>\d\d\d\d)",
    "z": r"(?P<z>[+-]\d\d:?[0-5]\d(:?[0-5]\d(\.\d{1,6})?)?|(?-i:Z))",
    "A": f"(?P<A>{'|'.join(sorted(_FULL_DAYS, key=len, reverse=True))})", "a": f"(?P<a>{'|'.join(day[:3] for day in _FULL_DAYS)})",
    "B": f"(?P<B>{'|'.join(sorted(_FULL_MONTHS, key=len, reverse=True))})",
    "b": f"(?P<b>{'|'.join(month[:3] for month in _FULL_MONTHS)})", "p": "(?P<p>am|pm)", "Z": "(?P<Z>utc|gmt)", "%": "%",
}
_PARTS["h"] = _PARTS["b"].replace("<b>", "<h>")
_EXPANDED = {"c": "%a %b %d %H:%M:%S %Y", "x": "%m/%d/%y", "X": "%H:%M:%S", "D": "%m/%d/%y", "T": "%H:%M:%S", "R": "%H:%M",
             "F": "%Y-%m-%d"}
_patterns = {}


def _pattern(format):
    found = _patterns.get(format)
    if found is not None:
        return found
    text = format
    for letter in ("c", "x", "X"):
        text = text.replace(f"%{letter}", _EXPANDED[letter])
    text = re.sub(r"([\\.^$*+?\(\){}\[\]|])", r"\\\1", text)
    text = re.sub(r"\s+", r"\\s+", text)
    parts = []
    at = 0
    while "%" in text[at:]:
        place = text.index("%", at)
        parts.append(text[at:place])
        if place + 1 >= len(text):
            raise ValueError(f"stray % in format {format!r}")
        letter = text[place + 1]
        if letter not in _PARTS:
            if letter == "\\":
                raise ValueError(f"stray % in format {format!r}")
            raise ValueError(f"{letter!r} is a bad directive in format {format!r}")
        parts.append(_PARTS[letter])
        at = place + 2
    parts.append(text[at:])
    # 2: IGNORECASE, without making the enumeration of flags.
    found = re.compile("".join(parts), 2)
    _patterns[format] = found
    return found


def make_datetime(cls, data, format):
    from datetime import date, timedelta, timezone
    for place, value in enumerate((data, format)):
        if not isinstance(value, str):
            raise TypeError(f"strptime() argument {place + 1} must be str, not {type(value).__name__}")
    match = _pattern(format).match(data)
    if not match:
        raise ValueError(f"time data {data!r} does not match format {format!r}")
    if len(data) != match.end():
        raise ValueError(f"unconverted data remains: {data[match.end():]}")
    found = match.groupdict()
    year = month = day = None
    hour = minute = second = fraction = 0
    weekday = week = week_start = iso_year = iso_week = julian = None
    zone = zone_name = None
    afternoon = found.get("p")
    for key, value in found.items():
        if key == "y":
            year = int(value)
            year += 2000 if year <= 68 else 1900
        elif key == "Y":
            year = int(value)
        elif key == "G":
            iso_year = int(value)
        elif key == "m":
            month = int(value)
        elif key == "B":
            month = _FULL_MONTHS.index(value.lower()) + 1
        elif key in ("b", "h"):
            month = [name[:3] for name in _FULL_MONTHS].index(value.lower()) + 1
        elif key == "d":
            day = int(value)
        elif key == "H":
            hour = int(value)
        elif key == "I":
            hour = int(value)
            if (afternoon or "").lower() in ("", "am"):
                hour = 0 if hour == 12 else hour
            elif hour != 12:
                hour += 12
        elif key == "M":
            minute = int(value)
        elif key == "S":
            second = int(value)
        elif key == "f":
            fraction = int(value.ljust(6, "0"))
        elif key == "A":
            weekday = _FULL_DAYS.index(value.lower())
        elif key == "a":
            weekday = [name[:3] for name in _FULL_DAYS].index(value.lower())
        elif key == "w":
            weekday = (int(value) + 6) % 7
        elif key == "u":
            weekday = int(value) - 1
        elif key == "j":
            julian = int(value)
        elif key in ("U", "W"):
            week = int(value)
            week_start = 6 if key == "U" else 0
        elif key == "V":
            iso_week = int(value)
        elif key == "z":
            zone = _zone(value, timedelta)
        elif key == "Z":
            zone_name = value
    if iso_year is not None:
        if julian is not None:
            raise ValueError("Day of the year directive '%j' is not compatible with ISO year directive '%G'. Use '%Y' instead.")
        if iso_week is None or weekday is None:
            raise ValueError("ISO year directive '%G' must be used with the ISO week directive '%V' and a weekday directive "
                             "('%A', '%a', '%w', or '%u').")
    elif iso_week is not None:
        if year is None or weekday is None:
            raise ValueError("ISO week directive '%V' must be used with the ISO year directive '%G' and a weekday directive "
                             "('%A', '%a', '%w', or '%u').")
        raise ValueError("ISO week directive '%V' is incompatible with the year directive '%Y'. Use the ISO year '%G' instead.")
    leap_day = year is None and month == 2 and day == 29
    if year is None:
        year = 1904 if leap_day else 1900
    if julian is None and weekday is not None and iso_year is not None:
        moment = date.fromisocalendar(iso_year, iso_week, weekday + 1)
        year, month, day = moment.year, moment.month, moment.day
    elif julian is None and weekday is not None and week is not None:
        first = date(year, 1, 1).weekday()
        if week_start == 6:
            first = (first + 1) % 7
            weekday = (weekday + 1) % 7
        days = 1 + weekday - first if week == 0 else 1 + (7 - first) % 7 + 7 * (week - 1) + weekday
        moment = date.fromordinal(date(year, 1, 1).toordinal() + days - 1)
        year, month, day = moment.year, moment.month, moment.day
    elif julian is not None and month is None and day is None:
        moment = date.fromordinal(date(year, 1, 1).toordinal() + julian - 1)
        year, month, day = moment.year, moment.month, moment.day
    if leap_day:
        year = 1900
    tz = None
    if zone is not None:
        tz = timezone(zone, zone_name) if zone_name else timezone(zone)
    return cls(year, month or 1, day or 1, hour, minute, second, fraction, tz)


def _zone(text, timedelta):
    if text in ("Z", "z"):
        return timedelta(0)
    sign = -1 if text[0] == "-" else 1
    digits = text[1:].replace(":", "")
    seconds = int(digits[:2]) * 3600 + int(digits[2:4]) * 60 + int(digits[4:6] or 0)
    micro = int(digits[7:].ljust(6, "0")) if len(digits) > 6 else 0
    return sign * timedelta(seconds=seconds, microseconds=micro)
