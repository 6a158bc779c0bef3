# Subclasses of numbers and containers: their own conversions, and keywords for their own constructors.
import math
import warnings


def show(make):
    try:
        print(repr(make()))
    except Exception as error:
        print(type(error).__name__, error)


warnings.simplefilter('always')
class F(float):
    def __float__(self): return 42.5
    def __ceil__(self): return 'c'
    def __floor__(self): return 'f'
    def __trunc__(self): return 't'
    def __round__(self, *n): return 'r'
    def __int__(self): return 7
    def __index__(self): return 9
class G(float):
    def __float__(self): return self
class H(float):
    def __float__(self): return 42
class S(str):
    def __float__(self): return float(str(self))+1
class I(int):
    def __float__(self): return 1.5
    def __int__(self): return 8
    def __index__(self): return 9
    def __ceil__(self): return 'ic'
    def __trunc__(self): return 'it'
class O:
    def __float__(self): return G(3)
class B(int):
    def __int__(self): return True
show(lambda: float(F(1)))
show(lambda: int(F(1)))
show(lambda: math.ceil(F(1)))
show(lambda: math.floor(F(1)))
show(lambda: math.trunc(F(1)))
show(lambda: round(F(1)))
show(lambda: math.sqrt(F(4)))
show(lambda: [1]*3 and 'x'*F(2))
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter('always')
    show(lambda: float(G(2)))
    show(lambda: type(float(G(2))))
    show(lambda: float(O()))
    show(lambda: math.sqrt(O()))
    show(lambda: int(B(3)))
for x in w: print(x.category.__name__, x.message)
show(lambda: float(H(1)))
show(lambda: float(S('3')))
show(lambda: float(I(3)))
show(lambda: int(I(3)))
show(lambda: math.ceil(I(3)))
show(lambda: math.trunc(I(3)))
show(lambda: math.floor(I(3)))
show(lambda: range(I(3)))
show(lambda: [1,2,3][I(1)])
show(lambda: '%d %s %f' % (I(3), I(3), F(3)))
show(lambda: '%x' % I(3))
show(lambda: hex(I(3)))
show(lambda: f'{F(1):.2f} {I(5):d}')
for b in (b'1.5', bytearray(b' 2 '), b'123\xa0', b'1\xff', b'', b'1_0'): show(lambda: float(b))
show(lambda: int(b))
class K(float):
    def __init__(self, *a, newarg=None): self.newarg=newarg
k=0
def f():
    k=K('1.5', newarg=3); return k, k.newarg
show(f)
class L(list):
    def __init__(self, seq, newarg=None): super().__init__(seq); self.newarg=newarg
def f():
    k=L([1], newarg=3); return k, k.newarg
show(f)
show(lambda: K(x=1))
show(lambda: float(x=1))
show(lambda: list(sequence=[1]))
show(lambda: L(sequence=[1]))
class M(list): pass
show(lambda: M(newarg=1))
show(lambda: M([1], newarg=1))
class N(list):
    def __new__(cls, seq, newarg=None):
        s=super().__new__(cls, seq)
        s.newarg=newarg; return s
show(lambda: N([1],4))
show(lambda: N([1],newarg=4))
class T(tuple):
    def __init__(self, *a, newarg=None): self.n=newarg
show(lambda: T([1],newarg=3).n)
show(lambda: tuple(x=1))
class FN(frozenset):
    def __init__(self, *a, newarg=None): self.n=newarg
show(lambda: FN([1],newarg=3).n)
class SS(set):
    def __init__(self, s, newarg=None): super().__init__(s); self.n=newarg
show(lambda: SS([1],newarg=3).n)
class ST(slice.__class__): pass
class BB(bytearray):
    def __init__(self, a, newarg=None): super().__init__(a); self.n=newarg
show(lambda: BB(b'1',newarg=3).n)
class Z(zip):
    def __init__(self, *a, newarg=None): self.n=newarg
show(lambda: Z([1],newarg=3))
class R(reversed):
    def __init__(self, *a, newarg=None): self.n=newarg
class FL(filter):
    def __init__(self, *a, newarg=None): self.n=newarg
show(lambda: FL(None,[1],newarg=3).n)
class MP(map):
    def __init__(self, *a, newarg=None): self.n=newarg
show(lambda: MP(str,[1],newarg=3).n)
show(lambda: zip([1],strict=1,x=2))
show(lambda: filter(None,[],x=1))
show(lambda: map(None,[],x=1))
class FH(float):
    def __new__(cls, v=0.): return float.__new__(cls, v+1)
show(lambda: FH.fromhex('0x1p3'))
show(lambda: type(FH.fromhex('0x1p3')).__name__)
class FI(float):
    def __init__(self, v): self.foo='bar'
class BI(int): pass
show(lambda: type(BI.from_bytes(b'ab','big')).__name__)
show(lambda: bool.__new__(int))
show(lambda: bool.__new__(BI))
show(lambda: int.__new__(bool, 0))
show(lambda: bool.from_bytes(b'\1','big'))
show(lambda: float(memoryview(b'1.5xx')[:3]))
