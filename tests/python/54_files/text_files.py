"""open: text files, modes, newlines, encodings, seeking, errors."""

with open("t.txt", "w") as f:
    print(f.write("line one\nline two\n"), f.writelines(["a\n", "b"]), f.tell(), f.name, f.mode, f.encoding, f.closed, f.readable(), f.writable(), f.seekable(), f.line_buffering, f.errors, f.newlines)
print(f.closed, f)
with open("t.txt") as f:
    print(repr(f.readline()), repr(f.read(4)), f.readlines(), repr(f.read()), repr(f.readline()), f.seek(0), list(f), f.seek(5), repr(f.readline(2)), f.tell())
with open("t.txt", "a") as f: f.write("+appended")
with open("t.txt", "r+") as f:
    f.seek(0)
    f.write("LINE")
    f.seek(0, 2)
    f.write("!")
    f.seek(0)
    print(f.read())
    print(f.truncate(4), f.seek(0), f.read())
with open("n.txt", "w", newline="") as f: f.write("a\r\nb\rc\nd")
for newline in (None, "", "\n", "\r", "\r\n"):
    with open("n.txt", newline=newline) as f: print(repr(newline), f.readlines())
with open("n.txt", "w", newline="\r\n") as f: f.write("x\ny\n")
print(open("n.txt", "rb").read())
with open("e.txt", "w", encoding="latin-1") as f: f.write("é")
print(open("e.txt", "rb").read(), open("e.txt", encoding="latin-1").read(), open("e.txt", errors="replace").read(), open("e.txt", errors="ignore").read(), ascii(open("e.txt", errors="surrogateescape").read()) if False else "", open("e.txt", errors="backslashreplace").read())
with open("x.txt", "x") as f: print("created", file=f, end="")
for action in (lambda: open("no.txt"), lambda: open("x.txt", "x"), lambda: open("x.txt", "q"), lambda: open("x.txt", "rw"), lambda: open("x.txt", "rb", encoding="utf-8"), lambda: open("e.txt").read(), lambda: open("x.txt").write("a"), lambda: open("x.txt", "w").read(), lambda: f.write("closed"), lambda: f.read(), lambda: open("x.txt", "w").write(b"b"), lambda: open("x.txt", "wb").write("s"), lambda: open("x.txt", encoding="nope"), lambda: open("."), lambda: open("x.txt", "w", encoding="ascii").write("é"), lambda: open("x.txt", newline="q"), lambda: open(1.5), lambda: open("x.txt", "rt+b"), lambda: open("t.txt").seek(1, 1), lambda: open("x.txt", "t"), lambda: open("x.txt", "r", 0), lambda: open("no/dir", "w"), lambda: next(open("x.txt", "w")), lambda: f.__enter__(), lambda: open("a\0b"), lambda: open("t.txt", "w+").fileno().x):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
