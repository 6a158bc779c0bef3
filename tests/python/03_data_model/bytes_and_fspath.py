"""`__bytes__`, `__fspath__` and `__index__` where the builtins ask for them."""

import os


class Packet:
    def __init__(self, value):
        self.value = value

    def __bytes__(self):
        return self.value

    def __fspath__(self):
        return self.value

    def __index__(self):
        return self.value


print(bytes(Packet(b"abc")), bytes(Packet(b"")), bytes([Packet(65), Packet(66)]), bytearray([Packet(1)]))
for make in (lambda: bytes(Packet("text")), lambda: bytes(Packet(3)), lambda: os.fspath(Packet(3)), lambda: os.fspath(3), lambda: os.fspath(None),
             lambda: bytes(object()), lambda: bytes("text"), lambda: bytes("é", "latin-1"), lambda: bytes(3), lambda: bytes(-1), lambda: bytes([256]),
             lambda: bytes(Packet(b"x"), "utf-8")):
    try:
        print(repr(make()))
    except Exception as error:
        print(type(error).__name__, error)
print(os.fspath(Packet("a/b")), os.fspath(Packet(b"a")), os.path.join(Packet("dir"), "file"), os.path.basename(Packet("x/y.txt")))
print(isinstance(Packet(""), os.PathLike), isinstance("", os.PathLike), os.fsencode(Packet("p")), os.fsdecode(b"q"))
print([10, 20, 30][Packet(1)], "abc"[Packet(2)], hex(Packet(255)), range(Packet(3)), list(range(5))[Packet(1):Packet(4)], "x" * Packet(3))


class Memo(bytes):
    def __bytes__(self):
        return b"overridden"


print(bytes(Memo(b"raw")), Memo(b"raw"), bytearray(Memo(b"raw")), type(bytes(Memo(b"raw"))).__name__)
