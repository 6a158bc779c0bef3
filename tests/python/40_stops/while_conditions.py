"""while with complex conditions, nested breaks, returns from loops."""


def a(n):
    while n > 0 and n != 5 or n == 7:
        n -= 1
        if n == 3:
            break
        elif n == 6:
            continue
    else:
        return "else", n
    return "break", n


def b():
    n = 0
    while (n := n + 1) < 4:
        while True:
            if n % 2:
                break
            n += 1
            while n:
                if n > 2: break
                n += 1
        if n == 3:
            return n
    return "end"


def c(xs):
    while xs:
        x = xs.pop()
        if not x: continue
        yield x
        if x > 3:
            return


def d():
    while True:
        try:
            while True:
                raise KeyError
        except KeyError:
            break
        finally:
            print("f")
    while 1:
        with open(__file__):
            break
    while not False:
        for _ in range(3):
            if _: break
        else:
            continue
        break
    while None: pass
    while 0:
        x = 1
    else:
        print("else")


print([a(n) for n in (4, 8, 5, 0)], b(), list(c([5, 2, 0, 1])), list(c([0, 9, 1])))
d()
n = 3
while n: n -= 1
while (
    n < 2
    and n >= 0
):
    n += 1
else:
    n = 9
while n > 5: 
    n -= 1; n -= 1
    if n: continue; print("dead")
print(n)
