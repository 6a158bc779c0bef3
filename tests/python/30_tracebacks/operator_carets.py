"""Carets under binary operators, subscripts and calls with tildes around them."""

import traceback

data = {"a": [1, None, "3"]}


def add():
    return data["a"][0] + data["a"][1] * 2


def index():
    return data["a"][5]["x"]


def key():
    return data["b"]["c"] + 1


def nested():
    return len(data["a"][0]) + len(data["a"])


def compare():
    return data["a"][0] < data["a"][2] < 5


def unary():
    return -data["a"][2] + 1


def augmented():
    data["a"][0] += data["a"][2]


def call():
    return data["a"](1, 2)


def attribute():
    return data["a"].missing.deeper


def unicode():
    return "é" + "ü" + data["a"][0] + "ö"


for function in (add, index, key, nested, compare, unary, augmented, call, attribute, unicode):
    try:
        function()
    except Exception as error:
        print("".join(traceback.format_exception(error)[2:]), end="")
