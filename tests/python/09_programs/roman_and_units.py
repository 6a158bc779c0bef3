"""Conversions both ways: Roman numerals, lengths with units, durations in words, each checked by its inverse."""

import re

NUMERALS = {"M": 1000, "CM": 900, "D": 500, "CD": 400, "C": 100, "XC": 90, "L": 50, "XL": 40, "X": 10, "IX": 9, "V": 5, "IV": 4, "I": 1}
UNITS = {"mm": 0.001, "cm": 0.01, "m": 1, "km": 1000, "in": 0.0254, "ft": 0.3048}


def roman(number):
    if not 0 < number < 4000:
        raise ValueError(f"{number} has no numeral")
    out = []
    for numeral, value in NUMERALS.items():
        count, number = divmod(number, value)
        out.append(numeral * count)
    return "".join(out)


def arabic(text):
    total = 0
    rest = text
    for numeral, value in NUMERALS.items():
        while rest.startswith(numeral):
            total, rest = total + value, rest[len(numeral):]
    if rest or roman(total) != text:
        raise ValueError(f"{text!r} is no numeral")
    return total


def length(text, to):
    match = re.fullmatch(r"\s*([-+]?\d*\.?\d+(?:e[-+]?\d+)?)\s*([a-z]+)\s*", text)
    if not match or match[2] not in UNITS:
        raise ValueError(f"{text!r} is no length")
    return float(match[1]) * UNITS[match[2]] / UNITS[to]


def duration(seconds):
    parts = []
    for name, size in (("day", 86400), ("hour", 3600), ("minute", 60), ("second", 1)):
        count, seconds = divmod(seconds, size)
        if count:
            parts.append(f"{count} {name}{'s' * (count > 1)}")
    return " and ".join(filter(None, (", ".join(parts[:-1]), parts[-1]))) if parts else "no time"


print([roman(n) for n in (1, 4, 9, 14, 40, 90, 400, 1994, 2024, 3999)], all(arabic(roman(n)) == n for n in range(1, 500, 29)))
print(f"{length('5 km', 'm'):g} {length('12in', 'ft'):g} {length('1.5e3 mm', 'cm'):g} {length(' .5 m', 'mm'):g}")
print([duration(s) for s in (0, 1, 61, 3600, 90061, 172800)])
for use in (lambda: roman(0), lambda: arabic("IIII"), lambda: arabic("MCMX?"), lambda: length("5 miles", "m"), lambda: length("x", "m"), lambda: length("1 m", "mile")):
    try:
        print(use())
    except (ValueError, KeyError) as error:
        print(type(error).__name__, error)
