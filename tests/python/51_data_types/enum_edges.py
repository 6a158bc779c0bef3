"""enum: expressions on many kinds of enumerations, and classes that are refused."""

import enum, copy
from enum import *


def show(f):
    try:
        print("->", repr(f()).split(" at 0x")[0])
    except BaseException as e:
        print(type(e).__name__, str(e).split(" at 0x")[0])


def mk(src):
    print(src.replace("\n", ";"), end=" ")
    try:
        exec(src, globals())
        print("ok")
    except BaseException as e:
        print(type(e).__name__, e, repr(e.__cause__))


class C(Enum):
    RED = 1
    GREEN = 2
    CRIMSON = 1

    def m(self):
        return self.name

    @property
    def p(self):
        return self.value * 2


class I(IntEnum):
    A = 1
    B = auto()
    C = 10
    D = auto()


class S(StrEnum):
    X = auto()
    Y = "why"


class F(Flag):
    R = auto()
    W = auto()
    X = auto()
    RW = R | W


class IF(IntFlag):
    R = 4
    W = 2
    X = 1
    RWX = 7


class Conf(Flag, boundary=CONFORM):
    A = 1
    B = 2


class Ej(Flag, boundary=EJECT):
    A = 1
    B = 2


class Kp(Flag, boundary=KEEP):
    A = 1
    B = 4


class T(tuple, Enum):
    A = (1, 2)
    B = (3, 4)


class Pl(Enum):
    E = (1, 2)
    M = (3, 4)

    def __init__(self, a, b):
        self.a = a
        self.b = b

    @property
    def sum(self):
        return self.a + self.b


class N(Enum):
    def __new__(cls, v):
        o = object.__new__(cls)
        o._value_ = v * 10
        return o

    A = 1
    B = 2


class Un(Enum):
    A = [1]
    B = {2: 3}
    C = [1]


class Miss(Enum):
    A = 1

    @classmethod
    def _missing_(cls, v):
        if v == "a":
            return cls.A
        if v == "bad":
            return 5
        if v == "exc":
            raise KeyError("q")
        if v == "val":
            raise ValueError("vv")


class Gen(Enum):
    def _generate_next_value_(name, start, count, last):
        return (name, start, count, list(last))

    A = auto()
    B = auto()


class Fl(float, Enum):
    PI = 3.14


class Ig(Enum):
    _ignore_ = "t u"
    t = 1
    u = 2
    A = 3


class Mem(Enum):
    a = member(lambda s: 1)
    b = nonmember(5)
    c = 3

    class Inner:
        pass


class Ord(Enum):
    _order_ = "A B"
    A = 1
    B = 2


class Red(Enum):
    name = "nn"
    value = "vv"


from dataclasses import dataclass


@dataclass
class DC:
    a: int
    b: int = 2


class DE(DC, Enum):
    X = 1
    Y = 3, 4


class WF(Enum):
    A = 1

    def __format__(s, spec):
        return "fmt" + spec


class WS(str, Enum):
    A = "aa"


class IE(int, Enum):
    A = 5


class Neg(IntFlag):
    A = 1
    B = 2
    N = -1


class Gap(Flag):
    A = 1
    B = 8


