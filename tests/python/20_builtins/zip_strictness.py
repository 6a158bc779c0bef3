"""`zip` with `strict`, and how far each of its iterators has gone when it stops or fails."""


def counted(name, n, log):
    for i in range(n):
        log.append(f"{name}{i}")
        yield i
    log.append(f"{name}.")


for sizes in ((2, 2), (2, 3), (3, 2), (0, 1), (1, 0), (2, 2, 1)):
    for strict in (False, True):
        log = []
        iterators = [counted("abc"[at], n, log) for at, n in enumerate(sizes)]
        try:
            result = list(zip(*iterators, strict=strict))
        except ValueError as error:
            result = error
        print(sizes, strict, repr(result), " ".join(log))

pairs = zip("ab", iter([1, 2, 3]), strict=True)
print(next(pairs), next(pairs))
for _ in range(2):
    try:
        print(next(pairs))
    except (ValueError, StopIteration) as error:
        print(type(error).__name__, error)

print(list(zip()), list(zip(strict=True)), list(zip("a")), list(zip([1], "b", strict=1)))
print(list(zip(*[iter("abcdef")] * 3)), dict(zip("ab", range(9))), [*zip(*zip("ab", [1, 2]))])


def failing():
    yield 1
    raise RuntimeError("in the middle")


for make in (lambda: zip(failing(), "abc"), lambda: zip("abc", failing(), strict=True)):
    both = make()
    print(next(both))
    try:
        next(both)
    except RuntimeError as error:
        print(error)
    print(next(both, "done"))
for wrong in (lambda: zip(1), lambda: zip([], None), lambda: zip([], strict=True, other=1), lambda: next(zip())):
    try:
        wrong()
    except (TypeError, StopIteration) as error:
        print(type(error).__name__, error)
print(type(zip()).__name__, iter(pairs) is pairs, list(map(max, [1, 5], [4, 2])), list(map(lambda *a: a, "ab", "c")))
