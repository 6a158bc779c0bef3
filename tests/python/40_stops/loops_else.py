"""Loops with else, break, continue, nested and over one line."""

for i in range(3):
    for j in range(3):
        if j == 2:
            break
        if i == j: continue
        print(i, j)
    else:
        print("inner else")
else:
    print("outer else")
while True:
    if i:
        i -= 1
        continue
    else:
        break
else:
    print("never")
n = 3
while n:
    n -= 1
else:
    print("while else")
while n < 2: n += 1
for x in []: pass
else: print("empty")
for x in range(2): print(x); print("same line")
for (
    a,
    b
) in [
    (1, 2),
    (3, 4),
]:
    print(a,
          b)
while (
    n
    > 0
):
    n -= 1
    if (n
            and n > 0):
        continue
    pass
while 1:
    break
while False:
    print("dead")
for x in (1,
          2):
    if x == 1:
        pass
    else:
        pass
for i in range(2):
    try:
        continue
    finally:
        print("f", i)
for i in range(3):
    if i == 1:
        break
    continue
for c in "ab": 
    if c == "a": print("a")
    elif c == "b": print("b")
