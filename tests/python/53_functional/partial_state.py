# The state of `partial` objects, what `update_wrapper` needs, and unions given to `singledispatch`.
import copy
import functools
import typing
from functools import partial, update_wrapper


def show(make):
    try:
        print(repr(make()))
    except Exception as error:
        print(type(error).__name__, error)


def given(*a,**k): return a,k
class P(partial): pass
for C in (partial,P):
    p=C(given, ['x'], k=['y'])
    p.attr=[1]
    r=p.__reduce__()
    show(lambda: (r[0] is C, r[1]==(given,), r[2][1:]))
    q=copy.copy(p)
    show(lambda: (q.args is p.args, q.args[0] is p.args[0], q.keywords is p.keywords, q.attr is p.attr, type(q) is C, q()))
    d=copy.deepcopy(p)
    show(lambda: (d.args[0] is p.args[0], d.keywords['k'] is p.keywords['k'], d.attr is p.attr, d()))
    p.__setstate__((print, (1,), {'sep':'-'}, {'z':1})); p(2); show(lambda: (vars(p), p.func is print, p.args, p.keywords))
    p.__setstate__((given, (), {}, None))
    show(lambda: (vars(p), p()))
    for bad in (1, (), (given,), (given,(),{},None,None), (3,(),{},None), (given,[],{},None), (given,(),[],None)):
        show(lambda: p.__setstate__(bad))
    class T(tuple): pass
    class D(dict): pass
    p.__setstate__((given, T((1,)), D(a=1), None))
    show(lambda: (type(p.args), type(p.keywords), p(2)))
    show(lambda: p.__setstate__(T((given, (), {}, None))))
    p=C(given); p.keywords[123]='v'
    show(lambda: repr(p).split('(')[0])
    show(lambda: repr(p).rsplit('>')[-1])
    show(p)
    p.__setstate__((p, (1,), {}, {}))
    show(lambda: repr(p))
    p.__setstate__((given,(p,),{'a':p},{}))
    show(lambda: repr(p).replace(repr(given),'S'))
    p.__setstate__((given,(),{},{}))
    show(lambda: C())
    show(lambda: C(3))
    show(lambda: setattr(p, '__dict__', {'q':1}) or p.q)
    show(lambda: C(C(given,1,a=2),3,b=4).func is given)
    class K:
        m=C(given,1)
    show(lambda: K().m(2))
show(lambda: partial(given, **{'self':1, 'func':2})())
def w(): pass
class Bare: __slots__=()
show(lambda: update_wrapper(Bare(), w))
show(lambda: update_wrapper(Bare(), w, (), ('x',)))
show(lambda: update_wrapper(given, 3, (), ('__dict__',)) is given)
show(lambda: update_wrapper(w, 3, updated=('nope',)))
@functools.singledispatch
def f(a): return 'any'
@f.register
def _(a: typing.Union[int, str]): return 'int or str'
@f.register
def _(a: typing.Optional[float]): return 'float or none'
show(lambda: [f(x) for x in (1,'a',2.0,None,[])])
show(lambda: f.register(typing.List[int], print))
show(lambda: f.register(typing.Union[typing.List[int], int], print))
show(lambda: f.register(typing.Union[bytes, list], lambda a:'b')(1))
show(lambda: [f(b''),f([])])
try:
    @f.register
    def _(a: typing.Union[int, typing.List[float]]): pass
except TypeError as e: print(e)
try:
    @f.register
    def _(a: typing.List[float]): pass
except TypeError as e: print(e)
