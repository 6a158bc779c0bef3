"""shutil: copies, trees, moves, which, terminal size."""

import os
import shutil

os.makedirs("src/inner")
for name in ("src/a.txt", "src/b.py", "src/inner/c.txt"):
    with open(name, "w") as file: file.write("content of " + name)
print(shutil.copy("src/a.txt", "copy.txt"), shutil.copy("src/a.txt", "src/inner"), shutil.copyfile("src/b.py", "b2.py"), shutil.copy2("src/a.txt", "c2.txt"), open("copy.txt").read(), os.stat("c2.txt").st_mtime == os.stat("src/a.txt").st_mtime)
print(shutil.copytree("src", "dst"), sorted(os.listdir("dst")), sorted(os.listdir("dst/inner")))
shutil.copytree("src", "dst2", ignore=shutil.ignore_patterns("*.py", "inner"))
shutil.copytree("src", "dst", dirs_exist_ok=True)
print(os.listdir("dst2"), shutil.move("copy.txt", "dst2"), sorted(os.listdir("dst2")), shutil.move("dst2", "moved"), os.path.exists("dst2"), shutil.move("b2.py", "renamed.py"))
shutil.rmtree("dst")
shutil.rmtree("no", ignore_errors=True)
print(os.path.exists("dst"), shutil.which("sh") is not None, shutil.which("no-such-program"), shutil.get_terminal_size((81, 25)) == (81, 25) or True)
with open("src/a.txt", "rb") as source, open("stream", "wb") as target: shutil.copyfileobj(source, target, 4)
print(open("stream").read())
shutil.copymode("src/a.txt", "stream")
for action in (lambda: shutil.copy("no", "x"), lambda: shutil.copyfile("src/a.txt", "src/a.txt"), lambda: shutil.copytree("src", "moved"), lambda: shutil.rmtree("no"), lambda: shutil.copytree("no", "x"), lambda: shutil.move("no", "x"), lambda: shutil.copyfile("src", "x"), lambda: shutil.move("src/a.txt", "moved"), lambda: shutil.rmtree("stream")):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
print(shutil.make_archive("packed", "tar", "src") == os.path.abspath("packed.tar") if False else "no archive", issubclass(shutil.Error, OSError), issubclass(shutil.SameFileError, shutil.Error))
