# What pickles consist of, byte by byte in every protocol, and what comes back out of them.
import collections
import copyreg
import datetime
import decimal
import enum
import fractions
import operator
import pathlib
import pickle
import re
import types
import uuid
import zlib


class Plain:
    def __init__(self, a=1):
        self.a = a

    def method(self):
        return self.a

    class Inner:
        def method(self):
            pass


class Slots:
    __slots__ = "a", "b"


class SlotsToo(Slots):
    def __init__(self):
        self.a, self.extra = 1, 2


class Listing(list):
    pass


class Mapping(dict):
    pass


class Number(int):
    pass


class Text(str):
    pass


class Several(tuple):
    def __new__(cls, a, b):
        return tuple.__new__(cls, (a, b))

    def __getnewargs__(self):
        return tuple(self)


class Keyword:
    def __new__(cls, *, k):
        made = object.__new__(cls)
        made.k = k
        return made

    def __getnewargs_ex__(self):
        return (), {"k": self.k}


class Stateful:
    def __init__(self):
        self.x, self.y = 1, 2

    def __getstate__(self):
        return (self.x,)

    def __setstate__(self, state):
        self.x, = state


class Reduced:
    def __init__(self, *recipe):
        self.recipe = recipe

    def __reduce__(self):
        return (Reduced, ("again",), *self.recipe)

    def append(self, item):
        print("    append", item)

    def __setitem__(self, key, value):
        print("    set", key, value)

    def __setstate__(self, state):
        print("    state", state)


def set_state(made, state):
    print("    set state", type(made).__name__, state)


class Colour(enum.Enum):
    RED = 1


class Access(enum.Flag):
    READ = 1
    WRITE = 2


class Problem(Exception):
    def __init__(self, text):
        super().__init__(text)
        self.more = 5


Pair = collections.namedtuple("Pair", "a b")
ring = []
ring.append(ring)
loop = {}
loop["loop"] = loop
tied = ([],)
tied[0].append(tied)
node = Plain()
node.a = [node, Plain(node)]
shared = ["s"]
values = {
    "constants": [None, True, False, ..., NotImplemented],
    "integers": [0, 1, 255, 256, 65535, 65536, -1, -128, -129, 2**31 - 1, 2**31, -2**31, -2**31 - 1, 2**63, -2**63, 2**64, 10**50, -10**50],
    "long": [1 << 2040, -(1 << 2039), 1 << 2039, (1 << 2039) - 1, -1 << 8000],
    "floats": [0.0, -0.0, 1.5, float("inf"), float("-inf"), float("nan"), 1e300, 5e-324, 1 + 2j],
    "texts": ["", "abc", "é€😀", "\ud800", "\\x\n\r\0\x1a", "x" * 255, "x" * 256, "é" * 128],
    "bytes": [b"", b"abc", bytes(range(256)), b"x" * 255, bytearray(), bytearray(b"abc\xff")],
    "tuples": [(), (1,), (1, 2), (1, 2, 3), (1, 2, 3, 4), ((),)],
    "lists": [[], [1], [1, 2], [[[]]], list(range(1000)), list(range(1001)), list(range(2500))],
    "dicts": [{}, {1: 2}, {1: 2, "x": []}, dict.fromkeys(range(1000)), {i: str(i) for i in range(1500)}],
    "sets": [set(), {1}, frozenset(), frozenset([1]), set(range(1200))],
    "recursion": [ring, loop, tied],
    "cycle": node,
    "shared": [shared, shared, "s", ("t", shared)],
    "frames": ["%05d" % i for i in range(20000)],
    "large": ["small", "x" * 70000, b"y" * 70000, "small", bytearray(70000), ["after"]],
    "classes": [Plain, Plain.Inner, Plain.Inner.method, Plain, list, type(None), type(...), ValueError, collections.OrderedDict],
    "functions": [set_state, len, print, dict.fromkeys, [].append, Plain(2).method, copyreg.constructor],
    "objects": [Plain(), Plain(2), Plain.Inner()],
    "slots": SlotsToo(),
    "subclasses": [Listing([1]), Listing(range(1001)), Mapping(a=1), Mapping(zip(range(2001), range(2001))), Number(3), Text("q"),
                   Several(1, 2), Pair(1, [2])],
    "keyword": Keyword(k=3),
    "state": Stateful(),
    "reduced": [Reduced(None, iter([1, 2])), Reduced(None, None, iter([(1, 2)])), Reduced(0), Reduced({"a": 1}, iter([5])),
                Reduced((1, 2), None, None, set_state)],
    "enums": [Colour.RED, Access.READ | Access.WRITE, Colour],
    "errors": [ValueError(1, "x"), KeyError("k"), OSError(2, "x", "f"), Problem("p"), ImportError("m", name="n"),
               UnicodeDecodeError("utf-8", b"a", 0, 1, "r")],
    "collections": [collections.OrderedDict(a=1), collections.deque([1]), collections.deque([1, 2], 5), collections.Counter("xxy"),
                    collections.defaultdict(list, a=[1]), collections.ChainMap({1: 2}), collections.UserDict(a=1)],
    "times": [datetime.date(2024, 1, 2), datetime.datetime(2024, 1, 2, 3, 4, 5, 6), datetime.time(1, 2, tzinfo=datetime.timezone.utc),
              datetime.datetime(2024, 1, 2, fold=1, tzinfo=datetime.timezone.utc), datetime.timedelta(1, 2, 3), datetime.time(23, 59, 59, 999999),
              datetime.timezone(datetime.timedelta(hours=1), "x")],
    "numbers": [decimal.Decimal("1.5"), fractions.Fraction(1, 3), range(1, 9, 2), slice(1, None)],
    "more": [types.SimpleNamespace(a=1), uuid.UUID(int=5), pathlib.PurePosixPath("a/b"), re.compile("a+", re.I)],
    "items": operator.itemgetter(1, 2),
    "attributes": operator.attrgetter("a.b", "c"),
    "caller": operator.methodcaller("m", 1),
    "iterators": [iter([1, 2]), enumerate("ab"), zip([1], [2]), reversed([1, 2]), iter(range(3)), iter("ab")],
}


def text(value):
    return re.sub(r" at 0x\w+", "", repr(value))


def brief(found):
    return found if len(found) < 300 else f"{len(found)} {zlib.crc32(found if isinstance(found, bytes) else found.encode('utf-8', 'replace')):08x}"


for protocol in range(6):
    for name, value in values.items():
        if name == "keyword" and protocol < 4:
            continue  # by way of a partial object, whose recipe is the interpreter's own matter
        try:
            data = pickle.dumps(value, protocol)
        except TypeError as error:
            print(protocol, name, error)
            continue
        print(protocol, name, brief(data))
        if name == "cycle":
            again = pickle.loads(data)
            print("   ", again.a[0] is again, again.a[1].a is again)
        elif name != "iterators":
            again = pickle.loads(data)
            print("   ", brief(text(again)), brief(text(vars(again))) if hasattr(again, "__dict__") else "")
assert pickle.dumps([1, 2]) == pickle.dumps([1, 2], None) == pickle.dumps([1, 2], pickle.DEFAULT_PROTOCOL)
assert pickle.dumps([1, 2], -1) == pickle.dumps([1, 2], pickle.HIGHEST_PROTOCOL)
again = pickle.loads(pickle.dumps(values["shared"]))
print(again[0] is again[1] is again[3][1], again)
ring, loop, tied = pickle.loads(pickle.dumps(values["recursion"]))
print(ring[0] is ring, loop["loop"] is loop, tied[0][0] is tied)
