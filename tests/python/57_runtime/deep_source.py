"""Source that is nested deeply compiles or raises: it never ends the process."""

shapes = {
    "attributes": lambda n: "a" + ".b" * n,
    "subscripts": lambda n: "a" + "[0]" * n,
    "calls": lambda n: "a" + "()" * n,
    "sum": lambda n: "a" + "+a" * n,
}
for name, make in shapes.items():
    for depth in (100, 2000, 20_000):
        try:
            compile(make(depth), "<deep>", "eval")
            print(name, depth, "compiles")
        except RecursionError as error:
            print(name, depth, error)
flat = {"and": "1 and " * 20_000 + "1", "compare": "1 < " * 20_000 + "1", "strings": "'a' " * 20_000}
for name, text in flat.items():
    code = compile(text, "<flat>", "eval")
    print(name, str(eval(code))[:10])