exprs = """C
C.RED
C.CRIMSON
C(1)
C(9)
C["RED"]
C["nope"]
C.nope
C.RED.GREEN
list(C)
len(C)
list(reversed(C))
C.__members__
C.RED in C
1 in C
C.RED.m()
C.RED.p
C.RED is C(1)
C.RED==1
C.RED!=C.GREEN
C.RED<C.GREEN
hash(C.RED)==hash("RED")
str(C.RED)
format(C.RED,">10")
bool(C)
bool(C.RED)
dir(C)
dir(C.RED)
dir(I)[:5]
dir(F.R)
isinstance(C.RED,C)
setattr(C,"RED",3)
delattr(C,"RED")
setattr(C.RED,"name",3)
setattr(C.RED,"value",3)
delattr(C.RED,"name")
C.RED.zork
C.RED.name
C.name
C.value
type(C)
copy.copy(C.RED) is C.RED
copy.deepcopy(C.RED) is C.RED
C.RED.__reduce_ex__(4)
C(C.RED)
C(1,2)
C()
I.A
list(I)
str(I.B)
I.A+1
I.A==1
f"{I.A}"
f"{I.A:>3}"
I(1)
I.A<I.B
S.X
S.Y
str(S.Y)
S.X=="x"
S("why")
S("zz")
F.R|F.W
F.R|F.X
F.RW
F(0)
F(5)
F(8)
F(-1)
F(-9)
~F.R
~F(0)
F.R&F.W
F.R^F.RW
F.R in F.RW
F.X in F.RW
1 in F.R
list(F.RW)
list(F(0))
list(F)
len(F.RW)
bool(F(0))
str(F.RW|F.X)
str(F(0))
F.R|1
1|F.R
F("x")
F(1.5)
IF.R|IF.W
IF.R|8
IF(16)
IF(-1)
IF(-8)
~IF.R
IF.R|1
1|IF.R
IF.R+1
IF.R^7
str(IF.R|IF.W)
f"{IF.R:x}"
list(IF.RWX)
IF(0)
IF(24)
list(IF(24))
len(IF(24))
IF.RWX
IF.R.name
IF(24).name
Conf(7)
Conf(-1)
Conf(8)
Ej(7)
Ej(3)
Ej(-1)
Kp(2)
Kp(7)
Kp(-1)
Kp(-2)
~Kp.A
T.A
T((1,2))
T.A[0]
Pl.E
Pl.E.sum
Pl((1,2))
Pl(1)
N.A
N(10)
N(1)
Un.A
Un.C
Un([1])
Un([5])
Un({2:3})
Miss("a")
Miss("bad")
Miss("exc")
Miss("val")
Miss(2)
Gen.B
Fl.PI
Fl.PI+1
str(Fl.PI)
f"{Fl.PI:.1f}"
list(Ig)
Ig.t
list(Mem)
Mem.b
Mem.a
Mem.Inner
list(Ord)
Red.name
Red.name.name
Red.name.value
DE.X
DE.Y
DE.Y.a
f"{WF.A:zz}"
WS.A
str(WS.A)
f"{WS.A}"
WS.A=="aa"
WS.A.upper()
str(IE.A)
f"{IE.A}"
IE.A
Neg(-1)
Neg.N
list(Neg)
Neg(3)
Gap(9)
Gap(2)
Gap(-1)
~Gap.A
Enum("An","a b c")
list(Enum("An","a b c"))
list(Enum("An","a,b",start=5))
list(Enum("An",["a","b"]))
list(Enum("An",[("a",5),("b",6)]))
list(Enum("An",{"a":5,"b":6}))
list(IntEnum("An","a b"))
Enum("An","a",module="mm",qualname="Q.An").a.__class__.__qualname__
Enum("An","a",module="mm").__module__
Enum("An","a").__module__
list(Flag("An","a b c"))
list(Enum("An","a",type=int))
Enum("An",())
list(Enum("An","")) 
C("An","a")
FlagBoundary.STRICT
list(FlagBoundary)
list(EnumCheck)
EnumCheck.UNIQUE
FlagBoundary.__doc__ is not None
FlagBoundary.__module__
STRICT
auto()
auto(3)
show_flag_values(11)
show_flag_values(0)
enum.bin(5)
enum.bin(-5)
enum.bin(5,8)
enum.bin(-5,8)
enum.bin(0)
enum.bin(0,4)
enum.bin(-1)
enum.bin(-8)
enum.bin(8)
property
unique(C)
unique(I)
verify(UNIQUE)(C)
verify(UNIQUE)(F)
verify(CONTINUOUS)(C)
verify(CONTINUOUS)(I)
verify(CONTINUOUS)(Gap)
verify(NAMED_FLAGS)(F)
verify(UNIQUE)(int)
verify(NAMED_FLAGS)(IF)
verify(CONTINUOUS,NAMED_FLAGS)(F)
C.__class__.__name__
issubclass(IF,int)
IF.__mro__
C._member_map_
C._value2member_map_
C._member_names_
F._flag_mask_
F.RW._value_
F.R<F.W
EnumMeta is EnumType
enum.global_enum(C).RED
enum.global_enum(C).GREEN
str(C.GREEN)"""
for e in exprs.splitlines():
    print(e, end=" ")
    show(lambda: eval(e))
