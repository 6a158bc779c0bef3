"""Each kind of temporary file: where it lies, what it is called, how it is opened, and when it is gone."""

import os
import tempfile

with tempfile.TemporaryDirectory(prefix="pre-", suffix="-suf") as top:
    base = os.path.basename(top)
    print(
        base.startswith("pre-"), base.endswith("-suf"), os.path.dirname(top) == tempfile.gettempdir(),
        len(os.listdir(top)),
    )

    with tempfile.NamedTemporaryFile("w+", dir=top, suffix=".txt") as file:
        print(file.write("hello\n"), file.seek(0), file.read(), os.path.exists(file.name), file.name.endswith(".txt"))
        print(oct(os.stat(file.name).st_mode & 0o777), file.mode, file.closed)
    print(os.path.exists(file.name), file.closed)
    kept = tempfile.NamedTemporaryFile(dir=top, delete=False)
    kept.write(b"kept")
    kept.close()
    with open(kept.name, "rb") as again:
        print(again.read())
    os.unlink(kept.name)

    with tempfile.TemporaryFile() as nameless:
        nameless.write(b"0123456789")
        nameless.seek(-3, os.SEEK_END)
        print(nameless.read(), nameless.tell())
    handle, path = tempfile.mkstemp(".dat", "made", top)
    print(os.write(handle, b"raw"), os.path.getsize(path), os.path.basename(path)[:4], path.endswith(".dat"))
    os.close(handle)
    inner = tempfile.mkdtemp(dir=top)
    print(os.path.isdir(inner), oct(os.stat(inner).st_mode & 0o777), len(os.listdir(top)))

    with tempfile.SpooledTemporaryFile(max_size=8, mode="w+") as spooled:
        spooled.write("12345")
        rolled = spooled._rolled
        spooled.write("67890")
        spooled.seek(0)
        print(rolled, spooled._rolled, spooled.read())

    names = {tempfile.mktemp(dir=top) for _ in range(20)}
    print(len(names), any(map(os.path.exists, names)))
    for wrong in (
        lambda: tempfile.mkstemp(dir=top + "/absent"), lambda: tempfile.mkdtemp(prefix=5), lambda: file.read(),
    ):
        try:
            wrong()
        except (OSError, TypeError, ValueError) as error:
            print(type(error).__name__, error.errno if isinstance(error, OSError) else error)
print(
    os.path.exists(top), isinstance(tempfile.gettempprefix(), str),
    tempfile.gettempdirb() == os.fsencode(tempfile.gettempdir()),
)
with tempfile.TemporaryDirectory() as gone:
    os.rmdir(gone)
    os.mkdir(gone)
print(os.path.exists(gone))
