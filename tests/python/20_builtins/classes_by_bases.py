# isinstance and issubclass of objects that are no classes but have `__bases__`.


def show(make):
    try:
        print(repr(make()))
    except Exception as error:
        print(type(error).__name__, error)


class A:
    def __init__(self,*b): self.bases=b
    @property
    def __bases__(self): return self.bases
class I:
    def __init__(self,c): self.c=c
    @property
    def __class__(self): return self.c
b=A()
c=A(b)
d=A(c,A())
show(lambda: issubclass(d,b))
show(lambda: issubclass(b,d))
show(lambda: issubclass(d,d))
show(lambda: isinstance(I(d),b))
show(lambda: isinstance(I(b),d))
show(lambda: isinstance(3,b))
show(lambda: issubclass(b,int))
show(lambda: issubclass(A(int),int))
show(lambda: issubclass(int,b))
show(lambda: issubclass(3,int))
show(lambda: issubclass(int,3))
show(lambda: isinstance(3,3))
show(lambda: issubclass(A(bool), A(int)))
b.bases=3
show(lambda: issubclass(b,int))
show(lambda: issubclass(int,b))
show(lambda: isinstance(1,b))
show(lambda:issubclass(c,b))
show(lambda: issubclass(c,c))
class E:
    @property
    def __bases__(self): raise RuntimeError('no')
show(lambda: issubclass(E(),int))
show(lambda: isinstance(1,E()))
show(lambda: issubclass(int,E()))
class L:
    @property
    def __bases__(self): return (self,self)
show(lambda: issubclass(L(),int))
show(lambda: issubclass(L(),L()))
x=()
for _ in range(100000): x=(x,)
show(lambda: issubclass(int,x))
show(lambda: isinstance(1,x))
