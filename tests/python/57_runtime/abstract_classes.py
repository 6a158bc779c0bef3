"""abc and collections.abc: abstract methods, registration, hooks, and what the mixins give."""
from abc import *
import collections.abc as c
import types


def t(function):
    try:
        print(repr(function()))
    except Exception as error:
        print(type(error).__name__, error)


class A(ABC):
    @abstractmethod
    def f(self): ...

    @property
    @abstractmethod
    def g(self): ...

    @classmethod
    @abstractmethod
    def h(cls): ...

    @staticmethod
    @abstractmethod
    def i(): ...


t(A)


class B(A):
    def f(self): return "f"
    g = 3


t(B)


class C(B):
    h = i = None


print(C().f(), B.__abstractmethods__ == {"h", "i"}, sorted(A.__abstractmethods__), A.f.__isabstractmethod__)


class Shape(metaclass=ABCMeta):
    @classmethod
    def __subclasshook__(cls, other):
        return True if hasattr(other, "area") else NotImplemented


class Square:
    def area(self): ...


print(issubclass(Square, Shape), isinstance(Square(), Shape), issubclass(int, Shape))


class Num(ABC): ...


print(Num.register(int), isinstance(5, Num), issubclass(bool, Num), isinstance("x", Num), isinstance(True, Num))
t(lambda: Num.register(5))
t(lambda: issubclass(5, Num))
for v in [[], (), {}, set(), frozenset(), "", b"", bytearray(), range(3), iter([]), {}.keys(), {}.items(), {}.values(), 1, len, print, int, None]:
    print(type(v).__name__, [n for n in c.__all__ if isinstance(v, getattr(c, n))])


class Seq(c.Sequence):
    def __init__(self, *items): self.items = items
    def __getitem__(self, i): return self.items[i]
    def __len__(self): return len(self.items)


s = Seq(1, 2, 3, 2)
print(list(s), 2 in s, s.index(2), s.index(2, 2), s.count(2), list(reversed(s)), isinstance(s, c.Reversible))
t(lambda: s.index(9))
match s:
    case [1, *rest]: print("sequence pattern", rest)


class MSeq(c.MutableSequence):
    def __init__(self): self.d = []
    def __getitem__(self, i): return self.d[i]
    def __setitem__(self, i, v): self.d[i] = v
    def __delitem__(self, i): del self.d[i]
    def __len__(self): return len(self.d)
    def insert(self, i, v): self.d.insert(i, v)


m = MSeq()
m.append(1); m.extend([2, 3, 4]); m += [5]; m.reverse(); m.remove(3)
print(m.d, m.pop(), m.pop(0), m.d)
m.clear()
print(len(m))
t(m.pop)


class Map(c.MutableMapping):
    def __init__(self, **k): self.d = k
    def __getitem__(self, k): return self.d[k]
    def __setitem__(self, k, v): self.d[k] = v
    def __delitem__(self, k): del self.d[k]
    def __iter__(self): return iter(self.d)
    def __len__(self): return len(self.d)
    def __repr__(self): return f"Map({self.d})"


d = Map(a=1)
d.update({"b": 2}, c=3)
print(d.get("z", 0), "a" in d, list(d.items()), list(d.keys()), d.pop("a"), d.setdefault("q", 9), d == {"b": 2, "c": 3, "q": 9}, d.keys(), d.items(), d.values(), d.popitem())
print(d.keys() & ["c", "x"], d.items() | {("n", 1)} >= d.items(), 3 in d.values(), ("c", 3) in d.items(), len(d.values()))
t(lambda: d.pop("nope"))
d.clear()
print(len(d))
match Map(x=1):
    case {"x": v}: print("mapping pattern", v)


class S(c.MutableSet):
    def __init__(self, it=()): self.d = dict.fromkeys(it)
    def __contains__(self, x): return x in self.d
    def __iter__(self): return iter(self.d)
    def __len__(self): return len(self.d)
    def add(self, x): self.d[x] = None
    def discard(self, x): self.d.pop(x, None)
    def __repr__(self): return f"S({list(self.d)})"


a, b = S("abc"), S("bcd")
print(a & b, a | b, a - b, a ^ b, a <= b, a < S("abcd"), a == S("cba"), a.isdisjoint("xyz"), a >= S("a"), [1] and {"a"} & a, {"z"} | a)
a |= b; a -= S("d"); a &= S("abc"); a ^= S("ax")
print(a, a.pop(), len(a))
t(lambda: a.remove("zz"))


class G(c.Generator):
    def __init__(self): self.n = 0
    def send(self, v):
        self.n += 1
        if self.n > 3: raise StopIteration
        return self.n
    def throw(self, typ, val=None, tb=None): super().throw(typ, val, tb)


g = G()
print(list(g), g.close(), isinstance(g, c.Iterator))
for cls in (c.Iterable, c.Sequence, c.Mapping, c.Set, c.Hashable):
    t(cls)
print(c.Iterable[int], c.Mapping.__module__)


class NotHashable: __hash__ = None


print(isinstance(NotHashable(), c.Hashable), isinstance(Square(), c.Hashable), issubclass(Square, c.Callable), isinstance(Square, c.Callable))
print(types.new_class("X", (Num,), {}, lambda ns: ns.update(a=1)).a, types.SimpleNamespace(a=1, b=[2]), types.SimpleNamespace(a=1) == types.SimpleNamespace(a=1), types.MappingProxyType({"a": 1})["a"])
ns = types.SimpleNamespace(x=1)
ns.y = ns
print(ns, types.FunctionType is type(t), types.MethodType(lambda self: self, 5)(), types.ModuleType("m").__name__)
print(types.resolve_bases((int, list[int])), types.prepare_class("X", (Num,))[0], types.GenericAlias(list, (int,)), types.NoneType, types.UnionType, types.EllipsisType)
