"""datetime: dates, times, distances and zones."""
from datetime import *
import copy


def t(function):
    try:
        print(repr(function()))
    except Exception as error:
        print(type(error).__name__, error)


d = date(2024, 2, 29)
print(d, repr(d), d.weekday(), d.isoweekday(), d.isocalendar(), d.toordinal(), d.ctime(), d.strftime("%d/%m/%Y %A %B %j %U %W %y %b %a %%"), f"{d:%Y}", d.replace(year=2020), d.timetuple(), d.isoformat(), str(date.min), date.max, date.resolution)
print(d + timedelta(days=1), d - timedelta(weeks=1), d - date(2023, 2, 28), d < date(2025, 1, 1), d == date(2024, 2, 29), hash(d) == hash(date(2024, 2, 29)), date.fromordinal(738945), date.fromisoformat("2024-03-01"), date.fromisoformat("20240301"), date.fromisoformat("2024-W10-5"), date.fromisocalendar(2020, 53, 5), date.fromtimestamp(0))
for year in range(2015, 2030):
    print(year, date(year, 1, 1).isocalendar()[:], date(year, 12, 31).isocalendar()[:], end="; ")
print()
for bad in (lambda: date(2023, 2, 29), lambda: date(0, 1, 1), lambda: date(2023, 13, 1), lambda: date("x", 1, 1), lambda: date(2023, 1), lambda: date(1, 1, 1) - timedelta(1), lambda: date.fromisoformat("nope"), lambda: date.fromisoformat("2023-13-01"), lambda: d < 5, lambda: d + 5, lambda: date.fromisocalendar(2021, 53, 1), lambda: date(9999, 12, 31) + timedelta(1), lambda: d.replace(month=13), lambda: date.fromordinal(0)):
    t(bad)
