"""Closures, nonlocal, recursion, functions as values, mutual calls across lines."""


def counter(start=0):
    count = start

    def increment(by=1):
        nonlocal count
        count += by
        return count

    def reset():
        nonlocal count
        count = start

    increment.reset = reset
    return increment


def even(n): return n == 0 or odd(n - 1)


def odd(n): return n != 0 and even(n - 1)


def compose(*functions):
    def run(x):
        for f in functions:
            x = f(x)
        return x
    return run


def deep(n):
    def level(m):
        if m == 0:
            raise ValueError(n)
        return level(m - 1)

    return level(n)


c = counter(5)
print(c(), c(2), c.reset(), c())
print(even(4), odd(2))
print(compose(lambda x: x + 1, str, lambda s: s * 2)(4))
try:
    deep(3)
except ValueError as error:
    print(error)


def scope():
    global made
    made = 1

    def inner():
        print(x)
    try:
        inner()
    except NameError as error:
        print(error)
    x = 5
    inner()
    del x
    try:
        inner()
    except NameError as error:
        print(error)
    try:
        print(x)
    except UnboundLocalError as error:
        print(error)


scope()
print(made)


def memo(f, cache={}):
    def wrapped(n):
        if n not in cache:
            cache[n] = f(n)
        return cache[n]
    return wrapped


@memo
def fibonacci(n):
    return n if n < 2 else fibonacci(n - 1) + \
        fibonacci(n - 2)


print(fibonacci(6))
if True:
    def conditional(): return "if"
else:
    def conditional(): return "else"
print(conditional())
for name in "ab":
    def late(): return name
print(late())
