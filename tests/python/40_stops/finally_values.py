"""Return values that finally sees or changes; nested finally; finally in loops in finally."""


def keep():
    x = [1]
    try:
        return x
    finally:
        x.append(2)


def rebind():
    x = 1
    try:
        return x
    finally:
        x = 2


def order():
    log = []
    try:
        try:
            log.append(1)
            return log
        finally:
            log.append(2)
            for i in range(2):
                try:
                    if i: continue
                    log.append("i")
                finally:
                    log.append("f")
    finally:
        log.append(3)


def override():
    while True:
        try:
            return 1
        finally:
            break
    return 2


def deep(n):
    try:
        if n:
            return deep(n - 1)
        raise ValueError
    except ValueError:
        if n < 2:
            raise
        return "stopped"
    finally:
        print("unwound", n)


def loops():
    for i in range(3):
        try:
            try:
                if i == 1:
                    raise KeyError(i)
            finally:
                print("a", i)
        except KeyError:
            continue
        finally:
            print("b", i)
        print("c", i)


def empty():
    try:
        pass
    finally:
        pass
    try:
        return
    finally:
        return "finally"


def conditional(x):
    try:
        if x: return "try"
    finally:
        if not x: return "finally"


print(keep(), rebind(), order(), override(), deep(3), loops(), empty(), conditional(0), conditional(1))
