# binascii: quoted-printable text, uuencoded lines, checksums, and any bytes-like argument.
import array
import binascii
import random


def show(make):
    try:
        print(repr(make()))
    except Exception as error:
        print(type(error).__name__, error)


for m in (bytes, bytearray, memoryview, lambda b: array.array('B', b)):
    show(lambda: binascii.b2a_base64(m(b'hello')))
    show(lambda: binascii.a2b_base64(m(b'aGVsbG8=\n')))
    show(lambda: binascii.hexlify(m(b'ab')))
    show(lambda: binascii.unhexlify(m(b'6162')))
    show(lambda: binascii.crc32(m(b'abc')))
    show(lambda: binascii.crc_hqx(m(b'abc'), 5))
    show(lambda: binascii.b2a_qp(m(b'a=b\r\n c \nd\t')))
    show(lambda: binascii.a2b_qp(m(b'a=3Db=\nc=20=zz')))
    show(lambda: binascii.b2a_uu(m(b'hello world')))
    show(lambda: binascii.a2b_uu(m(b"+:&5L;&\\@=V]R;&0\n")))
show(lambda: binascii.crc_hqx(b'', 0x12345))
show(lambda: binascii.crc_hqx(b'abc', -1))
show(lambda: binascii.crc_hqx(b'', -1))
for s in ('', 'abc', b'x'): show(lambda: binascii.a2b_base64(s))
show(lambda: binascii.unhexlify(s))
show(lambda: binascii.a2b_qp(s))
show(lambda: binascii.a2b_uu(s))
show(lambda: binascii.b2a_uu(s))
show(lambda: binascii.b2a_qp(s))
show(lambda: binascii.hexlify(s))
show(lambda: binascii.a2b_qp('é'))
show(lambda: binascii.a2b_uu('é'))
show(lambda: binascii.a2b_base64('é'))
show(lambda: binascii.a2b_qp(3))
show(lambda: binascii.b2a_qp(3))
show(lambda: binascii.b2a_uu(3))
show(lambda: binascii.b2a_uu(b'x'*45))
show(lambda: binascii.b2a_uu(b'x'*46))
show(lambda: binascii.b2a_uu(b'\0\0\0'))
show(lambda: binascii.b2a_uu(b'\0a\0', backtick=True))
show(lambda: binascii.b2a_uu(b'', backtick=True))
for u in (b'', b' \n', b'`\n', b'!', b'#86)C', b'#86)C\n', b'#86)C  \n', b'#86)CX', b'#86', b'\x7f', b'\xff', b'!a', b'$    ', b'A'+b'`'*44, b'#86)C\r\n', b'#86)C`', b'#\x7f'): show(lambda: binascii.a2b_uu(u))
Q=[b'', b'=', b'==', b'===', b'= ', b'=\n', b'=\r\n', b'=\r', b'=\rx', b'a=\r\nb', b'=AB', b'=ab', b'=aB', b'=A', b'=AX', b'=XA', b'=0D=0A', b'a_b', b'__', b'=5F', b'hello=', b'a==3Db', b'=\nx=\ny', b'= \n', b'=\t\nq', b'\xff', b'a=\r\rb']
for q in Q: show(lambda: binascii.a2b_qp(q))
show(lambda: binascii.a2b_qp(q, header=True))
E=[b'', b'=', b'a b', b'a \n', b'a\t\r\n', b'a\t', b' ', b'.', b'.\n', b'\n.\n', b'a\n.b', b'\n.', b'.a', b'x'*80, b'x'*75+b'\n', b'x'*76+b'\n', b'x'*77+b'\n', b'='*30, b'\xff'*30, b'a\rb', b'\r\n\n', b'a\nb\r\nc\n', b'a b_c', b'x'*74+b' \n', b'x'*75+b' ', b'x'*73+b'=\n', b'\0', b'\x7f~!', b' \t\n', b'x'*75+b'\t', b'x'*76+b' y', b'foo \r\nbar\t\r\n', b'x'*74+b'\xff', b'.'*80, b'ab\r', b' .\n.', b'x'*75+b'.', b'x'*75+b'.\n', b'x'*75+b'.y']
for e in E:
    for q in (0,1):
        for i in (0,1):
            for h in (0,1): show(lambda: binascii.b2a_qp(e, quotetabs=q, istext=i, header=h))
random.seed(5)
for n in range(150):
    d=bytes(random.choice(b'ab=. \t\n\r_\xe9') for _ in range(random.randrange(130)))
    fl=[random.random()<.5 for _ in range(3)]
    e=binascii.b2a_qp(d,*fl)
    show(lambda: e)
    show(lambda: binascii.a2b_qp(e, fl[2]))
    show(lambda: binascii.a2b_qp(d, fl[2]))
    d=d[:45]; u=binascii.b2a_uu(d,backtick=fl[0]); show(lambda: u); show(lambda: binascii.a2b_uu(u)==d)
