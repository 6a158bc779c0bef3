"""What the quoting modes of `csv` write and read back, and the lines that a strict reader refuses."""

import csv
import io

rows = [
    ["plain", 1, 2.5, None], ["with,comma", "with \"quote\"", "two\nlines", ""], [" spaced ", "'single'", True, -7],
]
for name in ("QUOTE_MINIMAL", "QUOTE_ALL", "QUOTE_NONNUMERIC"):
    out = io.StringIO()
    csv.writer(out, quoting=getattr(csv, name), lineterminator="\n").writerows(rows)
    print(name)
    print(out.getvalue(), end="")
out = io.StringIO()
writer = csv.writer(out, quoting=csv.QUOTE_NONE, escapechar="\\", lineterminator="|\n", delimiter=";")
writer.writerow(["a;b", 'say "x"', "back\\slash"])
print(out.getvalue(), end="")
out = io.StringIO()
csv.writer(out, doublequote=False, escapechar="^", lineterminator="\n").writerow(['in "quotes"', "^hat", "a,b"])
print(out.getvalue(), end="")

print(list(csv.reader(["1,'2,3',4"], quotechar="'")), list(csv.reader(["1, 2,  3"], skipinitialspace=True)))
print(list(csv.reader(['1.5,"x",2'], quoting=csv.QUOTE_NONNUMERIC)))
print(list(csv.reader(['a,"b\n', 'c",d\n', "e\n"])), list(csv.reader(["", "a", "", "b,"])))
print(list(csv.reader(['"a""b",c"d,"e"f'])))

reader = csv.reader(["a,b", "c,d"])
print(next(reader), reader.line_num, next(reader), reader.line_num)


def attempt(action):
    try:
        print("no error:", action())
    except (csv.Error, TypeError, ValueError) as error:
        print(type(error).__name__, "-", error)


attempt(lambda: list(csv.reader(['"a"b'], strict=True)))
attempt(lambda: list(csv.reader(['"open'], strict=True)))
attempt(lambda: list(csv.reader(["a\rb"])))
attempt(lambda: csv.writer(io.StringIO(), quoting=csv.QUOTE_NONE).writerow(["a,b"]))
attempt(lambda: csv.writer(io.StringIO(), delimiter="ab"))
attempt(lambda: csv.writer(io.StringIO(), quotechar=""))
attempt(lambda: csv.writer(io.StringIO(), quoting=9))
attempt(lambda: csv.writer(io.StringIO()).writerow(5))
attempt(lambda: list(csv.reader([b"bytes"])))
attempt(lambda: csv.get_dialect("nobody"))
attempt(lambda: list(csv.reader(["x" * 140000])))
