"""typing: subscriptions, substitutions, texts, checks at run time, hints."""

import typing, types, collections.abc, sys
from typing import *


def show(f):
    try:
        print("->", repr(f()).split(" at 0x")[0])
    except BaseException as e:
        print(type(e).__name__, str(e).split(" at 0x")[0])


T = TypeVar("T")
K = TypeVar("K")
V = TypeVar("V", bound=int)
C = TypeVar("C", int, str)
P = ParamSpec("P")
Ts = TypeVarTuple("Ts")
Tc = TypeVar("Tc", covariant=True)
Tn = TypeVar("Tn", contravariant=True)


class G(Generic[T]):
    x = 3


class G2(Generic[T, K]):
    pass


class PS(Generic[P]):
    pass


class VT_(Generic[Unpack[Ts]]):
    pass


class Pr(Protocol):
    def m(self) -> int: ...
@runtime_checkable
class RP(Protocol):
    def m(self) -> int: ...
@runtime_checkable
class DP(Protocol):
    a: int


class HasM:
    def m(self):
        return 1


class NoneM:
    m = None


class HasA:
    a = 1


class SubP(Pr):
    def __init__(self):
        self.q = 1


class TD(TypedDict):
    a: int
    b: NotRequired[str]


class TD2(TD, total=False):
    c: "int"
    d: Required[List[int]]


class NT(NamedTuple):
    x: int
    y: str = "d"

    def z(self):
        return self.x


