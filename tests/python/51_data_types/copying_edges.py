"""copy: objects of many classes, shallow and deep, and how they say what they are made of."""

import copy, copyreg, weakref, datetime, enum, collections, fractions, re, array


def show(f):
    try:
        print("->", repr(f()))
    except BaseException as e:
        print(type(e).__name__, e)


class A:
    def __init__(s, x=0):
        s.x = x

    def m(s):
        return s.x


class B:
    __slots__ = ("a", "b")


class C(A):
    __slots__ = ("c",)


class L(list):
    pass


class D(dict):
    def __init__(s, *a):
        super().__init__(*a)
        s.z = [1]


class E(A):
    def __copy__(s):
        return "cp"

    def __deepcopy__(s, memo):
        return "dcp"


class F:
    def __reduce__(s):
        return "name"


class G:
    def __getstate__(s):
        return (1, 2, 3)

    def __setstate__(s, st):
        s.st = st


class H(tuple):
    pass


class I(int):
    pass


class J:
    def __reduce_ex__(s, p):
        return (list, ([1],), None, iter([2, 3]))


class K:
    def __reduce__(s):
        return (dict, (), None, None, iter([("a", [1])]))


class N:
    def __getnewargs__(s):
        return (5,)

    def __new__(cls, *a):
        o = object.__new__(cls)
        o.args = a
        return o


class O:
    def __getnewargs_ex__(s):
        return ((5,), {"k": 6})

    def __new__(cls, *a, **k):
        o = object.__new__(cls)
        o.args = (a, k)
        return o


b = B()
b.a = [1]
c = C([2])
c.c = [3]
l = L([1, [2]])
l.y = [5]
vals = [
    1,
    "a",
    [1, [2]],
    {1: [2]},
    (1, [2]),
    (1, 2),
    {1, 2},
    frozenset([1]),
    bytearray(b"x"),
    range(3),
    slice(1, 2),
    None,
    A([1]),
    b,
    c,
    l,
    D({1: [2]}),
    E(),
    F(),
    G(),
    H((1, [2])),
    I(5),
    J(),
    K(),
    N(),
    O(),
    A,
    len,
    A.m,
    A([9]).m,
    fractions.Fraction(1, 2),
    datetime.date(2020, 1, 2),
    collections.deque([1, [2]]),
    collections.OrderedDict(a=[1]),
    collections.Counter("aab"),
    re.compile("a"),
    ValueError("x", [1]),
    1j,
    property(),
    object(),
    Ellipsis,
    NotImplemented,
    array.array("i", [1, 2]),
    type(5),
    collections.defaultdict(list, {1: [2]}),
    [[1]] * 2,
    lambda: 0,
    weakref.ref(A),
]


def d(o):
    if isinstance(o, (A, N, O, G)):
        return (type(o).__name__, o.__dict__)
    if isinstance(o, B):
        return [getattr(o, n, "no") for n in B.__slots__]
    if type(o) in (L, D):
        return (o, o.__dict__)
    return o


for v in vals:
    for f in (copy.copy, copy.deepcopy):
        try:
            r = f(v)
            print(str(d(r)).split(" at 0x")[0], r is v, type(r) is type(v))
        except Exception as e:
            print(type(v).__name__, type(e).__name__, e)
x = [1]
x.append(x)
y = copy.deepcopy(x)
print(y, y[1] is y)
t = ([],)
t[0].append(t)
u = copy.deepcopy(t)
print(u, u[0][0] is u, u is t)
a = A()
a.self = a
a2 = copy.deepcopy(a)
print(a2.self is a2)
z = [1]
p = copy.deepcopy([z, z])
print(p[0] is p[1])
memo = {}
copy.deepcopy([z], memo)
print(len(memo), copy.deepcopy(z, {id(z): "memoed"}))


def red(o):
    return (A, ("via",))


copyreg.pickle(B, red)
print(copy.copy(b).x)
show(lambda: copyreg.pickle(B, 3))
show(lambda: copyreg.constructor(3))
print(copyreg.__all__)


class Meta(type):
    pass


class X(metaclass=Meta):
    pass


print(copy.copy(X) is X, copy.deepcopy(X) is X)


class NoR:
    __reduce_ex__ = None


print(type(copy.copy(NoR())).__name__, len(copy.deepcopy([NoR()])))
big = None
for _ in range(200):
    big = [big]
print(len(str(copy.deepcopy(big))))
del copyreg.dispatch_table[B]  # which kept this module alive
