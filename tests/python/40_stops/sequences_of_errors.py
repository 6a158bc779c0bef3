"""Errors inside comprehensions, generators, lambdas and defaults; where each frame is left."""


def f(x):
    if x == 2:
        raise ValueError(x)
    return x


def listcomp(): return [f(i) for i in range(4)]


def dictcomp():
    return {
        i: f(i)
        for i in range(4)
    }


def genexp():
    return sum(
        f(i)
        for i in range(4)
    )


def nested():
    return [[f(j) for j in range(i)] for i in range(5)]


def via_map(): return list(map(f, range(4)))


def via_sorted(): return sorted(range(4), key=f)


def via_lambda(): return (lambda x: f(x))(2)


def via_filter():
    for x in filter(f, range(4)):
        print("filtered", x)


def via_zip():
    for a, b in zip((f(i) for i in range(4)), "abcd"):
        print(a, b)


def via_star(): return print(*(f(i) for i in range(4)))


def via_dict(): return dict((i, f(i)) for i in range(4))


def via_join(): return ",".join(str(f(i)) for i in range(4))


def via_any(): return all(f(i) + 1 for i in range(4))


def via_unpack():
    a, *b = (f(i) for i in range(4))


def via_extend():
    x = []
    try:
        x.extend(f(i) for i in range(4))
    finally:
        print(x)


def via_slice():
    x = [0]
    x[:] = (f(i) for i in range(4))


def via_fstring(): return f"{f(1)} {f(2)} {f(3)}"


def via_in(): return 9 in (f(i) for i in range(4))


def via_yield_from():
    def inner():
        yield from map(f, range(4))
    return list(inner())


for name, function in list(globals().items()):
    if name != "f" and callable(function) and not name.startswith("_"):
        try:
            print(name, function())
        except ValueError as error:
            print(name, "failed", error)
