"""while: else, break, walrus conditions, changing conditions, and nested loops with flags."""

n = 5
while n:
    n -= 1
    if n == 3:
        continue
    print(n, end=" ")
else:
    print("else")
while True:
    break
else:
    print("never")
data = iter("abc;d")
while (c := next(data, None)) is not None:
    if c == ";":
        break
    print(c, end="")
else:
    print("ran out")
print("", list(data))
stack = [[1, [2, 3]], 4]
flat = []
while stack:
    item = stack.pop()
    if isinstance(item, list):
        stack.extend(item)
    else:
        flat.append(item)
print(flat)


def collatz(n):
    steps = 0
    while n != 1:
        n = n // 2 if n % 2 == 0 else 3 * n + 1
        steps += 1
    return steps


print([collatz(n) for n in range(1, 12)])
outer = 0
while outer < 3:
    inner = 0
    while inner < 3:
        if outer * inner == 2:
            print("found", outer, inner)
            break
        inner += 1
    else:
        outer += 1
        continue
    break


class Countdown:
    def __init__(self):
        self.left = 3

    def __bool__(self):
        self.left -= 1
        return self.left > 0


c = Countdown()
while c:
    print("left", c.left)
while 0:
    print("never")
else:
    print("at once")
