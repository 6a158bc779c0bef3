"""date: construction, ISO forms, weeks, ordinals, replacing, comparing, arithmetic and limits."""

from datetime import date, datetime, timedelta

for d in (date(2024, 2, 29), date(2023, 1, 1), date(1, 1, 1), date(9999, 12, 31), date(2020, 12, 31), date(1999, 12, 27)):
    print(d, repr(d), d.weekday(), d.isoweekday(), tuple(d.isocalendar()), d.toordinal(), d.timetuple().tm_yday, d.ctime(), d.strftime("%a %d %b %Y %j %U %W %V %G %u"))
d = date(2024, 2, 29)
print(d + timedelta(366), d - timedelta(1), d - date(2023, 2, 28), d.replace(month=3), d < date(2024, 3, 1), d == date(2024, 2, 29), hash(d) == hash(date(2024, 2, 29)), date.fromisoformat("2024-02-29"), date.fromisoformat("20240229"), date.fromisoformat("2024-W09-4"), date.fromordinal(738945), date.fromisocalendar(2024, 9, 4), f"{d:%d/%m/%y}|{d}")
print(d.isocalendar(), d.isocalendar().week, date.min, date.max, date.resolution, [date(2024, m, 1).strftime("%b") for m in (1, 12)], sorted([date(2, 1, 1), date(1, 1, 1)]))
for action in ("date(2023, 2, 29)", "date(0, 1, 1)", "date(2024, 13, 1)", "date(10000, 1, 1)", "date('x', 1, 1)", "date(2024, 1)", "d + 1", "d + d", "d < 5", "d < datetime(2024, 1, 1)", "date.fromisoformat('2024-2-9')", "date.fromisoformat('x')", "date.fromisoformat(5)", "date.max + timedelta(1)", "date.fromordinal(0)", "date.fromisocalendar(2023, 53, 1)", "d.replace(day=31)", "d.replace(year=2023)", "d - 'x'", "date(2024, 1.5, 1)", "d.year + d"):
    try:
        print(eval(action))
    except (ValueError, TypeError, OverflowError) as error:
        print(action, "->", type(error).__name__, error)
