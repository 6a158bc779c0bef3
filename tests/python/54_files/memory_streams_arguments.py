# Streams in memory: arguments, ends of lines, views of the buffer, and the state that copies are made of.
import array
import copy
import io
import os
import shutil
import tempfile


def show(make):
    try:
        print(repr(make()))
    except Exception as error:
        print(type(error).__name__, error)


class One:
    def __index__(self):
        return 1


for make, value in (io.BytesIO, b"ab\ncd"), (io.StringIO, "ab\ncd"):
    stream = make(value)
    for argument in "x", 1.5, One(), None, -3:
        for method in "read", "readline", "truncate", "seek":
            stream.seek(0)
            show(lambda: getattr(stream, method)(argument))
    show(lambda: stream.readlines(None))
    show(lambda: stream.seek(0, 9))
    show(lambda: stream.seek(0, "x"))
    show(stream.detach)
    show(stream.fileno)
    show(lambda: stream.write(3))
    show(lambda: stream.write(None))
    show(lambda: make(3))
    show(lambda: make(None).getvalue())
    stream = make(value)
    stream.extra = [1]
    stream.read(2)
    show(stream.__getstate__)
    again = copy.copy(stream)
    show(lambda: (again.tell(), again.getvalue(), again.extra is stream.extra))
    stream.close()
    for method in "readlines", "tell", "readable", "__getstate__", "__next__", "__enter__", "getvalue", "detach", "fileno":
        show(getattr(stream, method))
    show(lambda: stream.writelines([]))

for state in (b"a", -1, None), (b"a", "x", None), ("a", 1, None), (b"a", 1, 3), (b"abc", 1, {"y": 2}), (), 1:
    made = io.BytesIO()
    show(lambda: made.__setstate__(state) or (made.read(), vars(made).get("y")))
for state in (("a", "\n", -1, None), ("a", "\n", "x", None), ("a", "x", 1, None), ("a", 3, 1, None), (3, "\n", 1, None),
              ("a", "\n", 1, 3), ("a\nb", "\r\n", 1, {"y": 2}), (), 1):
    made = io.StringIO()
    show(lambda: made.__setstate__(state) or (made.read(), vars(made).get("y"), made.write("\n"), made.getvalue()))

stream = io.BytesIO(b"1234567890")
view = stream.getbuffer()
for change in (lambda: stream.write(b"xxx"), lambda: stream.truncate(3), stream.close, lambda: stream.write(b"y" * 20)):
    show(change)
view[1:3] = b"QQ"
show(stream.getvalue)
del view
show(lambda: stream.truncate(2))
show(stream.close)
show(stream.getbuffer)

show(lambda: io.StringIO(newline="x"))
show(lambda: io.StringIO(newline=3))
for newline in None, "", "\n", "\r", "\r\n":
    stream = io.StringIO("a\nb\r\nc\rd", newline=newline)
    show(lambda: [*stream])
    show(lambda: stream.newlines)
    show(lambda: stream.write("x\ny\r\nz\r"))
    show(stream.getvalue)
    show(lambda: stream.newlines)
    stream.seek(0)
    show(lambda: (stream.read(2), stream.readline(), stream.readline(1), stream.readline(1), stream.read()))

stream = io.BytesIO(b"12345")
numbers = array.array("i", [0, 0])
show(lambda: stream.readinto(numbers))
show(lambda: numbers)
show(lambda: stream.readinto(b"abc"))
show(lambda: stream.readinto("a"))
show(lambda: stream.write(numbers))
show(stream.getvalue)

# the ends of lines that a file turned out to have
name = os.path.join(tempfile.mkdtemp(), "lines.txt")
with open(name, "wb") as file:
    file.write(b"a\r\nb\nc\rd")
for newline in None, "", "\n", "\r\n":
    with open(name, newline=newline) as file:
        print(file.newlines, [*file], file.newlines)
with open(name, "rb") as file:
    show(lambda: (file.readinto(memoryview(bytearray(4))), file.readinto(numbers), numbers))
    show(lambda: file.readinto(memoryview(b"abc")))
with io.TextIOWrapper(io.BufferedReader(io.FileIO(name))) as file:
    print(file.newlines, file.read(), file.newlines)
shutil.rmtree(os.path.dirname(name))
