# OrderedDict: what copies keep, and named arguments.
import copy
from collections import OrderedDict


def show(make):
    try:
        print(repr(make()))
    except Exception as error:
        print(type(error).__name__, error)


class S(OrderedDict): pass
class M(OrderedDict):
    def __missing__(self,k): return 'missing'
class Sl(OrderedDict):
    __slots__=('x','y')
for C in (OrderedDict,S,M,Sl):
    od=C([('a',1),('b',2),('c',3)])
    od.x=['x']
    for f in (copy.copy, copy.deepcopy, C.copy):
        d=f(od)
        show(lambda: (d, type(d), hasattr(d,'x') and d.x is od.x))
    show(lambda: od.pop('zz', default=5))
    show(lambda: od.pop(key='a'))
    show(lambda: od.pop('zz'))
    show(lambda: od.pop('zz', None))
    show(lambda: od.__reduce__()[:4])
    show(lambda: od.move_to_end('nope'))
    show(lambda: od.move_to_end('b', last=False))
    show(lambda: od.move_to_end('b', False) or od)
    show(lambda: od.setdefault('k'))
    show(lambda: od.setdefault(key='q', default=3))
    show(lambda: od.popitem(last=False))
    show(lambda: C.fromkeys('ab', value=3))
    show(lambda: C([1]))
    show(lambda: C(3))
    show(lambda: C(self=1, other=2))
    show(lambda: od == dict(od))
    show(lambda: C({'a':1,'b':2})==C({'b':2,'a':1}))
    show(lambda: C()|3)
    show(lambda: C(a=1)|{'b':2})
    show(lambda: {'b':2}|C(a=1))
    show(lambda: C().popitem())
    show(lambda: repr(C()))
