# os.path over bytes, mixed kinds, links that lead in circles, mount points.
import os
import os.path
import shutil
import tempfile

os.environ["HOME"] = "/home/guest"
print(os.path.expanduser(b"~"), os.path.expanduser(b"~/x"), os.path.expanduser("~"), os.path.expanduser("~/"))
print(os.path.expanduser("a~"), os.path.expanduser(b"~nobody-of-this-name/x"))
os.environ["HOME"] = "/"
print(os.path.expanduser("~"), os.path.expanduser("~/a"), os.path.expanduser(b"~/a"))
os.environ["REVDB_PLACE"] = "there"
print(os.path.expandvars(b"$REVDB_PLACE/${REVDB_PLACE}/$UNSET_NAME$"), os.path.expandvars("a${REVDB_PLACE}b$"))
print(os.path.commonpath([b"/usr/lib", b"/usr/share"]), os.path.commonpath(["a/./b", "a//c"]))
print(os.path.relpath(b"a/b", b"a/c/d"), os.path.relpath("/a", "/"), os.path.relpath(b"x"))
print(os.path.abspath(b"x") == os.path.join(os.getcwdb(), b"x"), os.getcwdb() == os.fsencode(os.getcwd()))

for attempt in (lambda: os.path.join("a", b"b"), lambda: os.path.commonpath(["a", b"b"]), lambda: os.path.relpath("a", b"b"),
                lambda: os.path.commonprefix(["a", b"b"]), lambda: os.path.commonpath([b"/a", b"a"]), lambda: os.path.relpath(b"")):
    try:
        print(attempt())
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)

base = os.path.realpath(tempfile.mkdtemp())


def shown(path):
    path = os.fsdecode(path)
    return path.replace(base, "BASE")


def link(target, name):
    os.symlink(target, os.path.join(base, name))


os.makedirs(os.path.join(base, "deep", "er"))
link("self", "self")
link("second", "first")
link("first", "second")
link("loop/more", "loop")
link("deep", "way")
link("way/er", "further")
link("..", "deep/up")
link("absent/part", "broken")
link(".", "here")
for name in ("self", "self/x/..", "first", "second/a", "loop/../x", "way", "further/..", "deep/up", "way/up/way/er", "broken", "broken/..",
             "here/here/here", "further/../../way"):
    path = os.path.join(base, name)
    print(name, shown(os.path.realpath(path)), shown(os.path.realpath(os.fsencode(path))))
for name in ("self", "first/x", "absent", "broken", "way/er"):
    try:
        print(name, shown(os.path.realpath(os.path.join(base, name), strict=True)))
    except OSError as error:
        print(name, type(error).__name__, error.strerror, shown(error.filename))
print(os.path.ismount("/"), os.path.ismount(b"/"), os.path.ismount(base), os.path.ismount(os.path.join(base, "way")), os.path.ismount("/absent"))
with open(os.path.join(base, "file"), "w") as one, open(os.path.join(base, "file")) as other, open(os.path.join(base, "more"), "w") as third:
    one.write("four")
    one.flush()
    os.unlink(third.name)
    print(os.fstat(one.fileno()).st_size, os.fstat(third.fileno()).st_nlink)
    print(os.path.sameopenfile(one.fileno(), other.fileno()), os.path.sameopenfile(one.fileno(), third.fileno()))
shutil.rmtree(base)
try:
    os.fstat(987654)
except OSError as error:
    print(error)
