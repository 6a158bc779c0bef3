"""Whole trees with `shutil`: copied, filtered, moved, removed, and what stands in the way."""

import os
import shutil
import tempfile


def show(top):
    for directory, names, files in sorted(os.walk(top)):
        names.sort()
        print("  ", os.path.relpath(directory, top), names, sorted(files))


def attempt(action):
    try:
        print("no error:", action() is None)
    except OSError as error:
        print(type(error).__name__, error.errno, os.path.basename(str(error.filename)))


with tempfile.TemporaryDirectory() as base:
    at = lambda *parts: os.path.join(base, *parts)
    os.makedirs(at("from", "inner", "cache"))
    for parts in (
        ("from", "one.txt"), ("from", "two.bak"), ("from", "inner", "three.txt"), ("from", "inner", "cache", "four"),
    ):
        with open(at(*parts), "w") as file:
            file.write(parts[-1])
    os.symlink("one.txt", at("from", "link"))

    print(os.path.relpath(shutil.copytree(at("from"), at("all")), base), os.path.islink(at("all", "link")))
    show(at("all"))
    shutil.copytree(at("from"), at("linked"), symlinks=True, ignore=shutil.ignore_patterns("*.bak", "cache"))
    print(os.readlink(at("linked", "link")))
    show(at("linked"))
    attempt(lambda: shutil.copytree(at("from"), at("all")))
    shutil.copytree(at("linked"), at("all"), dirs_exist_ok=True)
    print(sorted(os.listdir(at("all"))))

    print(os.path.relpath(shutil.move(at("linked"), at("all", "inner")), base))
    show(at("all"))
    attempt(lambda: shutil.move(at("from"), at("from", "inner")))
    attempt(lambda: shutil.rmtree(at("absent")))
    attempt(lambda: shutil.rmtree(at("absent"), ignore_errors=True))
    attempt(lambda: shutil.copyfile(at("from", "one.txt"), at("from", "one.txt")))
    attempt(lambda: shutil.copy(at("absent"), at("x")))
    failures = []
    shutil.rmtree(
        at("nothing"), onerror=lambda function, path, info: failures.append((function.__name__, info[0].__name__)),
    )
    print(failures)
    os.chmod(at("from", "one.txt"), 0o640)
    for copy in (shutil.copyfile, shutil.copy, shutil.copy2):
        copy(at("from", "one.txt"), at(copy.__name__))
        print(copy.__name__, oct(os.stat(at(copy.__name__)).st_mode & 0o777 & ~0o022))
    shutil.rmtree(at("all"))
    print(sorted(os.listdir(base)))
