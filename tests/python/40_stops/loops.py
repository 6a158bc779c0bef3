"""for and while: the header line again at each turn, else, break, continue, empty bodies."""

for i in range(3):
    pass
for i in []:
    print("never")
else:
    print("else")
for i in range(3): print(i)
for i in range(4):
    if i == 1:
        continue
    if i == 3:
        break
    print("body", i)
else:
    print("no else")
n = 0
while n < 3:
    n += 1
while n < 5: n += 1
while (
    n <
    7
):
    n += 1
else:
    n = 100
while True:
    n -= 1
    if n < 98:
        break
while 0:
    n = "never"
while n:
    n -= 50
    if n < 0:
        n = 0
        continue
for a, b in [
    (1, 2),
    (3, 4),
]:
    for c in (a, b):
        if c > 2: break
    else:
        continue
    print("broke", a, b, c)


def nested(limit):
    for i in range(limit):
        for j in range(limit):
            while j:
                j -= 1
                if i == 1:
                    return i, j
    return None


print(nested(3), nested(1))
for x in (y for y in range(2)):
    print(x)
for line in "ab":
    try:
        continue
    finally:
        print(line)
while n < 2: n += 1; print(n)
