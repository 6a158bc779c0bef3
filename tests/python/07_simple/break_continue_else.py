"""break and continue through nested blocks, else of loops."""


def run(n):
    out = []
    for i in range(5):
        if i == n: break
        if i == 1: continue
        out.append(i)
    else:
        out.append("else")
    return out


print([run(n) for n in range(6)])
for i in range(3):
    for j in range(3):
        if j == 1: continue
        if i == 1: break
        print(i, j, end="; ")
    else:
        print("inner else", end="; ")
        continue
    break
else:
    print("outer else")
print()
n = 0
while n < 5:
    n += 1
    try:
        if n == 2: continue
        if n == 4: break
        print("body", n)
    finally:
        print("finally", n)
else:
    print("never")


class Manager:
    def __enter__(self): return self
    def __exit__(self, *args): print("exit", args[0])


for i in range(3):
    with Manager():
        if i == 0: continue
        if i == 1: break


def search(rows, wanted):
    for r, row in enumerate(rows):
        for c, value in enumerate(row):
            if value == wanted:
                return r, c
    else:
        return None


print(search([[1, 2], [3, 4]], 4), search([[1]], 9))
for x in []: pass
else: print("empty", "x" in globals())
while False: pass
else: print("while else")
for i in range(3):
    try:
        continue
    except ValueError:
        pass
    else:
        print("not printed")
    finally:
        if i == 1:
            break
print(i)


def swallow():
    for i in range(3):
        try:
            raise ValueError(i)
        finally:
            continue
    return "swallowed"


print(swallow())
for bad in ("break", "continue", "if 1: break", "def f(): break", "for x in y:\n def g(): continue", "class C: break", "while 1:\n class C: continue", "try: continue\nfinally: pass", "for x in y: pass\nelse: break", "with a: continue", "lambda: break", "while 1: pass\nelse: continue", "for x in y:\n [continue]"):
    try:
        compile(bad, "s", "exec")
        print(repr(bad), "fine")
    except SyntaxError as error:
        print(repr(bad), "->", error.msg)
