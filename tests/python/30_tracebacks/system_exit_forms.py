"""SystemExit: its code from every kind of argument, atexit, finally, and being caught."""

import atexit
import sys

atexit.register(print, "atexit runs")
for argument in ((), (0,), (3,), ("text",), (None,), (True,), ([1],), (1.5,), ((1, 2),)):
    try:
        sys.exit(*argument)
    except SystemExit as error:
        print(argument, repr(error.code), repr(error), isinstance(error, Exception))
try:
    exit(4)
except SystemExit as error:
    print(error.code)
try:
    raise SystemExit
except BaseException as error:
    print(repr(error), error.code)


def leave():
    try:
        sys.exit("told on stderr")
    finally:
        print("finally runs")


leave()
