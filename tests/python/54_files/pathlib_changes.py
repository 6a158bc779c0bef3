"""Files changed through `pathlib`: written, renamed, linked, walked, removed, and the errors on the way."""

import os
import pathlib
import tempfile


def attempt(action):
    try:
        print("no error:", action() is None)
    except OSError as error:
        print(type(error).__name__, error.errno, error.strerror)


with tempfile.TemporaryDirectory() as name:
    top = pathlib.Path(name)
    note = top / "note.txt"
    print(note.exists(), note.write_text("one\ntwo\n"), note.read_text().split(), note.stat().st_size, note.is_file())
    print(note.write_bytes(b"\xff\x00"), note.read_bytes(), note.suffix, note.stem, note.with_suffix(".md").name)
    deep = top / "a" / "b" / "c"
    attempt(deep.mkdir)
    deep.mkdir(parents=True)
    attempt(deep.mkdir)
    deep.mkdir(exist_ok=True)
    moved = note.rename(deep / "moved.bin")
    print(
        moved.relative_to(top), note.exists(), moved.exists(), moved.parent == deep,
        moved.samefile(deep / "moved.bin"),
    )
    (top / "link").symlink_to("a/b")
    print(
        (top / "link").is_symlink(), (top / "link").is_dir(), os.readlink(top / "link"),
        (top / "link" / "c").resolve() == deep.resolve(),
    )
    (top / "x.py").touch()
    (top / "y.py").write_text("print('y')\n")
    attempt(lambda: (top / "x.py").touch(exist_ok=False))
    print(sorted(path.name for path in top.iterdir()), sorted(path.name for path in top.glob("*.py")))
    print(sorted(str(path.relative_to(top)) for path in top.rglob("*") if "link" not in path.parts))
    print((top / "y.py").replace(top / "x.py").read_text(), sorted(path.name for path in top.iterdir()))
    with (top / "x.py").open("a") as file:
        file.write("# more")
    print((top / "x.py").read_text().splitlines(), (top / "x.py").match("*.py"), (top / "x.py").is_relative_to(top))
    (top / "x.py").chmod(0o600)
    print(oct((top / "x.py").stat().st_mode), (top / "link").lstat().st_size)
    attempt(deep.rmdir)
    attempt((top / "absent").unlink)
    attempt(lambda: (top / "absent").unlink(missing_ok=True))
    attempt((top / "absent").read_text)
    attempt(lambda: list((top / "absent").iterdir()))
    attempt(top.read_text)
    attempt((top / "x.py").rmdir)
    attempt(lambda: (top / "absent").resolve(strict=True))
    moved.unlink()
    deep.rmdir()
    print(deep.exists(), deep.parent.exists(), (top / "absent").resolve().name)
    here = pathlib.Path.cwd()
    os.chdir(top)
    print(
        pathlib.Path("x.py").absolute() == top / "x.py", pathlib.Path("x.py").resolve().name,
        pathlib.Path().resolve() == top.resolve(),
    )
    os.chdir(here)
