"""A small inventory: csv in memory, filters, an update, totals, and rows that are wrong."""

import csv
import io

DATA = """name,category,quantity,price
"Nut, hex",hardware,100,0.05
Hammer,tools,12,15.50
"12"" ruler",office,7,2.25
Saw,tools,,22
Tape,office,30,abc
"""


def read(text):
    good, bad = [], []
    for number, row in enumerate(csv.DictReader(io.StringIO(text)), 2):
        try:
            row["quantity"], row["price"] = int(row["quantity"]), float(row["price"])
            good.append(row)
        except ValueError as error:
            bad.append((number, row["name"], str(error)))
    return good, bad


good, bad = read(DATA)
for number, name, why in bad:
    print(f"row {number} ({name}): {why}")
for row in good:
    row["value"] = round(row["quantity"] * row["price"], 2)
by_category = {}
for row in good:
    by_category.setdefault(row["category"], []).append(row)
for category, rows in sorted(by_category.items()):
    print(category, sum(row["value"] for row in rows), [row["name"] for row in rows])
out = io.StringIO()
writer = csv.DictWriter(out, ["name", "value"], extrasaction="ignore", quoting=csv.QUOTE_NONNUMERIC, lineterminator="\n")
writer.writeheader()
writer.writerows(sorted(good, key=lambda row: -row["value"]))
print(out.getvalue(), end="")
print([row for row in csv.reader(io.StringIO(out.getvalue()), quoting=csv.QUOTE_NONNUMERIC)])
