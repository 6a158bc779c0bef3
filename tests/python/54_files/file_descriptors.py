"""os: descriptors, pipes, environment, process facts."""

import os
import sys

fd = os.open("f.bin", os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o644)
print(os.write(fd, b"hello world"), os.lseek(fd, 6, os.SEEK_SET), os.read(fd, 100), os.lseek(fd, 0, os.SEEK_END), os.fstat(fd).st_size, os.isatty(fd))
os.ftruncate(fd, 5)
os.lseek(fd, 0, 0)
with os.fdopen(fd, "rb") as file: print(file.read())
os.environ["NEW_VAR"] = "1"
os.putenv("IGNORED", "x")
print(os.environ["NEW_VAR"], os.getenv("NEW_VAR"), os.getenv("NOPE"), os.getenv("NOPE", "default"), "NEW_VAR" in os.environ, os.environ.get("NOPE"), os.environ.pop("NEW_VAR"), "NEW_VAR" in os.environ, os.environ.setdefault("S", "t"))
os.unsetenv("S")
print(os.getpid() > 0, os.getppid() > 0, os.cpu_count() > 0, len(os.urandom(8)), os.strerror(2), os.get_exec_path() != [])
for action in (lambda: os.read(999, 1), lambda: os.close(999), lambda: os.write(999, b""), lambda: os.environ.__setitem__("a", 5), lambda: os.environ["NOPE"], lambda: os.environ.__delitem__("NOPE"), lambda: os.open("no/f", os.O_RDONLY), lambda: os.write(1, "str"), lambda: os.fdopen("x"), lambda: os.environ.__setitem__(5, "a"), lambda: os.fstat(999), lambda: os.getenv(5)):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
