"""sys.exit with a number, from inside a function and a finally."""

import sys


def leave():
    try:
        sys.exit(3)
    finally:
        print("finally runs")


print("start")
leave()
print("never")
