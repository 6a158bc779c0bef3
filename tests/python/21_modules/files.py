"""Files: text and binary, modes, iteration, seek and tell, errors, with."""

import os

with open("a.txt", "w") as out:
    print(out.write("first\n"), out.write("second é\n"))
    print("third", 3, file=out)
    out.writelines(["fourth\n", "fifth"])
with open("a.txt") as source:
    print(repr(source.read()))
with open("a.txt") as source:
    print(repr(source.readline()), repr(source.readline()), source.readlines(), repr(source.read()), repr(source.readline()))
with open("a.txt") as source:
    for number, line in enumerate(source, 1):
        print(number, line.rstrip("\n"))
with open("a.txt", "a") as out:
    out.write("\nappended\n")
with open("a.txt") as source:
    lines = list(source)
print(len(lines), lines[-1], source.closed, source.name, source.mode)
with open("a.txt", "rb") as source:
    data = source.read()
    print(data[:12], len(data), source.tell(), source.seek(3), source.read(4), source.tell(), source.seek(-4, 2), source.read())
with open("b.bin", "wb") as out:
    print(out.write(bytes(range(256))), out.tell())
with open("b.bin", "rb") as source:
    print(source.read(3), source.read(0), list(source.read()[-2:]), source.read())
with open("c.txt", "w+") as both:
    both.write("hello world")
    both.seek(0)
    print(both.read(5), both.tell(), both.read())
    both.seek(0)
    both.truncate()
    print(repr(both.read()))
with open("x.txt", "x") as out:
    out.write("exclusive")
try:
    open("x.txt", "x")
except FileExistsError as error:
    print(error)
for code in (
    lambda: open("missing.txt"),
    lambda: open("."),
    lambda: open("a.txt", "q"),
    lambda: open("no/such/dir.txt", "w"),
    lambda: open("a.txt").write("x"),
    lambda: open("a.txt", "rb").read(1, 2),
    lambda: open("c.txt", "w").read(),
    lambda: open("b.bin", encoding="utf-8").read(),
    lambda: open("a.txt", "wb").write("text"),
    lambda: open("c.txt", "w").write(b"bytes"),
    lambda: source.read(),
    lambda: os.remove("missing.txt"),
    lambda: os.listdir("missing"),
):
    try:
        print(code())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
try:
    open("missing.txt")
except OSError as error:
    print(error.errno, error.strerror, error.filename, error.args)
print(os.path.exists("x.txt"), os.path.exists("nope"), os.path.isfile("x.txt"), os.path.isdir("."), os.path.getsize("x.txt"), sorted(os.listdir(".")))
os.remove("x.txt")
os.rename("c.txt", "d.txt")
os.mkdir("sub")
os.makedirs("sub/deep/er")
with open(os.path.join("sub", "f.txt"), "w", encoding="utf-8") as out:
    out.write("ü\r\nx")
with open("sub/f.txt", "rb") as source:
    print(source.read())
with open("sub/f.txt", encoding="utf-8") as source:
    print(repr(source.read()))
with open("sub/f.txt", newline="", encoding="latin-1") as source:
    print(repr(source.read()))
print(sorted(os.listdir(".")), sorted(os.listdir("sub")))
print(os.path.join("a", "b", "/c", "d"), os.path.basename("/x/y.txt"), os.path.dirname("/x/y.txt"), os.path.splitext("a.tar.gz"), os.path.split("/a/b"), os.path.isabs("/x"), os.path.abspath("x") == os.path.join(os.getcwd(), "x"), os.path.normpath("a/./b/../c"), os.sep, os.linesep == "\n")
out = open("closed.txt", "w")
out.write("not flushed yet")
out.flush()
print(os.path.getsize("closed.txt"))
out.close()
out.close()
try:
    out.write("x")
except ValueError as error:
    print(error)
