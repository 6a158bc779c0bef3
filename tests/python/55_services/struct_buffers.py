# struct: formats at their limits, and buffers to pack into; slices of any size; what sys and float tell of floats.
import array
import operator
import struct
import sys


def show(make):
    try:
        print(repr(make()))
    except Exception as error:
        print(type(error).__name__, error)


show(lambda: struct.unpack('\0',''))
show(lambda: struct.calcsize('\0'))
show(lambda: struct.calcsize('3\0'))
show(lambda: struct.pack('x\0'))
for n in (1,254,255,256,257,300):
    show(lambda: struct.pack(f'{n}p', b'x'*300)[:3])
    show(lambda: len(struct.unpack(f'{n}p',struct.pack(f'{n}p', b'x'*300))[0]))
    show(lambda: struct.pack(f'{n}p', b'x'*300)[-3:])
show(lambda: struct.calcsize(f'{sys.maxsize//2}hh'))
show(lambda: struct.calcsize(f'{sys.maxsize+1}b'))
show(lambda: struct.pack(f'{sys.maxsize+1}b',1))
show(lambda:struct.calcsize(f'{sys.maxsize}sb'))
a=array.array('i',[1,2,3])
show(lambda: struct.pack_into('<i',a,4,9))
show(lambda:a)
show(lambda: struct.pack_into('<i',memoryview(b'abcd'),0,9))
show(lambda: struct.pack_into('<i','abcd',0,9))
show(lambda: struct.pack_into('<i',3,0,9))
show(lambda: struct.pack_into('<i',memoryview(a)[1:],4,77))
show(lambda:a)
show(lambda: struct.pack_into('<i',a,10,9))
show(lambda: struct.pack_into('<i',a,-1,9))
show(lambda: struct.pack_into('<i',memoryview(a)[::2],0,9))
it=struct.iter_unpack('<i',a)
show(lambda: operator.length_hint(it))
next(it)
show(lambda: operator.length_hint(it))
list(it)
show(lambda: operator.length_hint(it))
show(lambda: slice(2**70,-2**70,-2**65).indices(2**68))
show(lambda: slice(None,None,-1).indices(2**70))
show(lambda: slice(3).indices(-1))
show(lambda: slice(3,None,0).indices(2**70))
show(lambda: slice('a').indices(2**70))
show(lambda: slice(None,None,2**80).indices(10))
show(lambda: slice(2**80,None,2).indices(10))
show(lambda: slice(None,2**80,-2**80).indices(10))
show(lambda: slice(1).indices(1.0))
show(lambda:slice(-5,2**64,2).indices(2**64))
show(lambda: float.__getformat__('double'))
show(lambda: float.__getformat__('float'))
show(lambda: float.__getformat__('x'))
show(lambda: float.__getformat__(1))
show(lambda: sys.float_repr_style)
show(lambda: sys.hash_info.algorithm)
show(lambda:len(sys.hash_info))
show(lambda: sys.hash_info.cutoff)