UserId = NewType("UserId", int)
exprs = """Any
repr(Any)
Any()
isinstance(1,Any)
Union[int]
Union[int,str]
Union[int,None]
Union[None,int]
Union[int,str,None]
Union[int,Union[str,int]]
Union[()]
Union
Union[int,1]
Optional[int]
Optional[int,str]
Optional[Union[int,str]]
Optional
Union[int,str]==Union[str,int]
Union[int,str]==int|str
hash(Union[int,str])==hash(Union[str,int])
isinstance(1,Union[int,str])
issubclass(int,Union[int,str])
isinstance(1,Optional[str])
isinstance(1,List[int])
isinstance([],List)
isinstance([],Union[List[int],str])
issubclass(list,List)
issubclass(List,Sequence)
List[int]
List[T][int]
List[T][K]
List[int][int]
List[int,str]
Dict[str,int]
Dict[str]
Dict[T,int][str]
Dict[T,K][int]
Dict[T,K][int,str]
Tuple[int,...]
Tuple[()]
Tuple[int,str]
Tuple
Tuple[T,...][int]
Tuple[1]
Callable[[int],str]
Callable[...,int]
Callable[[],None]
Callable[P,T]
Callable[P,T][[int,str],bool]
Callable[P,int][...]
Callable[Concatenate[int,P],T]
Callable[int]
Callable[int,str]
Callable[[int],str].__args__
Callable
Type[int]
Type
List()
List[int]()
Deque[int]()
DefaultDict[int,list]
G[int]
G[int]()
G[int]().__orig_class__
G[int].x
G[T]
G[int,str]
G[int][str]
G2[int]
G2[int,T]
G2[T,T][int]
G2[int,T][str]
G[G[T]][int]
G[int]==G[int]
G[int]!=G[str]
hash(G[int])==hash(G[int])
Generic
Generic[int]
Generic[T,T]
Generic[()]
Generic[T]
Protocol[T]
G.__parameters__
G2.__parameters__
G2[int,T].__parameters__
PS[int,str]
PS[[int,str]]
PS[...]
PS[P]
VT_[int,str]
VT_[()]
VT_.__parameters__
Literal[1,2]
Literal[1,True]
Literal[1,1]
Literal["a",Literal["b"]]
Literal[[]]
Literal[1]==Literal[True]
Literal[1,2]==Literal[2,1]
Literal["x"].__args__
ClassVar[int]
ClassVar
ClassVar[ClassVar[int]]
Final[int]
List[ClassVar[int]]
List[Final]
List[NoReturn]
List[Any]
List[Generic]
List[Union]
Annotated[int,"x"]
Annotated[int,"x"][str]
Annotated[T,"x"][int]
Annotated[Annotated[int,1],2]
Annotated[int]
Annotated
Annotated()
Annotated[int,1]==Annotated[int,1]
Annotated[int,1].__metadata__
Annotated[int,1].__origin__
Annotated[List[T],1].__parameters__
Concatenate[int,P]
Concatenate[()]
Concatenate[int]
Unpack[Ts]
TypeGuard[int]
Required[int]
NotRequired[int,str]
Self
Self[int]
Never
NoReturn()
LiteralString
TypeAlias
isinstance(1,NoReturn)
issubclass(int,NoReturn)
NoReturn.__name__
NoReturn.zork
List.__name__
List[int].__name__
List[int].__qualname__
List[int].append
List[int].__zork__
List.__origin__
List[int].__origin__
List[int].__args__
Dict.__doc__
List.__doc__
Dict.__module__
ForwardRef("int")
ForwardRef("int")==ForwardRef("int")
ForwardRef("int",module="x")
ForwardRef("1 +")
ForwardRef(3)
hash(ForwardRef("x"))==hash(ForwardRef("x"))
ForwardRef("x")|int
int|ForwardRef("x")
List["T"]
Optional["X"]
List["a b"]
T
V.__bound__
C.__constraints__
Tc
Tn
TypeVar("X",int)
TypeVar("X",int,bound=str)
TypeVar("X",covariant=True,contravariant=True)
TypeVar("X").__module__
T|int
int|T
T|None
"x"|T
List[int]|None
None|List[int]
Union[int,str]|float
P.args
P.kwargs
P.args==P.args
P.args.__origin__
P
Ts
list(Ts)
UserId
UserId(3)
UserId.__supertype__
UserId|None
UserId.__name__
TD
TD(a=1)
TD.__required_keys__
sorted(TD2.__required_keys__)
sorted(TD2.__optional_keys__)
TD2.__annotations__
TD2.__total__
TD.__total__
isinstance({},TD)
TypedDict("A",{"x":int},total=False).__optional_keys__
TypedDict("A",x=int).__annotations__
TypedDict("A",{"x":int},y=int)
is_typeddict(TD)
is_typeddict(dict)
NT(1)
NT(1).z()
NT.__annotations__
NT._field_defaults
NT.__orig_bases__ if hasattr(NT,'__orig_bases__') else None
NamedTuple("N",[("a",int)])(1)
NamedTuple("N",a=int)(1)
NamedTuple("N",[("a",int)],b=int)
NamedTuple("N",[("a",3)])
isinstance(HasM(),RP)
isinstance(NoneM(),RP)
isinstance(1,RP)
issubclass(HasM,RP)
issubclass(NoneM,RP)
issubclass(int,RP)
isinstance(HasM(),Pr)
issubclass(HasM,Pr)
isinstance(HasA(),DP)
isinstance(HasM(),DP)
issubclass(HasA,DP)
Pr()
SubP().q
SubP().m()
isinstance(SubP(),Pr)
isinstance(3,SupportsInt)
isinstance("",SupportsInt)
issubclass(int,SupportsIndex)
isinstance(3.5,SupportsRound)
isinstance([],SupportsAbs)
SupportsAbs[int]
runtime_checkable(int)
get_origin(List[int])
get_origin(Annotated[int,1])
get_origin(int|str)
get_origin(Union[int,str])
get_origin(list[int])
get_origin(Generic)
get_origin(Generic[T])
get_origin(P.args)
get_origin(int)
get_origin(List)
get_args(List[int])
get_args(Dict[str,T])
get_args(Callable[[int,str],bool])
get_args(Callable[...,bool])
get_args(Callable[P,bool])
get_args(collections.abc.Callable[[int],str])
get_args(int|str)
get_args(Union[int,None])
get_args(Literal[1,2])
get_args(Annotated[int,1,2])
get_args(int)
get_args(Tuple[()])
get_args(List)
get_args(Callable[[],int])
cast(int,"x")
assert_type(1,str)
assert_never("a"*200)
Text
AnyStr
AnyStr.__constraints__
Hashable
Hashable[int]
Sized
ByteString
Generator[int,str,None]
Coroutine[int,str,None]
AsyncGenerator[int,None]
ContextManager[int]
AsyncContextManager[int]
Counter[str]
Counter[str]()
ChainMap[str,int]
OrderedDict[str,int]
AbstractSet[int]
MutableSet[int]
FrozenSet[int]
FrozenSet
Set[int]
KeysView[int]
ItemsView[int,str]
MappingView[int]
Pattern[str]
Match
Awaitable[int]
Iterator[T][int]
IO
IO[str]
TextIO
BinaryIO.__mro__
types.get_original_bases if False else 0
List[int].copy_with((str,))
list[T][int]
dict[T,K][int,str]
list[T].__parameters__
tuple[Unpack[Ts]][int,str]
Tuple[Unpack[Ts],T][int,str,bool]
List[List[T]][int]
Callable[[T],K][int,str]
Union[T,int][str]
Union[T,int][int]
Optional[T][None]
get_type_hints(G)
typing.zork
NoReturn[int]
Final[int,str]
ClassVar["x"]
T.__name__
V.__covariant__
TypeVar("q",bound="fw").__bound__
TypeVar("q",1,2)
TypeVar("q",bound=1)"""
for e in exprs.splitlines():
    print(e, end=" ")
    show(lambda: eval(e))


