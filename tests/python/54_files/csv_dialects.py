"""csv: dialects, quoting, DictReader, DictWriter, Sniffer-free errors."""

import csv
import io

text = 'name,"quoted, comma","say ""hi""",\r\n1,,"multi\nline",end\n\nlast'
print(list(csv.reader(io.StringIO(text, newline=""))), list(csv.reader(["a;b", "c;'d;e'"], delimiter=";", quotechar="'")), list(csv.reader(["a, b", 'x, "y"'], skipinitialspace=True)), list(csv.reader(["a\\,b,c"], escapechar="\\")), list(csv.reader(['1,"2",3.5'], quoting=csv.QUOTE_NONNUMERIC)), list(csv.reader(['"a"b,c'])), list(csv.reader(['a"b,c'], quoting=csv.QUOTE_NONE)))


def write(rows, **options):
    out = io.StringIO()
    writer = csv.writer(out, **options)
    writer.writerows(rows)
    return out.getvalue()


rows = [["a", 1, 2.5, None, True], ['q"q', "c,c", "n\nn", "", " s "]]
print(repr(write(rows)), repr(write(rows, quoting=csv.QUOTE_ALL)), repr(write(rows, quoting=csv.QUOTE_NONNUMERIC)), repr(write(rows, delimiter="\t", lineterminator="\n")), repr(write(rows, quoting=csv.QUOTE_NONE, escapechar="\\")), repr(write(rows, doublequote=False, escapechar="!")), repr(write([[""]])), repr(write([[], ["x"]])), repr(write(rows, dialect="excel-tab")), repr(write(rows, dialect="unix")))
out = io.StringIO()
writer = csv.DictWriter(out, ["x", "y"], restval="-", extrasaction="ignore")
print(writer.writeheader(), writer.writerow({"x": 1, "z": 9}), writer.writerows([{"x": 2, "y": 3}]), repr(out.getvalue()))
reader = csv.DictReader(io.StringIO("a,b\n1,2\n3\n4,5,6\n"), restval="none")
print(reader.fieldnames, list(reader), reader.line_num, list(csv.DictReader(["1,2"], ["p", "q"])), list(csv.DictReader(["h", "1,2"], restkey="rest")))


class Pipes(csv.Dialect):
    delimiter = "|"
    quotechar = "'"
    lineterminator = "\n"
    quoting = csv.QUOTE_MINIMAL


csv.register_dialect("pipes", Pipes)
csv.register_dialect("colon", delimiter=":")
print(write([["a|b", "c"]], dialect="pipes"), list(csv.reader(["a:b"], "colon")), sorted(csv.list_dialects()), csv.get_dialect("excel").delimiter, csv.get_dialect("pipes").quotechar)
csv.unregister_dialect("pipes")
for action in (lambda: csv.reader(["a"], delimiter="ab"), lambda: csv.reader(["a"], delimiter=""), lambda: csv.reader(5), lambda: list(csv.reader(['"abc'], strict=True)), lambda: list(csv.reader(['"a"b'], strict=True)), lambda: csv.writer(5), lambda: csv.writer(io.StringIO()).writerow(5), lambda: write([["a,b"]], quoting=csv.QUOTE_NONE), lambda: csv.get_dialect("no"), lambda: csv.reader(["a"], dialect="no"), lambda: csv.DictWriter(io.StringIO(), ["x"]).writerow({"y": 1}), lambda: list(csv.reader([b"a"])), lambda: csv.unregister_dialect("no"), lambda: csv.reader(["a"], quoting=99), lambda: csv.reader(["a"], wrong=1), lambda: list(csv.reader(["x,1", "a"], quoting=csv.QUOTE_NONNUMERIC)), lambda: csv.field_size_limit()):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
