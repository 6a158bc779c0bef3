"""Long chains of attributes, calls and subscripts; fluent interfaces; evaluation order."""


class Query:
    def __init__(self, rows):
        self.rows = list(rows)

    def where(self, test):
        return Query(row for row in self.rows if test(row))

    def select(self, *names):
        return Query({name: row[name] for name in names} for row in self.rows)

    def order_by(self, name, descending=False):
        return Query(sorted(self.rows, key=lambda row: row[name], reverse=descending))

    def group_by(self, name):
        groups = {}
        for row in self.rows:
            groups.setdefault(row[name], Query([])).rows.append(row)
        return groups

    def first(self):
        return self.rows[0]

    def __getitem__(self, index):
        return self.rows[index]

    def __len__(self):
        return len(self.rows)


people = Query([{"name": n, "age": a, "city": c} for n, a, c in [("Ada", 36, "London"), ("Alan", 41, "London"), ("Grace", 85, "New York"), ("Kurt", 71, "Princeton")]])
print(people.where(lambda p: p["age"] > 40).order_by("age", descending=True).select("name", "age")[0]["name"].upper()[1:3])
print({city: len(q) for city, q in people.group_by("city").items()}, people.group_by("city")["London"].order_by("name").first()["age"])


def note(x):
    print(x, end=" ")
    return x


print([note(1), note(2)][note(0)], {note("k"): note("v")}[note("k")])
print((note(1) + note(2)) * note(3) - note(4) ** note(2))
print(note("a") if note(True) else note("b"), note(0) or note(5), note(1) and note(0))
target = {}
target[note("key")] = note("value")
target[note("key2")], (a, b) = note(1), (note(2), note(3))
print(target, a, b)
print(dict(x=note(1), **{note("y"): note(2)}), [*[note(1)], note(2)], f"{note('f')}{note('g')}")
print(note(3) < note(2) < note(1), note(1) < note(2) < note(3))


class Builder:
    def __init__(self):
        self.parts = []

    def __getattr__(self, name):
        def add(*args, **kwargs):
            shown = ", ".join([*map(repr, args), *(f"{k}={v!r}" for k, v in kwargs.items())])
            self.parts.append(f"{name}({shown})")
            return self

        return add

    def __str__(self):
        return ".".join(self.parts)


print(Builder().open("file", mode="r").read(10).close())
matrix = [[[i * 100 + j * 10 + k for k in range(3)] for j in range(3)] for i in range(3)]
print(matrix[2][1][0], matrix[-1][-1][::-1], [plane[0][0] for plane in matrix], matrix[0][1:][0][-1])
functions = {"add": lambda a: lambda b: a + b, "list": [str.upper, len]}
print(functions["add"](1)(2), functions["list"][0]("x"), functions["list"][1]("four"), (lambda x: [x])(5)[0])
text = "  The Quick  brown FOX "
print(text.strip().lower().replace("  ", " ").split(" ")[::-1][0].title().center(9, "*").join("[]"))
