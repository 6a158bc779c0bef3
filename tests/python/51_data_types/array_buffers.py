"""`array`: numbers of one size, what they refuse, and their bytes as a buffer."""
from array import array
def t(f):
    try: print(repr(f()))
    except BaseException as e: print(type(e).__name__, e)
a=array('i',[1,2,3])
t(lambda: array('b',[200])); t(lambda: array('b',[-200])); t(lambda: array('B',[256]));t(lambda: array('B',[-1]))
for c in 'hHiIlLqQ':
    t(lambda: array(c,[2**70])); t(lambda: array(c,[-2**70])); t(lambda: array(c,[2**33 if c in 'iIhH' else 2**64])); t(lambda: array(c,[-1])); t(lambda: array(c,[-2**33 if c in 'iIhH' else -2**64]))
    t(lambda: array(c,[1.5])); t(lambda: array(c,['x'])); t(lambda:array(c,[2**63]))
t(lambda: array('f',[1e300])); t(lambda: array('d',['x'])); t(lambda: array('f',['x'])); t(lambda: array('u','héllo')); t(lambda: array('u',['ab'])); t(lambda: array('u',[1]))
t(lambda: array('i',b'\x01\0\0\0')); t(lambda: array('i',b'\x01\0\0')); t(lambda: array('i','ab')); t(lambda: array('x')); t(lambda: array('ab')); t(lambda: array(1)); t(lambda: array())
t(lambda: array('i', array('d',[1.0]))); t(lambda: array('d', array('i',[1]))); t(lambda: array('u', array('u','ab'))); t(lambda: array('i', array('u','ab'))); t(lambda:array('u',array('i',[1])))
t(lambda: array('i',[1]).extend(array('d',[1.0]))); t(lambda: a+1); t(lambda: a+array('d')); t(lambda: a+array('i',[7])); t(lambda: a*2); t(lambda: 0*a); t(lambda: a*1.5)
t(lambda: a[5]); t(lambda: a['x']); t(lambda: a[1:]); t(lambda: a[::-1]); t(lambda: a.index(9)); t(lambda: a.remove(9)); t(lambda: array('i').pop()); t(lambda: a.pop(9)); t(lambda: a.index(2)); t(lambda:a.index(2,0,1)); t(lambda:a.count(2))
b=array('i',range(5)); 
def f():
    b[1:3]=array('i',[9,9,9]); return b
t(f)
def f(): b[::2]=array('i',[1]); 
t(f)
def f(): b[1:2]=[1]
t(f)
def f(): b[1:2]=array('d')
t(f)
def f(): b[9]=1
t(f)
def f(): b['s']=1
t(f)
def f(): b[0]='x'
t(f)
def f(): del b[9]
t(f)
def f(): del b[::2]; return b
t(f)
def f(): b.fromlist([1,'x'])
t(f); print(b)
t(lambda: b.fromlist((1,))); t(lambda: b.frombytes('x')); t(lambda: b.frombytes(b'x')); t(lambda:b.tobytes()); t(lambda:b.tounicode()); t(lambda:b.fromunicode('x')); t(lambda:array('u','ab').tounicode())
m=memoryview(b); print(m.format,m.itemsize,m.shape,m.tolist(),m.readonly, m.obj is b); m[0]=77; print(b)
t(lambda:b.append(1)); t(lambda: b.extend([1])); t(lambda:b.pop()); m.release(); t(lambda:b.append(1)); print(b)
def f(): 
    global b; b+=[1]
t(f)
def f(): 
    global b; b+=array('i',[1]); return b
t(f)
def f():
    global b; b*=2; return b
t(f)
print(a==array('d',[1,2,3]), a<array('i',[2]), a!=array('i',[1,2,3]), a==[1,2,3], a>array('i',[1,2]), array('u','a')==array('i',[1]))
print(bytes(array('h',[1,2])), b'ab'+array('b',[99]), bytearray(b'x')+array('h',[1]), b'a'==array('b',b'a'), bytearray(b'a')==array('b',b'a'), array('b',b'a')==b'a',array('b',b'a')==bytearray(b'a'))
print(iter(a).__class__, [x for x in a], list(reversed(a)), 2 in a, 9 in a, len(a), bool(array('i')), a.itemsize, a.typecode)
c=array('H',[1,258]); c.byteswap(); print(c); print(memoryview(array('u','a')).format)
t(lambda: hash(a)); t(lambda: array('i',5)); t(lambda:array('i',None)); t(lambda:array('i',[1],2)); t(lambda: array('i',x=1)); t(lambda: a.append()); t(lambda:a.insert(1)); t(lambda:a.insert('x',1))
import copy; print(copy.copy(a), copy.deepcopy(a), a.__reduce_ex__(2)[0], a.__reduce_ex__(4)[1:] )
class S(array): pass
s=S('i',[1]); s.z=1; print(s, type(s[:]), type(s+s), s.__reduce_ex__(2)[1:]); print(S.__mro__, repr(array), array.__module__)
t(lambda: int(array('b',b'12'))); t(lambda: str(array('b',b'ab'),'utf8')); t(lambda: array('d',[1,2.5,float('inf')])); t(lambda: array('f',[1.1])); t(lambda: [a.buffer_info()[1]])
import array as A; print(A.typecodes, A.ArrayType is array, all(hasattr(array, n) for n in 'append byteswap buffer_info fromfile frombytes tolist tounicode itemsize typecode'.split()))
t(lambda: a.tofile(1)); t(lambda: array('i',[1,2]) < 5); t(lambda: b''.join([array('b',b'ab')])); t(lambda: memoryview(array('d',[1.5]))[0]); t(lambda: memoryview(array('i',[1]))==array('i',[1])); t(lambda: memoryview(array('i',[1]))==memoryview(array('d',[1.0])))
x=array('i',[1,2]); x.extend(x); print(x); x[1:1]=x; print(x); it=iter(x); next(it); x.append(5); print(list(it)); x.insert(-100, 0); x.insert(100,8); print(x); x.reverse(); print(x)
t(lambda: b'%b' % array('b',b'ab')); t(lambda: b'abc'.find(array('b',b'b'))); t(lambda: bytearray(b'abc').extend(array('b',b'b'))); t(lambda: bytes(2)+array('i',[1]))
class I:
    def __index__(self): return 7
t(lambda: array('i',[I()])); t(lambda: array('f',[I()])); t(lambda: array('i',[True]));t(lambda: array('i',{1:2}));t(lambda: array('i',iter([1,'x'])))
