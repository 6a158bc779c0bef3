"""io.StringIO and io.BytesIO."""

import io
import sys

s = io.StringIO()
print("hello", 1, file=s)
s.write("world\n")
print(repr(s.getvalue()), s.tell(), s.seek(0), repr(s.readline()), repr(s.read()))
with io.StringIO("a\nb\nc") as source:
    print(list(source), source.getvalue() == "a\nb\nc")
b = io.BytesIO(b"\x00\x01\x02")
print(b.read(1), b.getvalue(), b.seek(0, 2), b.write(b"x"), b.getvalue())
buffer = io.StringIO()
saved, sys.stdout = sys.stdout, buffer
try:
    print("captured")
finally:
    sys.stdout = saved
print(repr(buffer.getvalue()))


class Tee:
    def __init__(self):
        self.parts = []

    def write(self, text):
        self.parts.append(text)

    def flush(self):
        pass


tee = Tee()
print("to", "tee", file=tee)
print(tee.parts)
sys.stdout.write("direct\n")
sys.stdout.flush()
sys.stderr.write("to stderr\n")
print("also stderr", file=sys.stderr)
try:
    io.StringIO().read("x")
except TypeError as error:
    print("TypeError")
s.close()
try:
    s.read()
except ValueError as error:
    print(error)
