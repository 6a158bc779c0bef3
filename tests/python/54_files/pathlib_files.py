"""pathlib: files and directories."""

from pathlib import Path

base = Path("work")
base.mkdir()
(base / "sub" / "deep").mkdir(parents=True)
(base / "sub").mkdir(exist_ok=True)
f = base / "a.txt"
print(f.write_text("héllo\nline\n", encoding="utf-8"), f.read_text("utf-8"), f.write_bytes(b"\x00\xff"), f.read_bytes(), f.exists(), f.is_file(), f.is_dir(), base.is_dir(), f.stat().st_size, f.suffix)
(base / "b.py").touch()
(base / "sub" / "c.py").write_text("x")
print(sorted(p.name for p in base.iterdir()), sorted(str(p) for p in base.glob("*.py")), sorted(str(p) for p in base.rglob("*.py")), sorted(str(p) for p in base.glob("**/*") if p.is_file()), sorted(p.as_posix() for p in Path(".").glob("work/*/")))
with f.open("w") as file: file.write("opened")
print(f.read_text(), f.rename(base / "renamed.txt"), f.exists(), (base / "renamed.txt").replace("moved.txt"), Path("moved.txt").resolve() == Path.cwd() / "moved.txt", Path("moved.txt").absolute().is_absolute(), Path("moved.txt").samefile("./moved.txt"))
link = Path("link")
link.symlink_to("moved.txt")
print(link.is_symlink(), link.readlink(), link.read_text(), link.resolve().name, link.lstat().st_size, link.exists())
link.unlink()
Path("moved.txt").unlink()
Path("moved.txt").unlink(missing_ok=True)
(base / "mode").touch(mode=0o600)
(base / "mode").chmod(0o644)
print(oct((base / "mode").stat().st_mode & 0o777), Path("no").exists(), Path("no").is_file(), Path("~x").name, (base / "sub" / ".." / "b.py").exists(), Path("nothing").is_symlink())
for action in (lambda: base.mkdir(), lambda: Path("x/y/z").mkdir(), lambda: Path("no").read_text(), lambda: Path("no").unlink(), lambda: base.rmdir(), lambda: Path("no").stat(), lambda: list(Path("no").iterdir()), lambda: base.read_text(), lambda: Path("no").rename("x"), lambda: Path("no").rmdir(), lambda: (base / "b.py").mkdir(exist_ok=True), lambda: Path("no").resolve(strict=True), lambda: f.write_text(5), lambda: f.write_bytes("x"), lambda: list(base.glob("")), lambda: (base / "b.py").touch(exist_ok=False), lambda: list(base.glob("/x"))):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, str(error).replace(str(Path.cwd()), "<cwd>"))
