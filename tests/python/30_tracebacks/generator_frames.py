"""An exception that passes through generators and a comprehension."""


def source():
    yield 1
    yield 2
    raise LookupError("no third")


def double(values):
    for value in values:
        yield value * 2


def chain():
    yield from double(source())


print([value + 1 for value in chain()])
