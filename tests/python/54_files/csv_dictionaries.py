"""Rows as dictionaries: missing and surplus fields, other headers, dialects that a sniffer finds."""

import csv
import io

text = "name,age\nada,36\nalan\ngrace,45,navy,admiral\n\nlinus,21\n"
for row in csv.DictReader(io.StringIO(text)):
    print(row)
for row in csv.DictReader(io.StringIO(text), restkey="more", restval="?"):
    print(dict(row))
reader = csv.DictReader(["1;2", "3;4"], fieldnames=["left", "right"], delimiter=";")
print(reader.fieldnames, [row["right"] for row in reader], reader.line_num)
empty = csv.DictReader([])
print(empty.fieldnames, list(empty))

out = io.StringIO()
writer = csv.DictWriter(out, ["id", "name"], restval="-", lineterminator="\n")
print(writer.writeheader(), writer.writerow({"id": 1, "name": "one"}), writer.writerow({"id": 2}))
try:
    writer.writerow({"id": 3, "nick": "x"})
except ValueError as error:
    print(error)
writer = csv.DictWriter(out, ["name"], extrasaction="ignore", lineterminator="\n")
writer.writerows([{"name": "a", "id": 1}, {"id": 2}])
print(out.getvalue(), end="")
try:
    csv.DictWriter(out, ["a"], extrasaction="raze")
except ValueError as error:
    print(error)


class Piped(csv.Dialect):
    delimiter = "|"
    quotechar = "'"
    lineterminator = "\n"
    quoting = csv.QUOTE_MINIMAL
    skipinitialspace = True


csv.register_dialect("piped", Piped)
csv.register_dialect("tight", delimiter=":", quoting=csv.QUOTE_ALL, lineterminator=";")
print(sorted(csv.list_dialects()))
out = io.StringIO()
csv.writer(out, "piped").writerow(["a|b", "c", "it's"])
csv.writer(out, "tight").writerow([1, 2])
csv.writer(out, "tight", quoting=csv.QUOTE_MINIMAL).writerow([3, 4])
print(out.getvalue())
print(list(csv.reader(["'a|b'| c"], "piped")), csv.get_dialect("tight").delimiter)
csv.unregister_dialect("tight")
try:
    csv.reader([], "tight")
except csv.Error as error:
    print(error)
print(csv.field_size_limit(10), csv.field_size_limit(131072))
