"""An error below decorators and functools.wraps: every frame is shown."""

import functools


def logged(function):
    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        return function(*args, **kwargs)

    return wrapper


@logged
@logged
def divide(a, b):
    return a / b


print(divide(6, 3))
divide(1, 0)
