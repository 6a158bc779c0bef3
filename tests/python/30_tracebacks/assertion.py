"""A failing assert in a loop."""


def check(values):
    for index, value in enumerate(values):
        assert value >= 0, f"value {index} is {value}"
        print("ok", value)


check([3, 1, -4, 5])
