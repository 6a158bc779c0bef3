"""pathlib: pure paths."""

from pathlib import Path, PurePath, PurePosixPath

p = PurePosixPath("/usr/lib/python3.11/../site.tar.gz")
print(p, repr(p), p.parts, p.name, p.stem, p.suffix, p.suffixes, p.parent, list(p.parents)[:2], p.root, p.anchor, p.drive, p.is_absolute(), p.as_posix(), p.as_uri() if False else "")
print(PurePosixPath("a", "b/c", "/d", "e"), PurePosixPath("a//b/./c/"), PurePosixPath(""), PurePosixPath("."), PurePosixPath("a/.."), PurePosixPath("//x"), PurePosixPath("///x"), PurePosixPath("a") / "b" / PurePosixPath("c"), "x" / PurePosixPath("y"), PurePosixPath("a/b").joinpath("c", "d"))
q = PurePosixPath("dir/file.txt")
print(q.with_name("other.py"), q.with_stem("new"), q.with_suffix(".md"), q.with_suffix(""), q.match("*.txt"), q.match("dir/*"), q.match("/dir/*"), q.is_relative_to("dir"), q.relative_to("dir"), PurePosixPath("/a/b/c").relative_to("/a"), q == PurePosixPath("dir//file.txt"), q < PurePosixPath("e"), hash(q) == hash(PurePosixPath("dir/file.txt")), str(q), bytes(q), sorted([PurePosixPath("b"), PurePosixPath("a/c")]))
for name in ("file", ".hidden", "a.b.c", "end.", "..", "a.tar.gz", ".x.y"):
    t = PurePosixPath(name)
    print(name, t.stem, repr(t.suffix), t.suffixes, end="; ")
print()
for action in (lambda: q.relative_to("other"), lambda: q.with_name(""), lambda: q.with_name("a/b"), lambda: q.with_suffix("txt"), lambda: PurePosixPath("").with_name("x"), lambda: PurePosixPath("/").with_suffix(".x"), lambda: q / 5, lambda: PurePosixPath(5), lambda: q < 5, lambda: q.match(""), lambda: q.joinpath(1), lambda: PurePosixPath("a").as_uri(), lambda: q.parents[5], lambda: q.with_suffix("."), lambda: PurePosixPath(b"x")):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
print(isinstance(Path("a"), PurePath), type(Path("x")).__name__, Path("a").parts, Path() == Path("."), PurePath("a") == Path("a"), PurePosixPath("/a/b").as_uri(), len(PurePosixPath("a/b/c").parents), PurePosixPath("a/b/c").parents[-1])
