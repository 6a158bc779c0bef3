"""csv: reading and writing."""
import csv, io
f=io.StringIO(); w=csv.writer(f); w.writerow([1,'a,b','q"x',None,'']); w.writerow(['x\ny']); print(repr(f.getvalue())); print(list(csv.reader(io.StringIO(f.getvalue())))); print(list(csv.DictReader(['a,b','1,2','3'])))

for options in ({"delimiter": ";"}, {"quoting": csv.QUOTE_ALL}, {"quoting": csv.QUOTE_NONNUMERIC}, {"lineterminator": "\n", "quotechar": "'"}, {"escapechar": "\\", "doublequote": False}, {"quoting": csv.QUOTE_NONE, "escapechar": "^"}):
    out = io.StringIO()
    try:
        csv.writer(out, **options).writerows([["a", 1, 2.5, None], ['x"y', "p;q", "it's", "l1\nl2"], [""]])
    except csv.Error as error:
        print("csv.Error", error)
    print(options, repr(out.getvalue()))
print(list(csv.reader(['a, b,c', '"x ""q"" y",z', '"multi', 'line",end', '', 'last'])), list(csv.reader(["a; 'b;c'"], delimiter=";", quotechar="'", skipinitialspace=True)), list(csv.reader(["1,\"a\""], quoting=csv.QUOTE_NONNUMERIC)))
for bad in (lambda: csv.reader([], delimiter=""), lambda: csv.reader([], quoting=9), lambda: csv.reader([], foo=1), lambda: csv.get_dialect("nope"), lambda: csv.writer(5), lambda: csv.writer(io.StringIO()).writerow(5), lambda: next(csv.reader([b"a"])), lambda: list(csv.reader(['"a"b'], strict=True))):
    try:
        bad()
    except Exception as error:
        print(type(error).__name__, error)
out = io.StringIO()
d = csv.DictWriter(out, ["a", "b"], restval="-")
d.writeheader()
d.writerow({"a": 1})
try:
    d.writerow({"z": 1})
except ValueError as error:
    print(error)
print(repr(out.getvalue()), csv.list_dialects(), list(csv.DictReader(["1,2,3"], fieldnames=["x", "y"], restkey="rest")), csv.Sniffer().sniff("a;b;c\n1;2;3\n").delimiter)
