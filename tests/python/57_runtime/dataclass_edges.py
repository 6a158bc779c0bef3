"""dataclasses: expressions on many classes, and classes that are refused."""

from dataclasses import *
import dataclasses, typing, copy, re


def show(f):
    try:
        print("->", re.sub(" at 0x[0-9a-f]+", "", repr(f())))
    except BaseException as e:
        print(type(e).__name__, e)


def mk(src):
    print(src.replace("\n", ";"), end=" ")
    try:
        exec(src, globals())
        print("ok")
    except BaseException as e:
        print(type(e).__name__, e)


@dataclass(order=True)
class P:
    x: int
    y: int = 2
    z: list = field(default_factory=list, compare=False, repr=False)


@dataclass(frozen=True)
class F:
    a: int
    b: "str" = "q"


@dataclass(slots=True)
class S:
    a: int
    b: int = 3


@dataclass(kw_only=True)
class K:
    a: int
    b: int = 3


@dataclass
class I:
    a: int
    iv: InitVar[int] = 5
    cv: typing.ClassVar[int] = 9
    _: KW_ONLY = None
    k: int = 1


I.__post_init__ = lambda s, iv: setattr(s, "got", iv)


@dataclass(unsafe_hash=True, repr=False, init=False)
class U:
    a: int = 1


@dataclass
class C(P):
    w: int = 5


for (
    e
) in "P(1) P(1)<P(2) P(1)==P(1) P(1,2,[3])==P(1) P() P(1,2,3,4) hash(P(1)) F(1) hash(F(1))==hash(F(1)) setattr(F(1),'a',3) delattr(F(1),'a') setattr(F(1),'zz',3) S(1) S(1).__slots__ setattr(S(1),'q',1) K(1) K(a=1) I(1) I(1,2) I(1,k=4) I(1,2,3) U() hash(U()) C(1) C(1)<C(2) C(1)<P(1) fields(P) [f.name for f in fields(C)] fields(3) asdict(P(1)) astuple(C(1)) asdict(3) astuple(P) replace(P(1),x=5) replace(F(1),b='z') replace(I(1),a=2) replace(3) is_dataclass(P) is_dataclass(P(1)) is_dataclass(3) P.__match_args__ K.__match_args__ P.__dataclass_params__ P.__doc__ F.__doc__ K.__doc__ I.__doc__ make_dataclass('M',['a',('b',int),('c',int,field(default=3))])(1,2) make_dataclass('M',['a','a']) make_dataclass('M',['1']) make_dataclass('M',['if']) make_dataclass('M',[(1,2,3,4)]) make_dataclass('M',['a'],bases=(P,))(1,2,a=3) field(default=1,default_factory=list) field() MISSING KW_ONLY InitVar[int] InitVar[typing.List[int]] P.z P.y copy.copy(S(1)) copy.deepcopy(F(1)) asdict(P(1,[P(2)],{'k':P(3)})) asdict(P(1),dict_factory=list) astuple(P(1),tuple_factory=list) dataclasses.Field[int] I(1).got".split(
    " "
):
    print(e, end=" ")
    show(lambda: eval(e))
mk("@dataclass\nclass A:\n a:int=1\n b:int")
mk("@dataclass\nclass A:\n a:list=[]")
mk("@dataclass\nclass A:\n a=field()")
mk("@dataclass\nclass A(F):\n c:int=1")
mk("@dataclass(frozen=True)\nclass A(P):\n c:int=1")
mk("@dataclass(order=True,eq=False)\nclass A:\n c:int=1")
mk("@dataclass(order=True)\nclass A:\n c:int=1\n def __lt__(s,o): pass")
mk("@dataclass(unsafe_hash=True)\nclass A:\n c:int=1\n def __hash__(s): pass")
mk("@dataclass(frozen=True)\nclass A:\n c:int=1\n def __setattr__(s): pass")
mk("@dataclass(slots=True)\nclass A:\n __slots__=()\n c:int=1")
mk("@dataclass(weakref_slot=True)\nclass A:\n c:int=1")
mk("@dataclass\nclass A:\n c:typing.ClassVar[int]=field(default_factory=list)")
mk("@dataclass\nclass A:\n c:typing.ClassVar[int]=field(kw_only=True)")
mk("@dataclass\nclass A:\n _:KW_ONLY\n a:int\n __:KW_ONLY")
mk("@dataclass\nclass A:\n a:int=field(init=False)\nprint(A())")
mk("@dataclass\nclass A:\n a:int=field(init=False,default=3)\nprint(A()); replace(A(),a=3)")
mk("@dataclass\nclass A:\n iv:InitVar[int]\nreplace(A(1))")
mk("@dataclass\nclass A:\n self:int\nprint(A(3))")
mk("@dataclass\nclass A:\n def __eq__(s,o): return 5\n def __repr__(s): return 'r'\nprint(A(),A()==A())")
mk("@dataclass\nclass A:\n r:'A'=None\na=A(); a.r=a; print(a)")
mk("@dataclass(eq=False)\nclass A: pass\nprint(A()==A())")
mk("@dataclass(match_args=False)\nclass A:\n a:int\nprint(hasattr(A,'__match_args__'))")
match P(1, 2):
    case P(x, y):
        print(x, y)
