"""What special methods must return, and what is said when they do not."""


class Bad:
    def __str__(self):
        return 1

    def __repr__(self):
        return None

    def __bool__(self):
        return "yes"

    def __len__(self):
        return -5

    def __hash__(self):
        return "hash"

    def __iter__(self):
        return [1]

    def __index__(self):
        return 1.0

    def __contains__(self, item):
        return [item]

    def __length_hint__(self):
        return "hint"

    def __int__(self):
        return "int"

    def __float__(self):
        return 1

    def __complex__(self):
        return 1

    def __bytes__(self):
        return "bytes"

    def __format__(self, spec):
        return b"format"

    def __dir__(self):
        return 1

    def __enter__(self):
        return self

    def __next__(self):
        return 1

    def __getattr__(self, name):
        raise AttributeError

    def __set_name__(self, owner):
        pass


b = Bad()
import operator

for name, use in {
    "str": lambda: str(b), "repr": lambda: repr(b), "bool": lambda: bool(b), "len": lambda: len(b), "hash": lambda: hash(b), "iter": lambda: iter(b),
    "for": lambda: [x for x in b], "unpack": lambda: (lambda *a: a)(*b), "index": lambda: [0][b], "in": lambda: 3 in b, "hint": lambda: operator.length_hint(b),
    "int": lambda: int(b), "float": lambda: float(b), "complex": lambda: complex(b), "bytes": lambda: bytes(b), "format": lambda: f"{b}", "dir": lambda: dir(b),
    "with": lambda: exec("with b: pass"), "not": lambda: not b, "slice": lambda: "abc"[b:], "range": lambda: range(b), "print": lambda: print(b),
    "r": lambda: f"{b!r}", "s": lambda: "%s" % b, "dict": lambda: {b: 1}, "exception": lambda: str(Exception(b)), "attr": lambda: b.x, "divmod": lambda: divmod(b, 1),
    "call": lambda: b(), "await": lambda: type(b).__await__, "join": lambda: ",".join(b), "set_name": lambda: type("Owner", (), {"field": b}), "chr": lambda: chr(b),
}.items():
    try:
        print(name, use())
    except Exception as error:
        print(name, "->", type(error).__name__, error)
