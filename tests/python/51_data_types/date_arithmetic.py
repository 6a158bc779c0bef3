"""datetime: date and timedelta."""

from datetime import date, timedelta

d = date(2024, 2, 29)
print(d, repr(d), d.year, d.isoformat(), d.weekday(), d.isoweekday(), d.isocalendar(), d.toordinal(), date.fromordinal(738000), d.replace(year=2023, day=1), d.timetuple(), d.ctime(), d.strftime("%Y/%m/%d %j %A %b %U %W %%"), f"{d:%d.%m.%y}", f"{d}", str(d))
print(d + timedelta(days=365), d - timedelta(1), d - date(2023, 2, 28), d < date(2025, 1, 1), d == date(2024, 2, 29), max(d, date(2020, 1, 1)), hash(d) == hash(date(2024, 2, 29)), date.min, date.max, date.resolution, date.fromisoformat("2024-12-31"), date.fromisocalendar(2024, 1, 1), date.fromisoformat("20240131"))
t = timedelta(days=1, hours=-3, minutes=5, seconds=6, milliseconds=7, microseconds=8, weeks=1)
print(t, repr(t), t.days, t.seconds, t.microseconds, t.total_seconds(), -t, abs(-t), t * 2, t / 2, t // 2, t // timedelta(hours=5), t / timedelta(days=1), t % timedelta(days=1), divmod(t, timedelta(days=3)), t + timedelta(1), t == timedelta(0), bool(timedelta(0)), timedelta(0.5), timedelta(microseconds=1.5), timedelta(-1), repr(timedelta()), timedelta.max, timedelta.min, timedelta.resolution, t * 1.5, +t, sum([t, t], timedelta()))
for action in (lambda: date(2023, 2, 29), lambda: date(0, 1, 1), lambda: date(2023, 13, 1), lambda: date(2023, 1), lambda: date("x", 1, 1), lambda: date.max + timedelta(1), lambda: d + 1, lambda: d - 5, lambda: d < 5, lambda: date.fromisoformat("2024-1-1"), lambda: date.fromisoformat("x"), lambda: date.fromordinal(0), lambda: timedelta(days="x"), lambda: t / 0, lambda: t * t, lambda: d.replace(month=13), lambda: t < 5, lambda: date.fromisocalendar(2023, 54, 1), lambda: d + d, lambda: 5 - d, lambda: timedelta(1) % 0):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
