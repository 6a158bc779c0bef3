"""Allocation: 150,000 records as dicts of strings, lists and tuples, indexed and grouped."""

rows = [
    {"id": number, "name": f"name {number}", "tags": [number % 7, number % 11], "pair": (number, -number)}
    for number in range(150_000)
]
index = {row["name"]: row for row in rows}
groups = {}
for row in rows:
    groups.setdefault(tuple(row["tags"]), []).append(row["id"])
print(len(index), len(groups), sum(len(group) for group in groups.values()))
