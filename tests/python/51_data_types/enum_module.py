"""enum: members, flags, boundaries and checks."""
import warnings

warnings.simplefilter("ignore")
from enum import *
class C(Enum):
    RED=1; GREEN=2; ALIAS=1
    def f(self): return self.name
def t(f):
    try: print(repr(f()))
    except Exception as e: print(type(e).__name__, e)
t(lambda: C.RED.GREEN)
t(lambda: C.RED.name)
def a(): C.RED=3
t(a)
def a(): del C.RED
t(a)
def a(): C.RED.name='x'
t(a)
def a(): C.RED.foo='x'; return C.RED.foo
t(a)
def a():
    class D(C): X=1
t(a)
def a():
    class D(Enum): A=1; A=2
t(a)
t(lambda:C(9)); t(lambda:C['x']); t(lambda: C.x); t(lambda: 1 in C); t(lambda: C.RED in C); t(lambda:list(C)); t(lambda:C.__members__); t(lambda: len(C)); t(lambda: C); t(lambda: dir(C)); t(lambda: dir(C.RED)); t(lambda: C.RED.__class__); t(lambda: hash(C.RED)==hash('RED'));t(lambda: C.RED < C.GREEN)
class P(Flag): R=4;W=2;X=1;RW=6
t(lambda: P.R|P.X); t(lambda: ~P.R); t(lambda:P(0)); t(lambda:P(8)); t(lambda: str(P.R|P.X)); t(lambda: str(P(0))); t(lambda: list(P)); t(lambda: list(P.RW)); t(lambda: P.RW.name); t(lambda:(P.R|P.X).name); t(lambda: P.R in P.RW); t(lambda: len(P.RW)); t(lambda: P.R | 1); t(lambda: 4 in P.RW)
class I(IntFlag): A=1;B=2;C=4
t(lambda: I.A|8); t(lambda: ~I.A); t(lambda: I(16)); t(lambda: str(I.A|I.B)); t(lambda: f"{I.A|I.B}"); t(lambda: I(-1)); t(lambda: I.A+1); t(lambda: (I.A|8).name); t(lambda: I(0)); t(lambda: list(I(9))); t(lambda: ~I(9)); t(lambda:I.A^3)
class N(IntEnum): A=auto(); B=auto()
t(lambda: str(N.A)); t(lambda: f"{N.A}"); t(lambda: N.A+N.B); t(lambda: '%s %d'%(N.A,N.A)); t(lambda: N('x')); t(lambda: repr(N))
class S(StrEnum): FOO=auto(); BAR='z'
t(lambda: S.FOO); t(lambda: str(S.FOO)); t(lambda: f"{S.BAR:>4}"); t(lambda:S.FOO=='foo')
def a():
    class S(StrEnum): X=1
t(a)
class M(int,Enum): A=1
t(lambda: str(M.A)); t(lambda: f"{M.A}"); t(lambda: M.A+1)
@unique
class U(Enum): A=1
def a():
    @unique
    class U(Enum): A=1;B=1;C=1
t(a)
t(lambda: Enum('An','CAT DOG', start=5)); t(lambda: list(Enum('An',{'a':1,'b':2}))); t(lambda: list(Enum('An',['x','y']))); t(lambda: list(Enum('An',[('x',7),('y',8)])))
t(lambda: Enum('An','CAT DOG').__module__)
class Pl(Enum):
    E=(1,2); F=(3,4)
    def __init__(self,m,r): self.m=m; self.r=r
    @property
    def s(self): return self.m+self.r
t(lambda: Pl.E); t(lambda: Pl.F.s); t(lambda: Pl((1,2))); t(lambda: Pl(1,2))
class T(Enum):
    A=auto(); B=auto(); C='x'
t(lambda: list(T))
def a():
    class T(Enum):
        A='x'; B=auto()
    return list(T)
t(a)
def a():
    class V(Enum):
        _order_='B A'
        A=1;B=2
t(a)
class Mi(Enum):
    A=1
    @classmethod
    def _missing_(cls,v): return cls.A if v=='a' else None
t(lambda: Mi('a')); t(lambda: Mi('b'))
class Mj(Enum):
    A=1
    @classmethod
    def _missing_(cls,v): return 5
t(lambda: Mj('b'))
t(lambda: Enum.__call__); t(lambda:Enum); t(lambda:type(Enum)); t(lambda: EnumMeta is EnumType)
class St(Flag,boundary=CONFORM): A=1;B=2
t(lambda: St(7))
class St(Flag,boundary=EJECT): A=1;B=2
t(lambda: St(7))
class St(Flag,boundary=KEEP): A=1;B=2
t(lambda: St(7)); t(lambda: ~St(1))
def a():
    @verify(CONTINUOUS)
    class St(Enum): A=1;B=4
t(a)
def a():
    @verify(NAMED_FLAGS)
    class St(Flag): A=1;B=12
t(a)
class W(Enum):
    @member
    def f(self): pass
    x=nonmember(3)
    class In: pass
t(lambda: len(W));t(lambda:W.x)
t(lambda: auto()); 
class Gl(Enum):
    A=1
    def _generate_next_value_(n,s,c,l): return n
t(lambda: C.RED.f()); t(lambda: C.RED.__doc__);t(lambda: bool(C.RED)); t(lambda:C.RED is C.ALIAS); t(lambda:C.ALIAS)
t(lambda: P.R.value.bit_length()); t(lambda: bool(P(0))); t(lambda: P.R & P.W); t(lambda: I.A & I.B); t(lambda: [x for x in reversed(C)])
