"""datetime: time, datetime, timezone, parsing and formatting."""

from datetime import datetime, time, timedelta, timezone, tzinfo, date

dt = datetime(2024, 3, 10, 15, 30, 45, 123456)
utc, ist = timezone.utc, timezone(timedelta(hours=5, minutes=30), "IST")
aware = dt.replace(tzinfo=ist)
print(dt, repr(dt), dt.isoformat(), dt.isoformat(" ", "minutes"), dt.isoformat(timespec="milliseconds"), dt.date(), dt.time(), dt.timetuple()[:6], dt.weekday(), dt.strftime("%H:%M:%S.%f %p %I %y %a"), f"{dt:%c|%x|%X}")
print(aware, repr(aware), aware.utcoffset(), aware.tzname(), aware.dst(), aware.astimezone(utc), aware.timestamp(), aware.strftime("%z %Z %:z") if False else aware.strftime("%z %Z"), aware == aware.astimezone(utc), aware - datetime(2024, 3, 10, tzinfo=utc), aware.timetz(), aware.utctimetuple()[:5], hash(aware) == hash(aware.astimezone(utc)))
print(datetime.fromisoformat("2024-01-02T03:04:05.678+02:00"), datetime.fromisoformat("2024-01-02"), datetime.fromisoformat("20240102T030405Z"), datetime.strptime("10/Mar/2024 15:30", "%d/%b/%Y %H:%M"), datetime.strptime("2024-070", "%Y-%j"), datetime.strptime("3:05 PM +0100", "%I:%M %p %z"), datetime.fromtimestamp(0, utc), datetime.utcfromtimestamp(1e9), datetime.combine(date(2020, 1, 1), time(5)), datetime.min, datetime.max, datetime.fromordinal(1))
print(dt + timedelta(hours=10), dt - datetime(2024, 1, 1), dt < datetime(2025, 1, 1), dt.replace(hour=0, minute=0), (dt - timedelta(days=365)).year, dt == dt.replace(microsecond=0), max(dt, dt + timedelta(1)))
t = time(12, 30, 15, 5, tzinfo=utc)
print(t, repr(t), t.isoformat(), time(1, 2), time(), time.min, time.max, t.replace(hour=1), time(5) < time(6), time.fromisoformat("04:05:06.123"), t.utcoffset(), t.strftime("%H-%M"), bool(time()), repr(time(1, fold=1)))
print(utc, repr(utc), ist, repr(ist), timezone(timedelta(0)) == utc, timezone(-timedelta(hours=3)), repr(timezone(timedelta(seconds=3661))), timezone.max, utc.utcoffset(None), ist.tzname(dt), ist.fromutc(dt.replace(tzinfo=ist)))
for action in (lambda: datetime(2024, 1, 1, 25), lambda: datetime(2024, 1), lambda: dt - aware, lambda: dt < aware, lambda: time(24), lambda: timezone(timedelta(days=1)), lambda: timezone(5), lambda: datetime.strptime("x", "%Y"), lambda: datetime.strptime("2024 extra", "%Y"), lambda: datetime.fromisoformat("nope"), lambda: dt + 5, lambda: datetime.strptime("2024", "%Q"), lambda: datetime(2024, 1, 1, tzinfo=5), lambda: dt.astimezone(5), lambda: tzinfo().utcoffset(dt), lambda: datetime.max + timedelta(1), lambda: time(1) < aware.timetz(), lambda: datetime.fromtimestamp(1e20, utc), lambda: time(1) + time(2), lambda: dt == 5, lambda: dt < date(2024, 1, 1)):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
