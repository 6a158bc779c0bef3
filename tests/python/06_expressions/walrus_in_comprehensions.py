# Where a comprehension refuses the walrus: in what it iterates over, and where an inner loop binds the same name.
SOURCES = (
    "[i for i in (lambda: (j := range(5)))()]",
    "[i for i in range(5) for k in (lambda a=(z := 1): a)()]",
    "[i for i in range(5) if (j := 0) for j in range(5)]",
    "[i for i in range(5) if (j := 0) for j, k in [(0, 1)]]",
    "{i for i in range(5) if (j := 0) for [k, *j] in []}",
    "def f():\n  return [i for i in range(5) if (j := 0)\n   for j in range(5)]",
    "[i for i in range(3) if (j := i) for k in range(j)]",
    "[(lambda: (q := 1))() for _ in [1]]",
)
for source in SOURCES:
    try:
        exec(source, {})
        print("accepted:", source)
    except SyntaxError as error:
        print(error.msg, error.lineno, error.offset, error.end_lineno, error.end_offset)
