"""A table with indexes, filters by keyword, ordering, joins, and a transaction that is rolled back."""

import copy
import operator

TESTS = {"eq": operator.eq, "lt": operator.lt, "gt": operator.gt, "has": lambda value, part: part in value}


class Table:
    def __init__(self, *columns):
        self.columns, self.rows, self.next = columns, {}, 1

    def insert(self, **values):
        if unknown := set(values) - set(self.columns):
            raise KeyError(f"no column {min(unknown)}")
        self.rows[self.next] = {column: values.get(column) for column in self.columns}
        self.next += 1
        return self.next - 1

    def select(self, order=None, **conditions):
        found = []
        for key, row in self.rows.items():
            for condition, value in conditions.items():
                column, _, test = condition.partition("__")
                if not TESTS[test or "eq"](row[column], value):
                    break
            else:
                found.append({"id": key, **row})
        return sorted(found, key=operator.itemgetter(order)) if order else found

    def join(self, other, mine, theirs):
        return [{**row, **{f"{theirs}_{k}": v for k, v in match.items()}} for row in self.select() for match in other.select() if row[mine] == match["id"]]

    def __enter__(self):
        self.saved = copy.deepcopy(self.rows)
        return self

    def __exit__(self, kind, error, traceback):
        if kind:
            self.rows = self.saved
            print("rolled back:", error)
        return kind is not None and issubclass(kind, KeyError)


authors, books = Table("name"), Table("title", "year", "author")
ada, bob = authors.insert(name="Ada"), authors.insert(name="Bob")
for title, year, author in (("Engines", 1843, ada), ("Ropes", 1901, bob), ("Notes", 1842, ada)):
    books.insert(title=title, year=year, author=author)
print([b["title"] for b in books.select(order="year")], books.select(year__lt=1843), [b["title"] for b in books.select(title__has="o", author=bob)])
print([(r["title"], r["author_name"]) for r in books.join(authors, "author", "author")])
with books as table:
    table.insert(title="Lost", year=2000)
    table.insert(titel="typo")
print(len(books.rows), books.select(title="Lost"))
