"""A report from records: grouping, subtotals, aligned columns and wrapped notes."""

import itertools
import textwrap
from operator import itemgetter

RECORDS = """\
north;apples;120;0.55;first of the season
south;pears;80;0.75;
north;pears;30;0.80;a few were bruised on the way and had to be sold at a lower price
south;apples;200;0.50;large order
east;plums;15;1.10;
north;plums;5;1.25;sample"""


def parse(text):
    for line in text.splitlines():
        region, fruit, count, price, note = line.split(";")
        yield {"region": region, "fruit": fruit, "count": int(count), "price": float(price), "note": note}


rows = sorted(parse(RECORDS), key=itemgetter("region", "fruit"))
total = 0
for region, group in itertools.groupby(rows, key=itemgetter("region")):
    print(f"{region.title():=^40}")
    subtotal = 0
    for row in group:
        amount = row["count"] * row["price"]
        subtotal += amount
        print(f"{row['fruit']:<10}{row['count']:>6}{row['price']:>8.2f}{amount:>14,.2f}")
        if row["note"]:
            print(textwrap.fill(row["note"], 36, initial_indent="  > ", subsequent_indent="    "))
    print(f"{'subtotal':<24}{subtotal:>14,.2f}")
    total += subtotal
print(f"{'total':<24}{total:>14,.2f}")
best = max(rows, key=lambda row: row["count"] * row["price"])
print("best:", best["fruit"], "in the", best["region"])
