"""operator: functions for every operator, getters and callers."""

import operator as o

for name, args in (("add", (1, 2)), ("sub", (5, 3)), ("mul", (2, 3)), ("truediv", (7, 2)), ("floordiv", (7, 2)), ("mod", (7, 3)), ("pow", (2, 8)), ("lshift", (1, 4)), ("rshift", (16, 2)), ("and_", (6, 3)), ("or_", (6, 3)), ("xor", (6, 3)), ("lt", (1, 2)), ("le", (2, 2)), ("eq", (1, 1)), ("ne", (1, 2)), ("ge", (1, 2)), ("gt", (2, 1)), ("is_", (None, None)), ("is_not", (1, None)), ("contains", ([1], 1)), ("concat", ("a", "b")), ("countOf", ("banana", "a")), ("indexOf", ("abc", "c")), ("getitem", ([1, 2], 1)), ("neg", (5,)), ("pos", (-5,)), ("inv", (5,)), ("invert", (0,)), ("not_", ([],)), ("truth", ([0],)), ("abs", (-3,)), ("index", (True,)), ("length_hint", ([1, 2],)), ("call", (max, 1, 5)), ("iadd", ([1], [2])), ("imul", (3, 4)), ("ior", ({1}, {2})), ("isub", (5, 1)), ("iconcat", ([1], (2,))), ("ipow", (2, 3)), ("ixor", (5, 1))):
    print(name, getattr(o, name)(*args), end="; ")
print()
d = {"a": 1}
o.setitem(d, "b", 2)
o.delitem(d, "a")
print(d, o.itemgetter(1)("abc"), o.itemgetter(0, 2)("abc"), o.itemgetter("b")(d), o.itemgetter(slice(1, None))([1, 2, 3]), sorted([(1, "b"), (2, "a")], key=o.itemgetter(1)))
class P:
    def __init__(self, **kw): self.__dict__.update(kw)
    def m(self, *args, **kw): return args, kw
p = P(x=P(y=5), z=1)
print(o.attrgetter("z")(p), o.attrgetter("x.y", "z")(p), o.methodcaller("m", 1, k=2)(p), o.methodcaller("upper")("a"), repr(o.itemgetter(1, 2)), repr(o.attrgetter("a.b")), repr(o.methodcaller("m", 1, k=2)), o.add is o.__add__, o.itemgetter(-1)([1, 2]))
for action in (lambda: o.itemgetter(5)("abc"), lambda: o.attrgetter("no")(p), lambda: o.attrgetter(5), lambda: o.methodcaller(), lambda: o.methodcaller("no")(p), lambda: o.add(1), lambda: o.add(1, "a"), lambda: o.indexOf("abc", "z"), lambda: o.index(1.5), lambda: o.concat(1, 2), lambda: o.countOf(5, 1), lambda: o.contains(5, 1), lambda: o.methodcaller(5), lambda: o.itemgetter(0)(5), lambda: o.length_hint(1, "a"), lambda: o.truediv(1, 0)):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
