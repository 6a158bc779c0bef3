"""try inside loops inside try: break, continue and return cross finally blocks."""


def a():
    for i in range(3):
        try:
            for j in range(3):
                try:
                    if j == 1: continue
                    if i == 1: break
                    if i == 2: return i, j
                    print(i, j)
                finally:
                    print("inner", i, j)
            else:
                print("else", i)
        finally:
            print("outer", i)


def b():
    while True:
        try:
            try:
                raise KeyError
            finally:
                break
        except KeyError:
            print("never")
    for i in range(2):
        try:
            raise ValueError
        except ValueError:
            if i: break
            continue
        else:
            print("no")
        finally:
            print("fin", i)
    return "b"


def c():
    for i in (1, 0, 2):
        try:
            x = 1 / i
        except ZeroDivisionError:
            print("zero")
            continue
        else:
            print(x)
            if x < 1:
                break
    else:
        print("no break")
    try:
        return i
    finally:
        try:
            raise KeyError
        except KeyError:
            print("in finally")


def d():
    try:
        for i in range(3):
            try:
                yield i
            except ValueError:
                yield "value"
                continue
            finally:
                print("d", i)
    finally:
        print("d end")


print(a(), b(), c())
g = d()
print(next(g), next(g), g.throw(ValueError), next(g))
del g
for x in d():
    if x: break
print(x, [y for y in d()])
