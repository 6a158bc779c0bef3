"""What runs after the main module: an exit handler, and a finalizer."""

import atexit


class Held:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("released", self.name)


def goodbye():
    print("goodbye")


atexit.register(goodbye)
held = Held("the last one")
print("done")