td = timedelta(days=1, hours=2, minutes=3, seconds=4, milliseconds=5, microseconds=6)
print(td, repr(td), td.days, td.seconds, td.microseconds, td.total_seconds(), -td, abs(-td), td * 2, td / 2, td // 2, td / timedelta(hours=1), td // timedelta(hours=1), td % timedelta(hours=1), divmod(td, timedelta(hours=5)), td * 1.5, 0.5 * td, td + td, td - td, td > timedelta(1), bool(timedelta(0)), timedelta(seconds=0.1), timedelta(microseconds=0.5), timedelta(microseconds=1.5), timedelta(-1, 1), str(timedelta(-1)), timedelta(weeks=1), repr(timedelta()), timedelta.max, timedelta.min, timedelta(days=1.5), hash(td) == hash(copy.copy(td)), timedelta(hours=25), sum([td, td], timedelta()), +td, timedelta(1) / 7, timedelta(10) / 3.0)
for bad in (lambda: timedelta("x"), lambda: td + 5, lambda: td * td, lambda: td / 0, lambda: timedelta(days=10 ** 9), lambda: td < 5, lambda: 5 / td, lambda: td % 5):
    t(bad)
tm = time(13, 5, 9, 12345)
print(tm, repr(tm), tm.hour, tm.isoformat("minutes"), tm.isoformat("milliseconds"), tm.replace(hour=1), time(), time(1, 2), repr(time(1, 2, 3)), tm.strftime("%H:%M:%S.%f %p %I"), time.fromisoformat("04:23:01.000384"), time.fromisoformat("T0423"), time.fromisoformat("04:23:01+04:00"), tm < time(14), time.min, time.max, f"{tm:%H}", bool(time(0)), hash(tm) == hash(tm.replace()))
for bad in (lambda: time(24), lambda: time(1, 60), lambda: time.fromisoformat("x"), lambda: time(1, 2, 3, 10 ** 6), lambda: time(1) < time(2, tzinfo=timezone.utc), lambda: time(1, fold=3), lambda: time(1, tzinfo=5), lambda: tm.isoformat("x"), lambda: time.fromisoformat("25:00")):
    t(bad)
dt = datetime(2024, 2, 29, 12, 34, 56, 789012)
print(dt, repr(dt), dt.date(), dt.time(), dt.isoformat(" "), dt.isoformat(timespec="hours"), dt.ctime(), dt.replace(microsecond=0), repr(datetime(2024, 1, 1)), repr(datetime(2024, 1, 1, 0, 0, 5)), dt.timetuple()[:], dt + timedelta(days=1, hours=12), dt - timedelta(microseconds=789013), dt - datetime(2024, 1, 1), dt.strftime("%Y-%m-%dT%H:%M:%S.%f%z %Z|%I %p"), f"{dt:%d.%m.%y}", f"{dt}", datetime.combine(d, tm), datetime.fromordinal(1), datetime.min, datetime.max, dt.weekday(), dt.isocalendar().week)
print([datetime.fromisoformat(x) for x in ("2011-11-04", "2011-11-04T00:05:23", "2011-11-04 00:05:23.283", "20111104T000523", "2011-W01-2T00:05:23.283", "2011-11-04T00:05:23Z", "2011-11-04T00:05:23+04:00", "2011-11-04T00:05:23-0430", "2011-11-04T24" if False else "2011-11-04T23")])
utc = datetime(2024, 1, 1, tzinfo=timezone.utc)
est = timezone(timedelta(hours=-5), "EST")
print(utc, repr(utc), utc.astimezone(est), utc.astimezone(est).tzname(), utc.utcoffset(), utc == utc.astimezone(est), utc.timestamp(), datetime.fromtimestamp(1e9, timezone.utc), datetime.fromtimestamp(1.5, est), datetime.utcfromtimestamp(0.25), utc - datetime(2023, 12, 31, 20, tzinfo=est), utc.utctimetuple()[:6], est, repr(est), timezone(timedelta(hours=5, minutes=30)), repr(timezone.utc), timezone(timedelta(seconds=-1)), UTC is timezone.utc, hash(utc) == hash(utc.astimezone(est)), utc.strftime("%z %Z"), utc.replace(tzinfo=None), timezone.max, utc.dst(), utc.timetz())
for fmt, text in [("%Y-%m-%d", "2024-02-29"), ("%d/%m/%y %H:%M:%S", "01/02/03 04:05:06"), ("%b %d %Y %I:%M%p", "Jun 1 2005 1:33PM"), ("%A, %d. %B %Y", "Tuesday, 21. November 2006"), ("%Y %j", "2024 60"), ("%f", "25"), ("%Y-%m-%dT%H:%M:%S%z", "2024-01-01T00:00:00+0530"), ("%z", "Z"), ("%Y-%U-%w", "2024-10-3"), ("%G-W%V-%u", "2024-W10-5"), ("%c", "Tue Jan  2 03:04:05 2024"), ("%x %X", "01/02/24 03:04:05"), ("%%%Y", "%2024")]:
    t(lambda: datetime.strptime(text, fmt))
for fmt, text in [("%Y", "x"), ("%Y", "2024 "), ("%q", "1"), ("%", "1"), ("%d", "32"), ("%Y-%m-%d", "2023-02-29"), ("%m/%d", "13/01")]:
    t(lambda: datetime.strptime(text, fmt))
for bad in (lambda: datetime(2024, 1, 1, 25), lambda: dt < utc, lambda: dt - utc, lambda: dt < d, lambda: dt == d, lambda: datetime.fromisoformat("2024-1-1"), lambda: datetime.fromisoformat(5), lambda: timezone(timedelta(days=1)), lambda: timezone(5), lambda: datetime(2024, 1, 1, tzinfo="x"), lambda: datetime.max + timedelta(1), lambda: datetime.combine(1, 2), lambda: utc.astimezone(5)):
    t(bad)


class Zone(tzinfo):
    def utcoffset(self, dt): return timedelta(hours=1) + self.dst(dt)
    def dst(self, dt): return timedelta(hours=1) if dt and 4 <= dt.month <= 9 else timedelta(0)
    def tzname(self, dt): return "DST" if self.dst(dt) else "STD"


z = Zone()
print(datetime(2024, 7, 1, 12, tzinfo=z), datetime(2024, 7, 1, 12, tzinfo=z).tzname(), datetime(2024, 7, 1, 12, tzinfo=timezone.utc).astimezone(z), datetime(2024, 1, 1, tzinfo=z).dst(), copy.copy(dt) == dt, copy.deepcopy(utc) == utc, sorted([date(2024, 1, 2), date(2024, 1, 1)]), isinstance(dt, date), dt.fold, repr(dt.replace(fold=1)))


class MyDate(date):
    pass


print(MyDate(2024, 1, 1) + timedelta(1), type(MyDate(2024, 1, 1) + timedelta(1)).__name__, repr(MyDate(2024, 1, 1)), abs(datetime.now() - datetime.now()) < timedelta(minutes=1), date.today() == datetime.now().date())
match d:
    case date(year=2024, month=m): print("matched", m)
