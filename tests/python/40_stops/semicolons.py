"""Several statements on a line, and bodies on the line of their header."""

a = 1; b = 2; c = a + b
print(a); print(b); print(c)
if a: b = 5; c = 6
for i in range(2): a += i; b -= i
while a < 5: a += 1; c = a
def f(x): x += 1; return x
class K: x = 1; y = 2
try: a = f(1); b = f(2)
except ValueError: pass
else: c = 7
finally: d = 8
with open(__file__) as s: first = s.readline(); second = s.readline()
print(a, b, c, d, f(3), K.x, K.y, len(first) > 0)
lambda: 1; x = (lambda: 2)(); print(x)
for i in range(2):
    if i: continue; print("never")
    print("once"); break
def g():
    yield 1; yield 2; return
print(list(g()))
x = 1 if a else 2; y = [n for n in range(2)]; print(x, y)
