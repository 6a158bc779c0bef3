"""A return, break, continue or raise in `finally` replaces what was under way."""


def replaced():
    try:
        return "first"
    finally:
        return "second"


def swallowed():
    try:
        1 / 0
    finally:
        return "swallowed"


def in_loop():
    for n in range(4):
        try:
            if n == 1:
                continue
            if n == 3:
                return n
        finally:
            if n == 3:
                break
            print("finally", n)
    else:
        print("never")
    return "after"


def continues():
    seen = []
    for n in range(3):
        try:
            raise ValueError(n)
        except ValueError as error:
            seen.append(error.args[0])
            continue
        finally:
            seen.append("f")
    return seen


def nested():
    try:
        try:
            return 1
        finally:
            print("inner")
            raise KeyError("inner")
    except KeyError:
        print("caught")
        return 2
    finally:
        print("outer")


def from_while():
    n = 0
    while True:
        try:
            n += 1
            if n < 3:
                continue
            break
        finally:
            print("n", n)
    return n


print(replaced(), swallowed(), in_loop(), continues())
print(nested())
print(from_while())
