"""typing at run time."""
from dataclasses import *
from typing import *
def t(f):
    try: print(repr(f()))
    except Exception as e: print(type(e).__name__, e)
@dataclass
class P:
    x:int
    y:int=0
    z:list=field(default_factory=list)
class T(NamedTuple):
    a:int
    b:str='x'
t(lambda:T(1)); t(lambda:T._field_defaults); t(lambda: T.__annotations__)
class D(TypedDict,total=False):
    a:int
t(lambda: D(a=1)); t(lambda:D.__total__); t(lambda:D.__required_keys__)
for f in [lambda: Optional[int],lambda:Union[int,str],lambda:Union[int],lambda:Union[int,None],lambda:List[int],lambda:Dict[str,List[int]],lambda:Callable[[int],str],lambda:Callable[...,int],lambda:Tuple[int,...],lambda:Tuple[()],lambda:Any,lambda:TypeVar('T'),lambda:TypeVar('T',int,str),lambda:TypeVar('T',bound=int),lambda:TypeVar('T',covariant=True),lambda:Literal[1,'a'],lambda:ClassVar[int],lambda:Final[int],lambda:Annotated[int,3],lambda:Type[int],lambda:Iterable[int],lambda:Generator[int,str,None],lambda:NewType('U',int),lambda:NoReturn,lambda:Never,lambda:Self,lambda:Union[int,Union[str,int]],lambda:List,lambda:Optional,lambda:get_origin(List[int]),lambda:get_args(Dict[int,str]),lambda:get_args(Callable[[int],str]),lambda:get_type_hints(P),lambda:cast(int,'x'),lambda:Sequence[int],lambda:Deque[int],lambda:DefaultDict[str,int],lambda:Counter[str],lambda:ChainMap[str,int],lambda:int|None,lambda:list[int]|None,lambda:Optional[list[int]],lambda:Union['A',int],lambda:ForwardRef('x'),lambda:Pattern[str],lambda:IO[str],lambda:TextIO,lambda:Required[int],lambda:Concatenate[int,...],lambda:ParamSpec('P'),lambda:TypeAlias,lambda:AnyStr,lambda:Text,lambda:Hashable,lambda:Sized,lambda:SupportsInt,lambda:Protocol,lambda:Generic,lambda:List[T],lambda: Unpack[Tuple[int]],lambda: isinstance([],List),lambda:isinstance([],List[int]),lambda:isinstance(3,Union[int,str]), lambda: List(), lambda: Union(), lambda: Any(), lambda: List[int](), lambda:Optional[1], lambda: Union[()], lambda: Literal[1,2].__args__, lambda: Literal[1]==Literal[1], lambda: Union[int,str]==Union[str,int], lambda:hash(List[int])==hash(List[int])]: t(f)
TT=TypeVar('TT'); KK=TypeVar('KK')
class G(Generic[TT]):
    def __init__(self,x:TT): self.x=x
t(lambda: G[int]); t(lambda:G[int](3).x); t(lambda:G.__parameters__); t(lambda:G[int].__origin__); t(lambda:G[int,str]); t(lambda:G[int](3).__orig_class__); t(lambda:G.__orig_bases__); t(lambda:List[TT][int]); t(lambda:Dict[KK,TT][int,str]); t(lambda: Dict[KK,TT].__parameters__)
class H(G[int]): pass
t(lambda:H(3).x); t(lambda:H.__mro__); t(lambda:H.__orig_bases__)
class L(List[int]): pass
t(lambda:L([1])); t(lambda:L.__mro__)
@runtime_checkable
class Pr(Protocol):
    def meth(self)->int: ...
class Im:
    def meth(self): return 1
t(lambda:isinstance(Im(),Pr)); t(lambda:isinstance(3,Pr)); t(lambda:Pr()); t(lambda: issubclass(Im,Pr))
class P2(Protocol): x:int
t(lambda:isinstance(3,P2))
@overload
def ff(a:int)->int: ...
t(lambda: ff(1))
@no_type_check
def gg(): pass
@final
class Fi: pass
t(lambda:Fi.__final__); t(lambda:TYPE_CHECKING); t(lambda: get_type_hints(ff)); t(lambda: get_type_hints(P.__init__)); t(lambda: assert_never(3)); t(lambda:reveal_type)if 0 else None
UserId=NewType('UserId',int); t(lambda:UserId(3)); t(lambda:UserId); t(lambda:UserId.__supertype__); t(lambda:NamedTuple('X',[('a',int)])(1)); t(lambda:TypedDict('X',{'a':int})(a=1)); t(lambda:Dict[str,int].__origin__); t(lambda:Callable[[int],str].__args__); t(lambda:List[int].__parameters__); t(lambda:List.__origin__)if 0 else None
