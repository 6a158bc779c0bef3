"""The program's functions called by library functions: sort keys, reduce, defaultdict, partial, groupby, json."""
import functools
import itertools
import json
from collections import defaultdict, OrderedDict, Counter, deque, namedtuple


def key(x):
    return x % 3


def add(a, b):
    return a + b


class Enc:
    def __init__(self, v):
        self.v = v


def default(o):
    return {"enc": o.v}


def hook(d):
    return sorted(d)


def factory():
    return []


print(functools.reduce(add, [1, 2, 3]), functools.reduce(add, [[1], [2]], []))
p = functools.partial(add, 10)
print(p(5), list(map(p, [1, 2])))
print(json.dumps([Enc(1)], default=default), json.loads('{"b": {"a": 1}}', object_hook=hook))
dd = defaultdict(factory)
dd["x"].append(1)
print(dict(dd), max([4, 5, 6], key=key), sorted(range(6), key=key))
print(sorted([3, 1, 2], key=functools.cmp_to_key(lambda a, b: b - a)))


@functools.lru_cache(maxsize=None)
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(5))
P = namedtuple("P", "x y")


class Q(P):
    def dist(self):
        return self.x + self.y

    def __add__(self, o):
        return Q(self.x + o.x, self.y + o.y)


print(Q(1, 2).dist(), Q(1, 2) + Q(3, 4), Counter("abca").most_common(1))
d = deque((i for i in range(3)), maxlen=2)
print(d, list(itertools.chain.from_iterable([x] * x for x in range(3))))
print([(k, list(g)) for k, g in itertools.groupby([1, 4, 2], key)], list(itertools.takewhile(lambda x: x < 3, [1, 5, 2])))
