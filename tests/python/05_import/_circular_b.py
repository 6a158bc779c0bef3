"""The other half of the circle."""

import _circular_a

had_value = hasattr(_circular_a, "value")


def get():
    return had_value, _circular_a.value
