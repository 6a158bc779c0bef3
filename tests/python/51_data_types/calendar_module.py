# Calendars: values, text, HTML, the module's functions and its errors.
import calendar
import time
from calendar import HTMLCalendar, TextCalendar


def shown(what, function, *args, **kwargs):
    try:
        print(what, repr(function(*args, **kwargs)))
    except Exception as error:
        print(what, type(error).__name__, error)


print(list(calendar.day_name), list(calendar.day_abbr), len(calendar.month_name))
print(list(calendar.month_name), calendar.month_abbr[1:4], "Feb" in calendar.month_abbr, calendar.day_name[-1])
print(calendar.MONDAY, calendar.SUNDAY, calendar.January, calendar.February, calendar.EPOCH, calendar.mdays)
print([year for year in (1600, 1700, 1900, 1996, 2000, 2023, 2024, 2100) if calendar.isleap(year)])
print(calendar.leapdays(1900, 2025), calendar.leapdays(2000, 2001), calendar.leapdays(2024, 2000), calendar.leapdays(1, 1))
for year, month in [(2024, 2), (2023, 2), (1900, 2), (2000, 2), (2024, 12), (1, 1), (9999, 12), (0, 3), (10000, 1)]:
    print(year, month, calendar.monthrange(year, month), calendar.weekday(year, month, 28))
shown("month", calendar.monthrange, 2024, 13)
shown("month", calendar.monthrange, 2024, 0)
shown("day", calendar.weekday, 2024, 2, 30)
shown("type", calendar.isleap, "2024")
error = calendar.IllegalMonthError(14)
print(repr(error), error.args, error.month, isinstance(error, ValueError))
shown("weekday", calendar.setfirstweekday, 7)
shown("weekday", calendar.setfirstweekday, -1)
shown("weekday", calendar.setfirstweekday, "1")

moments = [(1970, 1, 1, 0, 0, 0), (2024, 2, 29, 23, 59, 59), (1969, 12, 31, 23, 59, 59), (2024, 2, 30, 1, 1, 1, 1, 2, 3)]
for moment in moments:
    print(moment, calendar.timegm(moment), time.gmtime(calendar.timegm(moment))[:8])
shown("short", calendar.timegm, (2024, 2, 30))
shown("range", calendar.timegm, (2024, 13, 30, 0, 0, 0))

for first in range(7):
    days = calendar.Calendar(first)
    print(first, days.firstweekday, list(days.iterweekdays()), days.monthdayscalendar(2024, 2))
days = calendar.Calendar(9)
print(days.firstweekday, days.getfirstweekday())
days.setfirstweekday(calendar.SUNDAY)
print(days.firstweekday, days.monthdays2calendar(2015, 2))
print(list(days.itermonthdays(2024, 1)))
print(list(days.itermonthdays2(2024, 1))[:9])
print(list(days.itermonthdays3(2024, 1))[:3], list(days.itermonthdays3(2023, 12))[-8:], list(days.itermonthdays3(2024, 3))[:6])
print(list(days.itermonthdays4(2024, 1))[:3], list(days.itermonthdays4(2024, 12))[-4:])
print([str(date) for date in days.itermonthdates(2024, 2)])
print(days.monthdatescalendar(2021, 2)[0])
for width in (1, 3, 5, 12):
    print(width, [len(row) for row in days.yeardayscalendar(2024, width)], days.yeardays2calendar(2024, width)[0][0][0][:2],
          days.yeardatescalendar(2024, width)[-1][-1][-1][-1])
print(list(calendar.Calendar().itermonthdays3(9999, 12))[-2:], list(calendar.Calendar().itermonthdays3(1, 1))[:2])
shown("too late", lambda: list(calendar.Calendar().itermonthdates(9999, 12)))
shown("month", lambda: list(calendar.Calendar().itermonthdays(2024, 13)))
shown("lazy", lambda: type(calendar.Calendar().itermonthdays(2024, 13)).__name__)

for month in range(1, 13):
    calendar.prmonth(2023, month)
print(repr(calendar.month(2024, 2, w=4, l=2)))
print(repr(calendar.month(2024, 2, 10)))
shown("month", calendar.month, 2024, 13)
shown("month", calendar.month, 2024, 0)
calendar.prcal(2024)
print(calendar.calendar(2023, 3, 2, 1, 5))
print(calendar.calendar(1, m=12, c=2)[:600])
shown("months", calendar.calendar, 2024, m=0)
calendar.setfirstweekday(calendar.SUNDAY)
print(calendar.firstweekday(), calendar.weekheader(3), calendar.weekheader(9), calendar.weekheader(1), sep="|")
print(calendar.month(2024, 9))
print(calendar.monthcalendar(2024, 9))
calendar.prweek([(0, 6), (1, 0), (30, 1)], 3)
print("|", calendar.week([(0, 6), (1, 0), (30, 1)], 5), sep="")
calendar.setfirstweekday(calendar.MONDAY)
text = TextCalendar(2)
print([text.formatday(day, 3, width) for day in (0, 5, 31) for width in (1, 2, 3, 6)])
print([text.formatweekday(2, width) for width in (1, 2, 3, 8, 9, 14)])
print([text.formatmonthname(2024, 5, 16), text.formatmonthname(2024, 5, 16, False), text.formatmonthname(2024, 5, 2)])
print(text.formatmonth(2024, 5))
text.prmonth(2024, 5, w=3)
text.pryear(2024, m=4)
calendar.format(["a", "b"], 5, 3)
print(repr(calendar.formatstring(["one", "two", "three"])))


class Marked(TextCalendar):
    def formatday(self, day, weekday, width):
        text = super().formatday(day, weekday, width)
        return text.replace(" ", ".") if weekday >= calendar.SATURDAY else text


print(Marked().formatmonth(2024, 6))

page = HTMLCalendar()
print(page.formatmonth(2024, 2))
print(HTMLCalendar(6).formatmonth(2024, 2, withyear=False))
print(page.formatday(0, 3), page.formatday(7, 3), page.formatweekday(4), page.formatmonthname(2024, 3))
print(page.formatyear(2024, 4))
print(len(page.formatyear(2024, 0)), page.formatyear(2024, 0) == page.formatyear(2024, 1))
print(page.formatyearpage(2023)[:480])
print(page.formatyearpage(2023, css=None, encoding="latin-1")[:400])


class Styled(HTMLCalendar):
    cssclasses = [kind + " text" for kind in HTMLCalendar.cssclasses]
    cssclass_month = "mönat"
    cssclass_noday = "none"

    def formatmonthname(self, theyear, themonth, withyear=True):
        return f"<caption>{theyear}/{themonth} {withyear}</caption>"


print(Styled(3).formatmonth(2024, 9))
print(Styled().formatyearpage(2024, encoding="ascii").count(b"&#246;"))
