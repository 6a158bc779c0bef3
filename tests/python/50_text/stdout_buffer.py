"""Text and the bytes under it: what is written to `buffer` overtakes text that was not flushed."""
import io
import sys
import tempfile

print("text", sys.stdout.buffer is sys.stdout.buffer, sys.stdin.buffer.read())
sys.stdout.buffer.write(b"bytes\n")
print("more text", end=" ", flush=True)
sys.stdout.buffer.write(b"after\n")
with tempfile.TemporaryFile("w+") as file:
    file.write("first\n")
    file.buffer.write(b"second\n")
    file.flush()
    file.write("third\n")
    print(file.tell(), type(file.buffer).__name__)
    file.seek(0)
    print(file.buffer.read())
stream = io.StringIO("a\r\nb\rc\n", newline=None)
print(stream.newlines, repr(stream.read()), io.StringIO("a\r\n").newlines, repr(io.StringIO("a\r\n", newline="").newlines))
