"""An exception group that nobody caught: nested groups, notes, causes, and where each was raised."""


def task(n):
    if n % 2:
        raise ValueError(f"odd {n}")
    try:
        {}[n]
    except KeyError as error:
        raise RuntimeError(f"even {n}") from error


def gather(name, numbers):
    errors = []
    for n in numbers:
        try:
            task(n)
        except Exception as error:
            error.add_note(f"while doing {n}")
            errors.append(error)
    raise ExceptionGroup(name, errors)


try:
    gather("first", [1, 2])
except ExceptionGroup as group:
    inner = group
try:
    gather("second", [3])
except ExceptionGroup as group:
    raise ExceptionGroup("both", [inner, group, OSError(2, "no file", "x.txt")]) from None
