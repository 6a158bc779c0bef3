"""print: separators, ends, files, flush, objects; and what str and repr make of containers."""

import io
import sys

print()
print("a", 1, None, 2.5, [1], sep="")
print("a", "b", sep=", ", end=";\n")
print("no newline", end="")
print(" then", "more", end="\n\n")
print(*range(5))
print(*"abc", sep="\n")
print([1, "a", None, True, 1.5, b"x", ("t",), {"k": [1]}, {1}, frozenset({2})])
print("tab\tand\\backslash", 'quo"te', "it's", ["it's", 'say "hi"', "both ' and \""])
buffer = io.StringIO()
print("to", "buffer", file=buffer, end="!")
print(repr(buffer.getvalue()), file=sys.stdout, flush=True)
print("err", file=sys.stderr)


class Shown:
    def __str__(self):
        return "shown by str"


class Inner:
    def __repr__(self):
        return "shown by repr"


print(Shown(), Inner(), [Inner()], sep=" | ")
print("%s" % Shown(), f"{Shown()}", "{}".format(Inner()), str(Inner()), "".join([str(Shown())]))


class Raises:
    def __str__(self):
        raise ValueError("no text")


try:
    print("before", Raises(), "after")
except ValueError as error:
    print("|", error)


class Writer:
    def __init__(self):
        self.calls = []

    def write(self, text):
        self.calls.append(text)


writer = Writer()
print("x", 1, sep="-", end="END", file=writer)
print(writer.calls)
try:
    print("x", file=object())
except AttributeError as error:
    print(error)
print("é€😀", "\u00ff", "日本語", "\x7f", repr("\x7f\x80\u200b"), ascii("é€😀"))
print("a\0b".encode(), "multi\nline", repr("multi\nline"), "\r".encode())
saved = sys.stdout
sys.stdout = buffer
print("captured")
sys.stdout = saved
print(buffer.getvalue())
print(print("inner"), end="?\n")
print(sep="ignored")
print("", end="")
print("", "")
sys.stdout.write("written\n")
print(sys.stdout.write("12345"))
