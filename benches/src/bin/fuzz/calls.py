# Calls whatever there is with whatever there is, as a seed determines.
import array, base64, bisect, collections, copy, csv, datetime, fractions, functools, hashlib, heapq, io, itertools, json
import math, operator, pprint, random, re, statistics, string, struct, textwrap, types, weakref

chosen = random.Random(SEED)


class Odd:
    def __init__(self, *args):
        self.args = args

    def __index__(self):
        return 3

    def __eq__(self, other):
        return chosen.random() < 0.5

    def __lt__(self, other):
        return chosen.random() < 0.5

    def __hash__(self):
        return chosen.randrange(4)

    def __len__(self):
        return chosen.choice([0, 1, -1, 5, 2**40])

    def __getitem__(self, key):
        if chosen.random() < 0.3:
            raise IndexError(key)
        return key

    def __iter__(self):
        values.append(0)
        return iter([1, "2"])

    def __repr__(self):
        if chosen.random() < 0.3:
            raise ValueError("no repr")
        return "Odd()"


class Words(str):
    pass


class Pair(tuple):
    pass


modules = [array, base64, bisect, collections, copy, csv, datetime, fractions, functools, hashlib, heapq, io, itertools,
           json, math, operator, pprint, re, statistics, string, struct, textwrap, types, weakref]
fixed = [0, 1, -1, 7, True, None, ..., 255, 256, 2**31, 2**63 - 1, 2**63, -2**63, 2**64, 10**30, -10**30, 0.0, -0.0, 1.5,
         -2.5, 1e308, 5e-324, float("nan"), float("inf"), 1j, complex(-0.0, float("inf")), "", "a", "abc", "é€😀", "%s %d",
         "{} {0!r:>5}", "\ud800", "12", " 1_0 ", "nan", "a,b;c", "(a+)(?P<n>b)?", "utf-8", "strict", "<i", "2024-01-02", b"",
         b"abc", b"\xff\x00", bytearray(b"bytes"), memoryview(b"memory"), memoryview(bytearray(b"12345678")).cast("i"), [],
         [3, 1, 2], [[1], [2]], ["a", "b"], (), (1, 2), ((1, 2), (3, 4)), {}, {"a": 1, "b": [2]}, {1: 2}, set(), {1, 2, "x"},
         frozenset([1]), range(0), range(10), range(10, -10, -3), range(2**65), slice(None), slice(1, 10, 2), slice(-2**70, 2**70, -1),
         int, str, list, dict, type, object, ValueError, len, print, abs, max, sorted, lambda *a, **k: (a, k), lambda x: x,
         Odd(), Odd, Words("words"), Pair((1, 2)), object(), ValueError("v", 1), KeyError("k"), ExceptionGroup("g", [ValueError(1)]),
         array.array("i", [1, 2, 3]), array.array("d", [1.5]), collections.deque([1, 2, 3], 3), collections.Counter("abca"),
         collections.OrderedDict(a=1), collections.defaultdict(list), collections.ChainMap({}, {1: 2}), datetime.date(2024, 2, 29),
         datetime.datetime(1, 1, 1), datetime.timedelta(days=-1, microseconds=1), datetime.timezone.utc, datetime.time(23, 59),
         fractions.Fraction(1, 3), hashlib.md5(b"x"), io.StringIO("text\nmore"), io.BytesIO(b"bytes\nmore"), re.compile("(a)|b"),
         re.match("(a)(b)?", "a"), types.SimpleNamespace(a=1), struct.Struct("<hb"), functools.partial(int, base=2),
         operator.itemgetter(1), random.Random(1), property(len), staticmethod(len), classmethod(len), super, NotImplemented]
values = list(fixed)
never = {"input", "exit", "quit", "breakpoint", "help", "open", "__import__", "exec", "eval", "fork", "__reduce__", "__reduce_ex__"}
functions = [value for name, value in vars(__import__("builtins")).items() if name not in never and callable(value)]
operators = [getattr(operator, name) for name in dir(operator) if callable(getattr(operator, name))]


def iterators():
    yield lambda: iter(chosen.choice(values))
    yield lambda: itertools.islice(itertools.cycle([1, 2]), 5)
    yield lambda: (x for x in range(3))
    yield lambda: enumerate("ab")
    yield lambda: map(chosen.choice(functions), chosen.choice(values))
    yield lambda: zip("ab", range(3))
    yield lambda: reversed(chosen.choice(values))


def target():
    kind = chosen.randrange(8)
    if kind == 0:
        return chosen.choice(functions)
    if kind == 1:
        return chosen.choice(operators)
    value = chosen.choice(modules if kind == 2 else values)
    names = [name for name in dir(value) if name not in never]
    return getattr(value, chosen.choice(names)) if names else value


def argument():
    if chosen.randrange(12) == 0:
        return chosen.choice(list(iterators()))()
    return chosen.choice(values)


for number in range(150):
    if len(values) > 400:
        values[len(fixed):] = values[-100:]
    try:
        function = target()
        arguments = [argument() for _ in range(chosen.choice([0, 1, 1, 1, 2, 2, 3, 4]))]
        keywords = {}
        if chosen.randrange(10) == 0:
            keywords[chosen.choice(["key", "default", "start", "reverse", "base", "encoding", "sep", "maxlen", "x"])] = argument()
        result = function(*arguments, **keywords)
        if result is not values:
            values.append(result)
        print(number, ascii(result)[:200])
    except Exception as error:
        try:
            print(number, type(error).__name__, ascii(str(error))[:200])
        except Exception as again:
            print(number, "again", type(again).__name__)
