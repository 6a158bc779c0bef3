"""print: separators, ends, files, flush, objects with their own text, and errors."""

import io
import sys


class Quiet:
    def __str__(self):
        return "quiet"

    def __repr__(self):
        return "Quiet()"


class Writer:
    def __init__(self):
        self.parts = []

    def write(self, text):
        self.parts.append(text)

    def flush(self):
        self.parts.append("<flush>")


print()
print(1, "a", None, Quiet(), [Quiet()], sep="-", end="!\n")
print("a", "b", sep="", end="")
print("", sep=None, end=None)
print(*range(3), sep="\n")
writer = Writer()
print("x", 1, Quiet(), file=writer, flush=True)
print(end="", file=writer)
print(writer.parts)
out = io.StringIO()
print("into", "memory", sep="\t", file=out)
print(repr(out.getvalue()), print("returns"), file=sys.stdout)
for use in (lambda: print("a", sep=5), lambda: print("a", end=5), lambda: print("a", file=5), lambda: print("a", wrong=1), lambda: print("a", file=object()), lambda: print(1, sep=b"x")):
    try:
        use()
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)
old, sys.stdout = sys.stdout, io.StringIO()
print("captured")
text, sys.stdout = sys.stdout.getvalue(), old
print(repr(text))
