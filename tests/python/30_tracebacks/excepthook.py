"""sys.excepthook replaced: it gets the error that ends the program."""

import sys


def hook(kind, value, traceback):
    lines = []
    while traceback:
        lines.append(f"{traceback.tb_frame.f_code.co_name}:{traceback.tb_lineno}")
        traceback = traceback.tb_next
    print("hook:", kind.__name__, value, " > ".join(lines))


sys.excepthook = hook


def fail():
    return {}["missing"]


try:
    fail()
except KeyError:
    print("caught errors do not reach it")
fail()
