"""Brackets nested as deep as CPython takes them, and one deeper."""

for depth in (50, 90, 200, 201, 300):
    for opening, closing in ("()", "[]"):
        source = opening * depth + "1" + closing * depth
        try:
            value = compile(source, "<deep>", "eval")
            print(depth, opening, "compiles")
        except (SyntaxError, MemoryError) as error:
            print(depth, opening, type(error).__name__, error)
for source in ("(" * 5, "[(]", "{(})", ")", "(]", "print((1)", "[1, 2", "x = {1: [2, (3}", "f(\n  1,\n  2\n"):
    try:
        compile(source, "<brackets>", "exec")
    except SyntaxError as error:
        print(repr(source), "->", error.msg, error.lineno, error.offset)
blocks = "".join(" " * depth + "if 1:\n" for depth in range(99)) + " " * 99 + "x = 1\n"
exec(blocks)
print(x)
deeper = "".join(" " * depth + "if 1:\n" for depth in range(101)) + " " * 101 + "x = 1\n"
try:
    exec(deeper)
except IndentationError as error:
    print(error.msg)
loops = "".join(" " * depth + f"for i{depth} in [0]:\n" for depth in range(21)) + " " * 21 + "pass\n"
try:
    exec(loops)
except SyntaxError as error:
    print(error.msg)