mk("class A(C): pass")
mk("class A(Enum):\n A=1\n A=2")
mk("class A(Enum):\n _foo_=1")
mk("class A(Enum):\n mro=1")
mk("class A(int,str,Enum): pass")
mk("class A(Enum,int): pass")
mk("class A(Enum):\n A=1\n def _generate_next_value_(n,s,c,l): return 1")
mk("class A(Enum):\n A=auto()\n def _generate_next_value_(n,s,c,l): return 1")
mk("class A(Enum):\n A=1\n _ignore_='A'")
mk("class A(Enum):\n _order_='B A'\n A=1\n B=2")
mk("class A(Flag):\n A='x'\n B=auto()")
mk("class A(Flag):\n A='x'")
mk("class A(StrEnum):\n A=1")
mk("class A(StrEnum):\n A=b'x','utf-8'")
mk("class A(StrEnum):\n A='x',1")
mk("class A(StrEnum):\n A='x','a','b','c'")
mk("class A(IntEnum):\n A='x'")
mk("class A(Enum):\n a=1\n def a(self): pass")
mk("class A(Enum):\n __x=1\n y=2\nprint(list(A),A._A__x)")
mk("@unique\nclass A(Enum):\n a=1\n b=1\n c=1")
mk("@verify(UNIQUE)\nclass A(Enum):\n a=1\n b=1")
mk("@verify(CONTINUOUS)\nclass A(IntEnum):\n a=1\n b=5")
mk("@verify(CONTINUOUS)\nclass A(Flag):\n a=1\n b=32")
mk("@verify(NAMED_FLAGS)\nclass A(Flag):\n a=1\n b=7\n c=15")
mk("@verify(NAMED_FLAGS)\nclass A(Flag):\n a=1\n b=3")
mk("class A(Enum):\n a=1,auto()\n b=auto(),2\nprint(list(A))")
mk("class A(Enum):\n a='x'\n b=auto()\nprint(list(A))")
mk("class A(Enum):\n a=3\n b='x'\n c=auto()\nprint(list(A))")
mk("class M:\n def q(self): return 1\nclass A(M,Enum):\n a=1\nprint(A.a.q(), A._member_type_)")
mk("class A(Enum):\n a=property(lambda s:5)\n b=2\nprint(A.b.a)\nA.a")
mk("class A(Flag):\n b=2\n a=1\nprint(list(A), A(3), list(A(3)))")
mk(
    "class A(Enum):\n @classmethod\n def c(cls): return list(cls)\n @staticmethod\n def s(): return 3\n a=1\nprint(A.c(),A.s(),A.a.s())"
)
mk(
    "class A(bytes,Enum):\n def __new__(cls,v,l):\n  o=bytes.__new__(cls,[v]); o._value_=v; o.l=l; return o\n a=(1,'x')\nprint(A.a, A(1), A.a.l)"
)
mk("class B(Enum):\n def f(s): return 'B'\nclass A(B):\n a=1\nprint(A.a.f(), A.a, isinstance(A.a,B))")
mk("class B(Enum):\n def __str__(s): return 'str!'\nclass A(B):\n a=1\nprint(A.a, f'{A.a}')")
mk("class A(Enum):\n a=None\n b=None\nprint(list(A),A(None))")
mk("class A(Enum):\n a=float('nan')\nprint(A.a)")
mk("class A(Enum, boundary=KEEP):\n a=1")
mk("class A(Enum, zork=1):\n a=1")
mk("class A(IntFlag):\n a=1\n b='x'")
mk(
    "class B(Enum):\n def __init_subclass__(cls,**k): print('sub',cls.__name__,k); super().__init_subclass__()\nclass A(B,x=1):\n a=1"
)
match C.RED:
    case C.GREEN:
        print("g")
    case C.RED:
        print("r")
import json

print(
    json.dumps({"a": I.A, "b": S.X, "c": IF.R | IF.W}), {C.RED: 1}[C(1)], sorted([I.C, I.A]), [x.name for x in F.RW]
)
