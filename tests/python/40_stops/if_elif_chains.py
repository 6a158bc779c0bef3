"""if/elif chains in loops and functions: empty branches, constants, nested one-liners, dead code."""
DEBUG = False


def grade(n):
    if n > 90:
        return "A"
    elif n > 80: return "B"
    elif n > 70:
        pass
    elif n > 60:
        if n > 65:
            return "D+"
        else:
            if n == 61: return "D-"
    else:
        return "F"
    return "C"


def constants(x):
    if __debug__:
        x += 1
    if DEBUG:
        x += 10
    if 0:
        x += 100
    elif 1:
        x += 1000
    else:
        x += 10000
    if not 0: x += 5
    if "": x = 0
    if x and True: x += 2
    if x or False: x += 3
    if None is None: x += 4
    while 0: x = 9
    return x
    x = "dead"


def chain(a, b, c):
    if a and b or c:
        r = 1
    elif a or b and c:
        r = 2
    elif not (a or b):
        r = 3
    else:
        r = 4
    if a if b else c: r += 10
    if (a, b)[c]: r += 100
    if not a:
        if not b:
            if not c:
                r += 1000
            else: r += 2000
        elif c: r += 3000
    return r


print([grade(n) for n in (95, 85, 75, 66, 61, 63, 5)], constants(1))
print([chain(a, b, c) for a in (0, 1) for b in (0, 1) for c in (0, 1)])
for i in range(4):
    if i == 0: continue
    elif i == 1:
        pass
    elif i == 2: print("two"); continue
    else: break
    print("one")
if i:
    if not i: pass
    elif i == 3: print(3)
    else: print("else")
