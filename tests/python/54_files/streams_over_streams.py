"""Text over any buffer, and buffers over any raw stream: what is written comes out when it is flushed, what is read is decoded in pieces."""
import io, sys, os, tempfile
def t(f):
    try: print(repr(f()))
    except Exception as e: print(type(e).__name__, e)
class S(io.TextIOWrapper):
    def __init__(self, initial_value='', newline='\n'):
        super().__init__(io.BufferedWriter(io.BytesIO(initial_value.encode())), 'utf-8', newline=newline)
    def getvalue(self):
        self.flush()
        return self.buffer.raw.getvalue().decode('utf-8')
s = S(); print(s.write('hällo\n'), repr(s.getvalue()))
print('to it', file=s); t(s.getvalue)
out, sys.stdout = sys.stdout, s
print('captured')
sys.stdout = out
t(s.getvalue)
W = lambda data, **k: io.TextIOWrapper(io.BytesIO(data), **k)
D = 'a\r\nb\nc\rdé'.encode()
for nl in (None, '', '\n', '\r', '\r\n'):
    t(lambda: W(D, encoding='utf-8', newline=nl).readlines())
    t(lambda: W(D, encoding='utf-8', newline=nl).read())
    t(lambda: [W(D, encoding='utf-8', newline=nl).readline(1)])
    b = io.BytesIO(); w = io.TextIOWrapper(b, newline=nl); w.write('x\ny\r\nz'); t(b.getvalue); w.flush(); t(b.getvalue)
t(lambda: W(D, newline='x')); t(lambda: W(D, newline=3)); t(lambda: W(D, encoding='nope')); t(lambda: io.TextIOWrapper(3)); t(lambda: W(b'\xff').read()); t(lambda: W(b'\xff', errors='replace').read())
t(lambda: W('x\ny'.encode('utf-16'), encoding='utf-16').readlines())
w = W(b'one\ntwo\nthree\n')
t(lambda: (w.readline(), w.tell(), w.read(2), w.tell(), w.seek(0), w.read(3), w.seek(0, 2), w.read(), w.seek(4), w.readline()))
t(lambda: w.seek(1, 1)); t(lambda: w.seek(-1)); t(lambda: w.write(3)); t(lambda: (w.readable(), w.writable(), w.seekable(), w.closed, w.encoding, w.errors, w.line_buffering)); t(lambda: w.isatty()); t(lambda: w.fileno()); t(lambda: repr(w))
b = w.detach(); t(lambda: b.getvalue()); t(lambda: w.read()); t(lambda: w.buffer); t(lambda: w.closed)
w = W(b'x'); w.close(); t(lambda: w.read()); t(lambda: w.closed); t(lambda: w.buffer.closed); t(lambda: w.write('x'))
with W(b'abc') as w: t(lambda: [line for line in w])
t(lambda: w.closed)
b = io.BytesIO(); w = io.TextIOWrapper(b, line_buffering=True); w.write('a'); t(b.getvalue); w.write('b\n'); t(b.getvalue); w.reconfigure(line_buffering=False, newline='\r\n'); w.write('c\n'); t(b.getvalue); w.flush(); t(b.getvalue)
with open(os.path.abspath(__file__)) as f: print(isinstance(f, io.TextIOWrapper), isinstance(f, io.TextIOBase), issubclass(type(f), io.TextIOWrapper), isinstance(f.buffer, io.BufferedReader), isinstance(f, io.StringIO), isinstance(sys.stdout, io.TextIOWrapper))
t(lambda: isinstance(s, io.TextIOWrapper)); t(lambda: isinstance(io.StringIO(), io.TextIOWrapper))
class R(io.RawIOBase):
    def __init__(self, chunks): self.chunks = list(chunks)
    def readable(self): return True
    def readinto(self, b):
        if not self.chunks: return 0
        c = self.chunks.pop(0); b[:len(c)] = c; return len(c)
r = io.BufferedReader(R([b'ab\nc', b'd\n', b'ef'])); t(lambda: (r.peek(1), r.readline(), r.read1(1), r.read(2), r.read(), r.read()))
t(lambda: io.TextIOWrapper(io.BufferedReader(R(['é'.encode()[:1], 'é'.encode()[1:] + b'\r', b'\nx'])), encoding='utf-8').readlines())
t(lambda: io.BufferedWriter(R([]))); t(lambda: io.BufferedReader(io.BytesIO(b'xyz')).readinto(bytearray(2))); t(lambda: io.BufferedReader(io.BytesIO(b'a\nb')).readlines())
raw = io.BytesIO(); w = io.BufferedWriter(raw, 4); t(lambda: (w.write(b'ab'), raw.getvalue(), w.write(b'cdef'), w.tell(), w.flush(), raw.getvalue())); t(lambda: w.write('x')); t(lambda: w.read())
r = io.BufferedRandom(io.BytesIO(b'hello world')); t(lambda: (r.read(5), r.write(b'X'), r.seek(0), r.read(), r.tell()))
with tempfile.TemporaryDirectory() as d:
    p = os.path.join(d, 'f')
    with io.BufferedWriter(io.FileIO(p, 'w')) as w: w.write(b'line 1\nline 2\n')
    with io.TextIOWrapper(io.BufferedReader(io.FileIO(p))) as w: t(lambda: (w.readline(), w.read()))
    with open(p, 'rb') as f: t(lambda: io.TextIOWrapper(f, encoding='ascii').readlines())
t(lambda: io.TextIOWrapper.__name__); t(lambda: io.TextIOWrapper.__module__); t(lambda: type(io.BufferedReader(io.BytesIO())))
