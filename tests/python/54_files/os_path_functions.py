"""os.path: every function on odd paths."""

import os
import os.path as p

for path in ("", "/", "//", "a", "a/", "/a", "a/b", "a//b", "/a/b.c", ".x", "a.b.c", "..", "a/..", "./a", "a/./b/../c", "/..", "///a", "a/b/", "~", "a.b/c"):
    print(repr(path), p.basename(path), p.dirname(path), p.split(path), p.splitext(path), p.isabs(path), p.normpath(path), sep="|")
print(p.join("a", "b"), p.join("a/", "b"), p.join("a", "/b"), p.join("", "b"), p.join("a", ""), p.join("a", "b", "..", "c"), p.commonprefix(["abc", "abd"]), p.commonpath(["/a/b", "/a/c/d"]), p.commonpath(["a/b", "a"]), p.relpath("a/b/c", "a/d"), p.relpath("/a", "/a"), p.splitdrive("/x"), p.normcase("A/b"), p.commonprefix([]))
os.makedirs("d/e")
with open("d/f", "w") as file: file.write("12345")
os.symlink("f", "d/link")
print(p.exists("d/f"), p.isfile("d/f"), p.isdir("d"), p.islink("d/link"), p.lexists("no"), p.getsize("d/f"), p.samefile("d/f", "d/link"), p.realpath("d/link") == p.join(os.getcwd(), "d", "f"), p.abspath("x") == p.join(os.getcwd(), "x"), p.ismount("/"), p.getmtime("d/f") > 0, p.exists(""), p.isdir("d/f"), p.sep, p.pardir, p.curdir, p.extsep, p.altsep, p.pathsep)
os.environ["VAR_X"] = "value"
os.environ["HOME"] = "/home/me"
print(p.expandvars("$VAR_X/${VAR_X}/$NOPE/$"), p.expanduser("~/x"), p.expanduser("x~"), p.join(b"a", b"b"), p.basename(b"/a/b"), p.splitext(b"a.b"))
for action in (lambda: p.join("a", b"b"), lambda: p.join(5), lambda: p.basename(None), lambda: p.getsize("no"), lambda: p.commonpath([]), lambda: p.commonpath(["/a", "b"]), lambda: p.relpath(""), lambda: p.samefile("no", "d"), lambda: p.exists(1.5), lambda: p.join(), lambda: p.getmtime("no")):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
