"""Writes a file and follows it: what one handle wrote, another one reads; offsets; partial lines."""

import os

with open("app.log", "w") as log:
    log.write("first\nsecond\nhalf a l")
    log.flush()
    with open("app.log") as reader:
        lines = []
        while line := reader.readline():
            lines.append(line)
        print(lines, reader.readline() == "")
        log.write("ine\nlast\n")
        log.flush()
        print(repr(reader.read()))
    print(log.tell(), os.path.getsize("app.log"))


class Follower:
    def __init__(self, path):
        self.path, self.offset, self.rest = path, 0, ""

    def poll(self):
        with open(self.path, "rb") as source:
            source.seek(self.offset)
            data = source.read()
            self.offset = source.tell()
        *complete, self.rest = (self.rest + data.decode()).split("\n")
        return complete


follower = Follower("app.log")
print(follower.poll(), follower.poll())
with open("app.log", "a") as log:
    log.write("a\nb")
print(follower.poll(), repr(follower.rest))
with open("app.log", "ab") as log:
    print(log.write("c\né\n".encode()))
print(follower.poll(), repr(follower.rest), follower.offset)


def rotate(path, keep):
    for n in range(keep - 1, 0, -1):
        if os.path.exists(f"{path}.{n}"):
            os.rename(f"{path}.{n}", f"{path}.{n + 1}")
    os.rename(path, f"{path}.1")
    open(path, "w").close()


for generation in range(3):
    rotate("app.log", 3)
    with open("app.log", "w") as log:
        print("generation", generation, file=log)
print(sorted(os.listdir(".")), [os.path.getsize(name) for name in sorted(os.listdir("."))])
for name in sorted(os.listdir(".")):
    with open(name) as source:
        print(name, sum(1 for _ in source))
    os.remove(name)
print(os.listdir("."))
