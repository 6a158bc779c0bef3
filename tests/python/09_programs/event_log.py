"""Reads, filters and writes files; dictionaries of lists; a report; json in between."""

import json
import os

LINES = """\
2026-01-05T10:00:00 INFO web started in 1.25s
2026-01-05T10:00:07 WARN db slow query 830ms
2026-01-05T10:01:12 ERROR web timeout after 30s
2026-01-05T10:01:13 INFO web retrying
malformed line
2026-01-05T10:02:00 ERROR db lost connection
2026-01-06T00:00:01 INFO cron nightly job
"""


class Entry:
    def __init__(self, when, level, source, message):
        self.day, _, self.time = when.partition("T")
        self.level, self.source, self.message = level, source, message

    @classmethod
    def parse(cls, line):
        parts = line.split(" ", 3)
        if len(parts) < 4 or "T" not in parts[0]:
            raise ValueError(f"cannot parse {line!r}")
        return cls(*parts)

    def __repr__(self):
        return f"Entry({self.day} {self.time} {self.level})"


def read(path):
    with open(path) as source:
        for number, line in enumerate(source, 1):
            try:
                yield Entry.parse(line.rstrip("\n"))
            except ValueError as error:
                print(f"{os.path.basename(path)}:{number}: {error}")


def group(entries, key):
    groups = {}
    for entry in entries:
        groups.setdefault(getattr(entry, key), []).append(entry)
    return groups


os.makedirs("logs/archive")
with open("logs/app.log", "w") as out:
    out.write(LINES)
entries = list(read(os.path.join("logs", "app.log")))
for key in ("level", "source", "day"):
    print(key, {name: len(found) for name, found in group(entries, key).items()})
with open("logs/summary.json", "w") as out:
    json.dump({level: [vars(e) for e in found] for level, found in group(entries, "level").items()}, out, indent=2)
with open("logs/summary.json") as source:
    summary = json.load(source)
print(sorted(summary), summary["ERROR"][0]["message"], os.path.getsize("logs/summary.json"))
os.rename("logs/app.log", "logs/archive/app.1")
print(sorted(os.listdir("logs")), os.path.exists("logs/app.log"), os.listdir("logs/archive"))
with open("logs/archive/app.1", "a") as out:
    print("appended", file=out)
with open("logs/archive/app.1", "rb") as source:
    source.seek(-9, 2)
    print(source.read())
for entry in sorted(entries, key=lambda e: (e.level, e.day, e.time), reverse=True):
    print(f"{entry.level:<6}{entry.day[5:]} {entry.time[:5]} {entry.message[:12]:>12}")
try:
    list(read("logs/gone.log"))
except FileNotFoundError as error:
    print(type(error).__name__, error.filename)
