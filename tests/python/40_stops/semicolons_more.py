"""Several statements on one line, one-line blocks, backslashes and strings over lines."""
x = 1; y = 2; print(x, y)
if x: print("a"); print("b")
for i in range(2): x += i; y += i
while x < 5: x += 1; y -= 1
def f(): x = 1; return x
class C: a = 1; b = 2
try: f(); 1 / 0
except ZeroDivisionError: print("z"); print("zz")
else: print("no")
finally: print("fin"); print("fin2")
with open(__file__) as g: line = g.readline(); print(len(line) > 1)
z = x + \
    y + \
    f()
print(z); text = """one
two
""" + "three" \
    "four"
print(text,
      x); print(y)
if x: pass
elif y: pass
else: pass
lambda: 0; (yield_ := 3); None; ...; "string"; 1 + 1
a = [1,
     2]; b = (3,
              4); print(a,
                        b)
if (x and
    y): print("and"); print("more")
assert x; del x; global_ = 1
for i in (1, 2): continue
for i in (1, 2): break
else: print("else")
match z:
    case 1: print("one")
    case _: print("other"); print("done")
import os, sys; from os import path; import os.path as p
async def co(): return 1
try: co().send(None)
except StopIteration as s: print(s.value)
