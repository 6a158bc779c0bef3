"""Which files `glob` and `fnmatch` find: hidden ones, `**`, brackets, escapes, and a root directory apart."""

import fnmatch
import glob
import os
import tempfile

with tempfile.TemporaryDirectory() as top:
    os.chdir(top)
    for path in (
        "a.txt", "b.txt", ".hidden.txt", "c.py", "[x].txt", "sub/d.txt", "sub/.e.txt", "sub/deep/f.txt", ".dir/g.txt",
    ):
        os.makedirs(os.path.dirname(path) or ".", exist_ok=True)
        open(path, "w").close()
    found = lambda pattern, **options: sorted(glob.glob(pattern, **options))
    print(found("*.txt"))
    print(found(".*"))
    print(found("?.[pt]*"), found("[!a].*"))
    print(found("*/*.txt"), found("*/"))
    print(found("**/*.txt"))
    print(found("**/*.txt", recursive=True))
    print(found("**", recursive=True))
    print(found("**/", recursive=True))
    print(found("**/*.txt", recursive=True, include_hidden=True))
    print(found("sub/**/f.txt", recursive=True), found("nothing*"), found("sub"), found("absent"))
    print(found("*.txt", root_dir="sub"), found("deep/*", root_dir="sub"))
    print(glob.escape("[x].txt"), found(glob.escape("[x].txt")))
    print(sorted(glob.iglob("*.py")), [os.path.basename(path) for path in found(top + "/*.py")])
    print(glob.has_magic("a*"), glob.has_magic("plain"))
    os.chdir("/")

names = ["data1.csv", "Data2.CSV", "notes.md", "data10.csv", "x]y", "a-b"]
print(fnmatch.filter(names, "data?.csv"), fnmatch.filter(names, "*[0-9].csv"))
print(
    fnmatch.fnmatchcase("Data2.CSV", "data*"), fnmatch.fnmatchcase("x]y", "x[]]y"),
    fnmatch.fnmatchcase("a-b", "a[a-]b"),
)
print(fnmatch.translate("*.py"), fnmatch.translate("[!a-c]?"), fnmatch.translate("[unclosed"))
