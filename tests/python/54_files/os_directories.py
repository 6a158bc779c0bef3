"""os: directories, files, listing, walking, errors."""

import os

os.mkdir("a")
os.makedirs("a/b/c")
os.makedirs("a/b/c", exist_ok=True)
for name in ("a/1.txt", "a/b/2.txt", "a/b/c/3.txt"):
    with open(name, "w") as file: file.write(name)
print(sorted(os.listdir("a")), sorted(os.listdir()), [(root, sorted(dirs), files) for root, dirs, files in os.walk("a")])
print([(root, sorted(files)) for root, _, files in os.walk("a", topdown=False)], sorted((e.name, e.is_dir(), e.is_file(), e.path) for e in os.scandir("a")))
with os.scandir("a") as entries: print(sorted(e.stat().st_size for e in entries if e.is_file()))
os.rename("a/1.txt", "a/one.txt")
os.replace("a/one.txt", "a/b/2.txt")
os.remove("a/b/2.txt")
os.rmdir("a/b/c") if not os.listdir("a/b/c") else os.unlink("a/b/c/3.txt")
os.removedirs("a/b/c")
print(os.path.exists("a"), os.sep, os.linesep == "\n", os.name, os.curdir, os.devnull, os.pathsep, os.extsep)
os.mkdir("cd")
start = os.getcwd()
os.chdir("cd")
print(os.path.basename(os.getcwd()), os.getcwd() == os.path.join(start, "cd"))
os.chdir("..")
with open("f", "w") as file: pass
os.chmod("f", 0o640)
os.truncate("f", 3)
os.link("f", "hard")
os.symlink("f", "soft")
print(oct(os.stat("f").st_mode & 0o777), os.stat("f").st_size, os.stat("f").st_nlink, os.readlink("soft"), os.lstat("soft").st_size, os.access("f", os.R_OK), os.access("no", os.F_OK), os.fspath("x"), os.fsencode("é"), os.fsdecode(b"\xc3\xa9"))
os.utime("f", (1000, 2000))
print(os.stat("f").st_atime, os.stat("f").st_mtime, os.stat("f").st_mtime_ns)
for action in (lambda: os.mkdir("cd"), lambda: os.makedirs("cd"), lambda: os.mkdir("x/y"), lambda: os.listdir("no"), lambda: os.remove("no"), lambda: os.rmdir("no"), lambda: os.remove("cd"), lambda: os.rename("no", "x"), lambda: os.stat("no"), lambda: os.chdir("no"), lambda: os.readlink("f"), lambda: os.listdir("f"), lambda: os.rmdir("f"), lambda: os.fspath(5), lambda: os.mkdir(5), lambda: os.open("no", os.O_RDONLY), lambda: os.scandir("no"), lambda: os.symlink("f", "soft"), lambda: os.stat(None), lambda: list(os.walk("no")), lambda: os.listdir(1.5)):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