def mk(src):
    print(src.replace("\n", ";"), end=" ")
    try:
        exec(src, globals())
        print("ok")
    except BaseException as e:
        print(type(e).__name__, e)


mk("class A(Generic): pass")
mk("class A(Generic[T],Generic[K]): pass")
mk("class A(List[T],Generic[K]): pass")
mk("class A(Dict[T,K],Generic[K,T]): pass\nprint(A.__parameters__, A[int,str], A.__mro__)")
mk("class A(List[int]): pass\nprint(A.__bases__, A.__orig_bases__)")
mk("class A(Union[int,str]): pass")
mk("class A(Optional): pass")
mk("class A(T): pass")
mk("class A(type(List)): pass")
mk("class A(UserId): pass")
mk("class A(Protocol,int): pass")
mk("class A(Pr,Protocol): pass\nprint(A._is_protocol)")
mk("class A(Protocol[T]): pass\nprint(A[int])")
mk("class A(NamedTuple,int): pass")
mk("class A(NamedTuple):\n a:int=1\n b:int")
mk("class A(NamedTuple):\n a:int=1\n c:int=2\n b:int")
mk("class A(NamedTuple):\n a:int\n _make=3")
mk("class A(TD,int): pass")
mk("class A(TypedDict,Generic[T]):\n a:T\nprint(A[int],A.__parameters__)")
mk("class A(NamedTuple,Generic[T]):\n a:T\nprint(A[int](3), A.__parameters__)")
mk("class A(Any): pass\nprint(A(), A)" if 0 else "0")
mk("class A(Annotated): pass")
mk("class A(Annotated[int,1]): pass\nprint(A.__mro__)")
mk("class A(Tuple[int,...]): pass\nprint(A.__mro__)")
mk("class A(Callable[[int],str]): pass\nprint(A.__mro__)")
mk("class A(Mapping[str,int]): pass\nA()")
mk("class A(TypedDict):\n a:3")
mk("class A(G[int],Generic[K]): pass\nprint(A.__parameters__,A[str])")
mk("class A(Literal[1]): pass")
mk("class A(Self): pass")
mk("class A(Iterable[T]):\n def __iter__(s): return iter(())\nprint(list(A()))")
mk("class A(Protocol):\n def __init__(s,x): s.x=x\nclass B(A):pass\nprint(B(3).x)")


def f(a: int, b: "str" = None, *c: "List[T]", d: Annotated[int, 5] = 3) -> None:
    pass


print(get_type_hints(f), get_type_hints(f, include_extras=True))


class H:
    a: int
    b: "H"
    c: ClassVar[int] = 3
    d: "Optional[list['H']]"
    e: None
    f: Annotated["H", 1]
    g: list["int"]
    h: "Final[int]" = 1

    def m(self, x: "H") -> "int":
        pass


class H2(H):
    a: "str"


print(get_type_hints(H))
print(get_type_hints(H2))
print(get_type_hints(H.m), get_type_hints(H().m))
print(get_type_hints(TD2), get_type_hints(TD2, include_extras=True))
print(get_type_hints(NT))
print(get_type_hints(sys))
show(lambda: get_type_hints(3))
show(lambda: get_type_hints(len))


class Bad:
    a: "nope"


show(lambda: get_type_hints(Bad))
show(lambda: get_type_hints(Bad, {"nope": int}))
show(lambda: get_type_hints(Bad, None, {"nope": str}))


@no_type_check
def n(a: "nope"):
    pass


print(get_type_hints(n))
print(get_type_hints(no_type_check(H2)))


@overload
def o(a: int): ...
@overload
def o(a: str): ...


show(lambda: o(1))
print(len(get_overloads(o)))


def o(a):
    return a


print(len(get_overloads(o)))
clear_overloads()
print(get_overloads(o))


@final
class Fi:
    pass


print(Fi.__final__, final(3))
reveal_type("x")


@dataclass_transform(kw_only_default=True, zz=1)
def dt(x):
    pass


print(dt.__dataclass_transform__)
import copy

print(copy.copy(T) is T, copy.deepcopy(List[T]) == List[T], copy.copy(Union[int, str]))
print(sorted(typing.__all__) == sorted(set(typing.__all__)), len(typing.__all__))
print(List[int] | str, {List[int]: 1}[List[int]], repr(List[Dict[str, Callable[[int], None]]]))
a = List[int]
