"""Calendars as values, as text and as HTML; the names of days and months are the English ones of the C locale."""

import datetime
import sys

__all__ = ["IllegalMonthError", "IllegalWeekdayError", "setfirstweekday", "firstweekday", "isleap", "leapdays", "weekday",
           "monthrange", "monthcalendar", "prmonth", "month", "prcal", "calendar", "timegm", "month_name", "month_abbr",
           "day_name", "day_abbr", "Calendar", "TextCalendar", "HTMLCalendar", "weekheader", "MONDAY", "TUESDAY", "WEDNESDAY",
           "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY"]

MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY = range(7)
January, February = 1, 2
EPOCH = 1970
mdays = [0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

error = ValueError


class IllegalMonthError(ValueError):
    def __init__(self, month):
        self.month = month

    def __str__(self):
        return f"bad month number {self.month!r}; must be 1-12"


class IllegalWeekdayError(ValueError):
    def __init__(self, weekday):
        self.weekday = weekday

    def __str__(self):
        return f"bad weekday number {self.weekday!r}; must be 0 (Monday) to 6 (Sunday)"


class _Names:
    """A sequence of names that cannot be changed."""

    def __init__(self, names):
        self._names = names

    def __getitem__(self, place):
        return self._names[place]

    def __len__(self):
        return len(self._names)


day_name = _Names(["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"])
day_abbr = _Names([name[:3] for name in day_name])
month_name = _Names(["", "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
                     "November", "December"])
month_abbr = _Names([name[:3] for name in month_name])


def isleap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def leapdays(y1, y2):
    """The leap years from y1 on and before y2."""
    def until(year):
        return year // 4 - year // 100 + year // 400

    return until(y2 - 1) - until(y1 - 1)


def weekday(year, month, day):
    if not datetime.MINYEAR <= year <= datetime.MAXYEAR:
        year = 2000 + year % 400  # the calendar repeats itself after 400 years
    return datetime.date(year, month, day).weekday()


def monthrange(year, month):
    """The weekday of the first day, and the number of days."""
    if not 1 <= month <= 12:
        raise IllegalMonthError(month)
    return weekday(year, month, 1), mdays[month] + (month == February and isleap(year))


def _in_rows(items, width):
    return [items[start:start + width] for start in range(0, len(items), width)]


class Calendar:
    """The days of months in whole weeks; days of other months are shown as 0 where there is no date to tell them apart."""

    def __init__(self, firstweekday=0):
        self.firstweekday = firstweekday

    def getfirstweekday(self):
        return self._first % 7

    def setfirstweekday(self, firstweekday):
        self._first = firstweekday

    firstweekday = property(getfirstweekday, setfirstweekday)

    def iterweekdays(self):
        first = self.firstweekday
        for day in range(7):
            yield (first + day) % 7

    def _around(self, year, month):
        """The number of days in the month, and those of the months before and after it in its weeks."""
        start, days = monthrange(year, month)
        return days, (start - self.firstweekday) % 7, (self.firstweekday - start - days) % 7

    def itermonthdates(self, year, month):
        for date in self.itermonthdays3(year, month):
            yield datetime.date(*date)

    def itermonthdays(self, year, month):
        days, before, after = self._around(year, month)
        yield from [0] * before
        yield from range(1, days + 1)
        yield from [0] * after

    def itermonthdays2(self, year, month):
        for place, day in enumerate(self.itermonthdays(year, month), self.firstweekday):
            yield day, place % 7

    def itermonthdays3(self, year, month):
        days, before, after = self._around(year, month)
        if before:
            last_year, last = (year - 1, 12) if month == January else (year, month - 1)
            end = mdays[last] + (last == February and isleap(last_year))
            for day in range(end - before + 1, end + 1):
                yield last_year, last, day
        for day in range(1, days + 1):
            yield year, month, day
        next_year, following = (year + 1, 1) if month == 12 else (year, month + 1)
        for day in range(1, after + 1):
            yield next_year, following, day

    def itermonthdays4(self, year, month):
        for place, date in enumerate(self.itermonthdays3(year, month), self.firstweekday):
            yield *date, place % 7

    def monthdatescalendar(self, year, month):
        return _in_rows(list(self.itermonthdates(year, month)), 7)

    def monthdays2calendar(self, year, month):
        return _in_rows(list(self.itermonthdays2(year, month)), 7)

    def monthdayscalendar(self, year, month):
        return _in_rows(list(self.itermonthdays(year, month)), 7)

    def yeardatescalendar(self, year, width=3):
        return _in_rows([self.monthdatescalendar(year, month) for month in range(1, 13)], width)

    def yeardays2calendar(self, year, width=3):
        return _in_rows([self.monthdays2calendar(year, month) for month in range(1, 13)], width)

    def yeardayscalendar(self, year, width=3):
        return _in_rows([self.monthdayscalendar(year, month) for month in range(1, 13)], width)


class TextCalendar(Calendar):
    """Calendars as `cal` prints them."""

    def prweek(self, theweek, width):
        print(self.formatweek(theweek, width), end="")

    def formatday(self, day, weekday, width):
        return (f"{day:2d}" if day else "").center(width)

    def formatweek(self, theweek, width):
        return " ".join(self.formatday(day, weekday, width) for day, weekday in theweek)

    def formatweekday(self, day, width):
        names = day_name if width >= 9 else day_abbr
        return names[day][:width].center(width)

    def formatweekheader(self, width):
        return " ".join(self.formatweekday(day, width) for day in self.iterweekdays())

    def formatmonthname(self, theyear, themonth, width, withyear=True):
        name = month_name[themonth]
        return (f"{name} {theyear!r}" if withyear else name).center(width)

    def prmonth(self, theyear, themonth, w=0, l=0):
        print(self.formatmonth(theyear, themonth, w, l), end="")

    def formatmonth(self, theyear, themonth, w=0, l=0):
        w, end = max(2, w), "\n" * max(1, l)
        lines = [self.formatmonthname(theyear, themonth, 7 * (w + 1) - 1), self.formatweekheader(w)]
        lines += [self.formatweek(week, w) for week in self.monthdays2calendar(theyear, themonth)]
        return "".join([line.rstrip() + end for line in lines])

    def formatyear(self, theyear, w=2, l=1, c=6, m=3):
        """Days are `w` wide, weeks take `l` lines, and `c` spaces are between the `m` months of a row."""
        w, end, c = max(2, w), "\n" * max(1, l), max(2, c)
        width = 7 * (w + 1) - 1
        lines = [repr(theyear).center(width * m + c * (m - 1))]
        header = self.formatweekheader(w)
        for place, row in enumerate(self.yeardays2calendar(theyear, m)):
            months = range(m * place + 1, min(m * (place + 1), 12) + 1)
            names = [self.formatmonthname(theyear, month, width, False) for month in months]
            lines += ["", formatstring(names, width, c), formatstring([header] * len(months), width, c)]
            for line in range(max(map(len, row))):
                weeks = [self.formatweek(month[line], w) if line < len(month) else "" for month in row]
                lines.append(formatstring(weeks, width, c))
        return "".join([line.rstrip() + end for line in lines])

    def pryear(self, theyear, w=0, l=0, c=6, m=3):
        print(self.formatyear(theyear, w, l, c, m), end="")


class HTMLCalendar(Calendar):
    """Calendars as HTML tables and pages."""

    cssclasses = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
    cssclasses_weekday_head = cssclasses
    cssclass_noday = "noday"
    cssclass_month_head = cssclass_month = "month"
    cssclass_year_head = cssclass_year = "year"

    def formatday(self, day, weekday):
        kind, text = (self.cssclasses[weekday], f"{day:d}") if day else (self.cssclass_noday, "&nbsp;")
        return f'<td class="{kind}">{text}</td>'

    def formatweek(self, theweek):
        return f"<tr>{''.join([self.formatday(day, weekday) for day, weekday in theweek])}</tr>"

    def formatweekday(self, day):
        return f'<th class="{self.cssclasses_weekday_head[day]}">{day_abbr[day]}</th>'

    def formatweekheader(self):
        return f"<tr>{''.join([self.formatweekday(day) for day in self.iterweekdays()])}</tr>"

    def formatmonthname(self, theyear, themonth, withyear=True):
        title = f"{month_name[themonth]} {theyear}" if withyear else f"{month_name[themonth]}"
        return f'<tr><th colspan="7" class="{self.cssclass_month_head}">{title}</th></tr>'

    def formatmonth(self, theyear, themonth, withyear=True):
        rows = [f'<table border="0" cellpadding="0" cellspacing="0" class="{self.cssclass_month}">',
                self.formatmonthname(theyear, themonth, withyear=withyear), self.formatweekheader()]
        rows += [self.formatweek(week) for week in self.monthdays2calendar(theyear, themonth)]
        return "\n".join(rows) + "\n</table>\n"

    def formatyear(self, theyear, width=3):
        width = max(width, 1)
        text = (f'<table border="0" cellpadding="0" cellspacing="0" class="{self.cssclass_year}">\n'
                f'<tr><th colspan="{width}" class="{self.cssclass_year_head}">{theyear}</th></tr>')
        for row in _in_rows(range(1, 13), width):
            cells = [f"<td>{self.formatmonth(theyear, month, withyear=False)}</td>" for month in row]
            text += f"<tr>{''.join(cells)}</tr>"
        return text + "</table>"

    def formatyearpage(self, theyear, width=3, css="calendar.css", encoding=None):
        if encoding is None:
            encoding = sys.getdefaultencoding()
        style = "" if css is None else f'<link rel="stylesheet" type="text/css" href="{css}" />\n'
        page = (f'<?xml version="1.0" encoding="{encoding}"?>\n'
                '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd">\n'
                f'<html>\n<head>\n<meta http-equiv="Content-Type" content="text/html; charset={encoding}" />\n{style}'
                f"<title>Calendar for {theyear}</title>\n</head>\n<body>\n{self.formatyear(theyear, width)}</body>\n</html>\n")
        return page.encode(encoding, "xmlcharrefreplace")


_colwidth = 20  # of a month whose days are two wide
_spacing = 6


def formatstring(cols, colwidth=_colwidth, spacing=_spacing):
    """Texts side by side, each in the middle of its column."""
    return (" " * spacing).join([text.center(colwidth) for text in cols])


def format(cols, colwidth=_colwidth, spacing=_spacing):
    print(formatstring(cols, colwidth, spacing))


# The functions of the module share one calendar.
c = TextCalendar()
firstweekday, monthcalendar, weekheader = c.getfirstweekday, c.monthdayscalendar, c.formatweekheader
week, prweek = c.formatweek, c.prweek
month, prmonth = c.formatmonth, c.prmonth
calendar, prcal = c.formatyear, c.pryear


def setfirstweekday(firstweekday):
    if not MONDAY <= firstweekday <= SUNDAY:
        raise IllegalWeekdayError(firstweekday)
    c.firstweekday = firstweekday


def timegm(tuple):
    """Seconds since the epoch of a time in UTC; the inverse of `time.gmtime`."""
    year, month, day, hour, minute, second = tuple[:6]
    days = datetime.date(year, month, 1).toordinal() + day - 1 - datetime.date(EPOCH, 1, 1).toordinal()
    return ((days * 24 + hour) * 60 + minute) * 60 + second


def main(args):
    import argparse

    parser = argparse.ArgumentParser()
    text = parser.add_argument_group("text only arguments")
    for short, name, default, help in [("-w", "width", 2, "width of date column"), ("-l", "lines", 1, "number of lines for each week"),
                                       ("-s", "spacing", 6, "spacing between months"), ("-m", "months", 3, "months per row")]:
        text.add_argument(short, f"--{name}", type=int, default=default, help=f"{help} (default {default})")
    parser.add_argument_group("html only arguments").add_argument("-c", "--css", default="calendar.css", help="CSS to use for page")
    parser.add_argument("-e", "--encoding", default=None, help="encoding to use for output")
    parser.add_argument("-t", "--type", default="text", choices=("text", "html"), help="output type (text or html)")
    parser.add_argument("year", nargs="?", type=int, help="year number (1-9999)")
    parser.add_argument("month", nargs="?", type=int, help="month number (1-12, text only)")
    options = parser.parse_args(args[1:])
    year = datetime.date.today().year if options.year is None else options.year
    if options.type == "html":
        if options.month is not None:
            parser.error("incorrect number of arguments")
        page = HTMLCalendar().formatyearpage(year, css=options.css, encoding=options.encoding)
        sys.stdout.buffer.write(page)
        return
    shown = TextCalendar()
    if options.month is None:
        result = shown.formatyear(year, w=options.width, l=options.lines, c=options.spacing, m=options.months)
    else:
        result = shown.formatmonth(year, options.month, w=options.width, l=options.lines)
    if options.encoding:
        sys.stdout.buffer.write(result.encode(options.encoding))
    else:
        sys.stdout.write(result)


if __name__ == "__main__":
    main(sys.argv)
