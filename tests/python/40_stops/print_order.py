"""print writes its arguments one after the other; what __str__ prints comes between."""
import sys


class S:
    def __init__(self, v):
        self.v = v

    def __str__(self):
        print("str", self.v)
        return self.v

    def __repr__(self):
        print("repr", self.v)
        return f"<{self.v}>"


class Out:
    def __init__(self):
        self.parts = []

    def write(self, text):
        self.parts.append(text)

    def flush(self):
        self.parts.append("flush")


class Bad:
    def __str__(self):
        raise ValueError("no text")


print("a", S("b"), "c", S("d"), [S("e")], sep="-")
out = Out()
print(1, S("x"), file=out, end="!", flush=True)
print(out.parts)
try:
    print("before", Bad(), "after")
except ValueError as error:
    print(error)
saved, sys.stdout = sys.stdout, out
print("hidden", S("y"))
sys.stdout = saved
print(out.parts[-4:])
print(f"{S('f')} {S('g')!r}", "%s" % S("h"), "{}".format(S("i")), str(S("j")) + "k")
print()
print(*[S("l"), S("m")], sep="")
