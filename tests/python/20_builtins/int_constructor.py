"""int(): what it takes and what it refuses."""


def show(*args, **kwargs):
    try:
        print(args, kwargs, "->", repr(int(*args, **kwargs)))
    except Exception as error:
        print(args, kwargs, "->", type(error).__name__, error)


for text in ("0", " 42 ", "-7", "+7", "1_000", "_1", "1_", "1__0", "", " ", "x", "0x10", "1e3", "1.5", "\u0663", "--1", "- 1"):
    show(text)
for text, base in (("ff", 16), ("0xff", 16), ("0XFF", 0), ("0b101", 0), ("0o17", 0), ("017", 0), ("0", 0), ("z", 36), ("2", 2), ("12", 1), ("12", 37), ("12", -2), ("1_0", 2)):
    show(text, base)
show()
show(1.9)
show(-1.9)
show(True)
show(10**30)
show(b"12")
show(bytearray(b"13"))
show(b"\xff")
show("12", base=8)
show(12, 8)
show(12, base=8)
show(base=8)
show(x=1)
show(None)
show([])
show(1j)
show(float("inf"))
show(float("nan"))
show("1", 10, 2)


class Number:
    def __int__(self):
        return 5


class Index:
    def __index__(self):
        return 6


class Bad:
    def __int__(self):
        return "5"


class Truncated:
    def __trunc__(self):
        return 7


show(Number()) if False else print(int(Number()), int(Index()), int("11", Index()))
try:
    int(Bad())
except TypeError as error:
    print(error)
print(int(Truncated()))
