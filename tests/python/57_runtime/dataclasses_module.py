"""dataclasses: fields, orders, frozen and slotted classes."""
import re
from dataclasses import *
from typing import ClassVar, Dict, List
def t(f):
    try: print(re.sub(r'0x[0-9a-f]+', '0x', repr(f())))
    except Exception as e: print(type(e).__name__, e)
@dataclass
class P:
    x:int
    y:int=0
    z:list=field(default_factory=list)
t(lambda: P(1)); t(lambda: P(1,2,[3])==P(1,2,[3])); t(lambda: P()); t(lambda: P(1,2,3,4)); t(lambda:fields(P)); t(lambda: asdict(P(1))); t(lambda: astuple(P(1))); t(lambda: replace(P(1),x=5)); t(lambda:P.__match_args__); t(lambda: P.__annotations__); t(lambda: hash(P(1))); t(lambda: P.__doc__); t(lambda:P(1)<P(2)); t(lambda:P.__eq__(P(1),3)); t(lambda:P.__init__.__qualname__); t(lambda: P.__init__.__annotations__); t(lambda:is_dataclass(P)); t(lambda: P.z); t(lambda: P.y)
@dataclass(order=True,frozen=True)
class F:
    a:int
    b:str='q'
    def m(self): pass
t(lambda: F(1)<F(2)); t(lambda: hash(F(1))==hash(F(1)))
def a(): F(1).a=3
t(a)
def a(): del F(1).a
t(a)
def a():
    f=F(1); f.zz=1
t(a)
t(lambda: F(1)<3)
def a():
    @dataclass
    class A:
        x:int=0
        y:int
t(a)
def a():
    @dataclass
    class A:
        x:list=[]
t(a)
@dataclass
class B:
    x:int
    c:ClassVar[int]=3
    i:InitVar[int]=4
    k:int=field(kw_only=True,default=9)
    n:int=field(init=False,repr=False,default=7)
    def __post_init__(self,i): self.n=i
t(lambda: B(1)); t(lambda:B(1,2,k=3)); t(lambda:B(1,2).n); t(lambda: fields(B))
@dataclass(kw_only=True)
class K:
    a:int
    b:int=2
t(lambda:K(1)); t(lambda:K(a=1))
@dataclass
class C(P):
    w:int=3
    _:KW_ONLY
    v:int=4
t(lambda: C(1)); t(lambda:C(1,2,[],4,v=5)); t(lambda: C.__match_args__)
@dataclass(slots=True)
class S:
    a:int
    b:int=3
t(lambda:S(1)); t(lambda:S.__slots__)
def a(): s=S(1); s.q=3
t(a)
t(lambda: make_dataclass('M',['x',('y',int),('z',int,field(default=3))])(1,2)); 
t(lambda: make_dataclass('M',['x'],bases=(P,))); t(lambda: make_dataclass('M',['1x']))
t(lambda: field(default=1,default_factory=list))
t(lambda: field(default=1))
@dataclass(repr=False,eq=False)
class R: x:int
t(lambda: R(1)==R(1)); t(lambda: 'R object' in repr(R(1)))
@dataclass
class Rec:
    c: 'Rec' = None
def a():
    r=Rec(); r.c=r; return r
t(a)
def a():
    @dataclass(order=True)
    class Q:
        x:int
        def __lt__(s,o): pass
t(a)
def a():
    @dataclass(frozen=True)
    class Q(P): pass
t(a)
def a():
    @dataclass
    class Q(F): pass
t(a)
t(lambda: asdict(3)); t(lambda: fields(3)); t(lambda: replace(B(1),n=3)); t(lambda: B.__dataclass_params__)
@dataclass(unsafe_hash=True)
class U: x:int
t(lambda: hash(U(1))==hash(U(1)))
@dataclass
class N: p:P; l:List[P]; d:Dict[str,P]
t(lambda: asdict(N(P(1),[P(2)],{'a':P(3)}))); t(lambda: astuple(N(P(1),[P(2)],{'a':P(3)}))); t(lambda: asdict(P(1),dict_factory=list))
