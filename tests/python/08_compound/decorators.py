"""Decorators with state, arguments, classes, stacking, and on methods."""


def logged(function):
    def wrapper(*args, **kwargs):
        shown = ", ".join([*map(repr, args), *(f"{k}={v!r}" for k, v in kwargs.items())])
        print(f"{function.__name__}({shown})", end=" ")
        try:
            result = function(*args, **kwargs)
        except Exception as error:
            print("raised", repr(error))
            raise
        print("->", result)
        return result

    wrapper.__wrapped__ = function
    return wrapper


class Counted:
    def __init__(self, function):
        self.function = function
        self.count = 0

    def __call__(self, *args):
        self.count += 1
        return self.function(*args)


def retry(times, *kinds):
    def decorate(function):
        def wrapper(*args):
            for attempt in range(1, times + 1):
                try:
                    return function(*args)
                except kinds as error:
                    print("attempt", attempt, "failed:", error)
                    if attempt == times:
                        raise

        return wrapper

    return decorate


@logged
def add(a, b=1):
    return a + b


@Counted
def count_me(n):
    return n * 2


failures = iter([ValueError("one"), ValueError("two"), None])


@retry(3, ValueError, KeyError)
def flaky(n):
    error = next(failures)
    if error:
        raise error
    return n


print(add(1), add(1, b=5), add.__wrapped__(2))
try:
    add("x")
except TypeError:
    pass
print(count_me(1), count_me(5), count_me.count, flaky(9))


class Shape:
    registry = []

    def __init__(self, side):
        self.side = side

    @logged
    def area(self):
        return self.side**2

    @property
    @logged
    def perimeter(self):
        return self.side * 4

    @classmethod
    @logged
    def unit(cls):
        return cls(1)

    @staticmethod
    @logged
    def sides():
        return 4

    def __repr__(self):
        return f"Shape({self.side})"


shape = Shape(3)
print(shape.area(), shape.perimeter, Shape.unit(), shape.sides(), Shape.sides())


def add_methods(**methods):
    def decorate(cls):
        for name, method in methods.items():
            setattr(cls, name, method)
        return cls

    return decorate


@add_methods(double=lambda self: Shape(self.side * 2), name="big")
class Big(Shape):
    pass


print(Big(2).double(), Big.name, Big(5).area())


def cached(function):
    cache = {}

    def wrapper(*args):
        try:
            return cache[args]
        except KeyError:
            cache[args] = result = function(*args)
            return result

    wrapper.cache = cache
    return wrapper


@cached
def partitions(n, largest):
    if n == 0:
        return 1
    if n < 0 or largest == 0:
        return 0
    return partitions(n, largest - 1) + partitions(n - largest, largest)


print(partitions(60, 60), len(partitions.cache))
print([d.__name__ if hasattr(d, "__name__") else type(d).__name__ for d in (add, count_me, flaky, partitions)])
