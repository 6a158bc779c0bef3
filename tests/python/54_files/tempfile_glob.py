"""tempfile and glob, fnmatch."""

import fnmatch
import glob
import os
import tempfile

with tempfile.TemporaryDirectory(dir=".") as d:
    print(os.path.isdir(d), os.path.basename(d).startswith("tmp"))
    with open(os.path.join(d, "x"), "w") as file: file.write("1")
print(os.path.exists(d))
with tempfile.NamedTemporaryFile("w+", suffix=".txt", prefix="pre", dir=".", delete=True) as f:
    f.write("text")
    f.seek(0)
    print(f.read(), os.path.exists(f.name), os.path.basename(f.name).startswith("pre"), f.name.endswith(".txt"))
print(os.path.exists(f.name))
with tempfile.TemporaryFile() as f:
    print(f.write(b"bytes"), f.seek(0), f.read())
fd, path = tempfile.mkstemp(dir=".")
os.close(fd)
os.unlink(path)
made = tempfile.mkdtemp(prefix="dir-", dir=".")
print(os.path.isdir(made), os.path.isdir(tempfile.gettempdir()), tempfile.gettempprefix())
os.rmdir(made)
with tempfile.SpooledTemporaryFile(max_size=10, mode="w+") as s:
    s.write("small")
    s.seek(0)
    print(s.read())
os.makedirs("g/h/.hid")
for name in ("a.py", "b.txt", ".dot.py", "h/c.py", "h/[x].py", "h/.hid/d.py"):
    with open("g/" + name, "w"): pass
print(sorted(glob.glob("g/*.py")), sorted(glob.glob("g/**/*.py", recursive=True)), sorted(glob.glob("*.py", root_dir="g")), glob.glob("g/h/[[]x].py"), sorted(glob.glob("g/?.*")), glob.glob("none*"), sorted(glob.glob("g/**", recursive=True)), sorted(glob.glob("g/*/")), glob.escape("a[1]*?"), sorted(glob.iglob("g/[!a].*")), sorted(glob.glob("**/*.py", root_dir="g", recursive=True, include_hidden=True)), glob.has_magic("a*"))
print(fnmatch.fnmatch("a.py", "*.py"), fnmatch.fnmatch("A.py", "a.*"), fnmatch.fnmatchcase("a", "[!b]"), fnmatch.filter(["a.c", "b.d", "ab.c"], "?.c"), fnmatch.translate("a*[!x]?.txt"), fnmatch.fnmatch("[x]", "[[]x]"))
