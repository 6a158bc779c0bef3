"""collections: operations on subclasses, texts of what holds itself, named tuples that are refused."""

from collections import *
import collections, copy


def show(f):
    try:
        print("->", repr(f()))
    except BaseException as e:
        print(type(e).__name__, e)


d = defaultdict(list, {"a": [1]}, b=2)
d["q"].append(1)
print(d, d.copy(), d | {"z": 1}, {"z": 2} | d, type({"z": 2} | d), copy.copy(d), copy.deepcopy(d))
show(lambda: defaultdict(3))
show(lambda: defaultdict()["x"])
show(lambda: d | 3)
show(lambda: 3 | d)


class DD(defaultdict):
    pass


x = DD(int)
x["a"] += 1
print(x, x | {"b": 1}, x.copy(), x.__reduce__()[:2])
d = defaultdict(None)
d["s"] = d
print(d)
o = OrderedDict(a=1, b=2, c=3)
o.move_to_end("a")
print(o)
o.move_to_end("c", last=False)
print(o)
o.move_to_end("a")
print(o, o.popitem(), o.popitem(False), o)
show(lambda: OrderedDict().popitem())
show(lambda: o.pop("zz"))
show(lambda: o.pop("zz", 3))
show(lambda: o.move_to_end("zz"))
show(lambda: o.setdefault("q"))
show(lambda: o.setdefault("q", 5))
show(lambda: o | {"x": 1})
show(lambda: {"x": 1} | o)
show(lambda: o | 3)
print(
    OrderedDict.fromkeys("abc", 1),
    OrderedDict([(1, 2), (3, 4)]) == OrderedDict([(3, 4), (1, 2)]),
    OrderedDict([(1, 2), (3, 4)]) == {3: 4, 1: 2},
    OrderedDict() != OrderedDict(a=1),
    OrderedDict() == 3,
    OrderedDict(),
    list(reversed(o)),
)
o["self"] = o
print(o)
show(lambda: hash(o))
show(lambda: OrderedDict(1))
show(lambda: OrderedDict([1]))
show(lambda: OrderedDict([(1, 2, 3)]))
show(lambda: OrderedDict(a=1, **{"b": 2}))
o = OrderedDict(a=1)
o |= [("z", 1)]
o |= {"y": 2}
print(o, o.__reduce__()[:3])


class OD(OrderedDict):
    def __setitem__(s, k, v):
        print("set", k, v)
        super().__setitem__(k, v)

    def __delitem__(s, k):
        print("del", k)
        super().__delitem__(k)

    def __missing__(s, k):
        return "miss"


C = Counter
c = C("abracadabra")
print(
    c,
    c.most_common(2),
    c.most_common(1),
    c.most_common(0),
    c.most_common(-1),
    C().most_common(1),
    c.total(),
    sorted(c.elements()),
    c["zz"],
    C(a=1, b=2),
    C({"a": 1}, b=2),
    C([1, 1, 2]),
    C(None),
    C(),
)
for (
    e
) in "c+C('ab') c-C('abz') c|C('zz') c&C('ab') +C(a=-1,b=2) -C(a=-1,b=2) c==C('abracadabra') c!=c C(a=0)==C() C(a=0)!=C() c<=c c<c c>=C('a') c>C('a') C('a')<c C('a')<=3 C('a')<3 C('a')+3 C('a')==3 C('a')!=3 C('a')=={'a':1} C('a')=={'a':2} hash(c) C(1) C.fromkeys('a') c.copy() C(a=1.5,b='x') C(a='x',b='y') copy.copy(c) c.__reduce__() C('a')|{'a':3} C(a=1)+C(a=-1) C('a','b') C(c) C({'x':'y'})".split(
    " "
):
    show(lambda: eval(e))
c = C("ab")
c.update("bc")
c.update({"a": 5})
c.update(q=1)
c.subtract("aa")
c.subtract({"b": 1}, q=3)
print(c)
c += C(a=1)
print(c)
c -= C(b=5, zz=1)
print(c)
c |= C(zz=4)
print(c)
c &= C(a=1, zz=10)
print(c)
del c["nope"]
del c["a"]
print(c)
c.clear()


class CC(C):
    pass


print(CC("aab"), CC("a") + CC("b"), type(CC("a").copy()))
N = namedtuple
P = N("P", "x y", defaults=[5])
p = P(1)
print(
    p,
    P._fields,
    P._field_defaults,
    p._asdict(),
    p._replace(x=9),
    P._make([1, 2]),
    P.__doc__,
    P.x.__doc__,
    P._make.__doc__,
    P._replace.__doc__,
    P.__new__.__qualname__,
    P._make.__qualname__,
    P.__module__,
    P.__match_args__,
    P.__slots__,
    p.__getnewargs__(),
    copy.copy(p),
    P.__new__.__defaults__,
    N("Q", "a").__new__.__defaults__,
)
for (
    e
) in "P() P(1,2,3) P(1,z=2) P._make([1]) p._replace(z=3) N('P','a-b') N('class','a') N('P','def') N('P','_a') N('P','a,a') N('P','a,a,_b,def,1',rename=True)._fields N('P',['a'],defaults=(1,2)) N('P','a',module='mm').__module__ N('P',[1]) N(3,'a') N('P','a,b')(1,b=2) p.x,p.y P.x p==(1,5) hash(p)==hash((1,5)) N('E','')() N('E','a')(1) N('P',3) N('P','a',True) N('P','cls self')(1,2) N('P','_1 _1',rename=True)._fields N('P','_ _',rename=True) setattr(p,'x',1) setattr(p,'zz',1) N('P','').__new__.__code__.co_varnames N('P','x',defaults=()).__new__.__defaults__".split(
    " "
):
    show(lambda: eval(e))


class S(P):
    def __repr__(self):
        return "S" + super().__repr__()


print(S(1), S(1)._replace(y=2))
import inspect

print(inspect.signature(P), inspect.signature(P._make))
show(lambda: collections.zork)
show(lambda: collections.Mapping)
print(collections.__all__, collections.abc.Mapping)
