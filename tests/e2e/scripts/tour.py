"""A walk past everything that the debugger's commands are about: calls, generators, exceptions, objects that come and go."""

import functools


class Box:
    """Holds things, and counts them."""

    def __init__(self, name):
        self.name = name
        self.things = []
        self.count = 0

    def add(self, thing):
        self.things.append(thing)
        self.count += 1
        return self.count

    @property
    def first(self):
        return self.things[0]


class TooDeep(Exception):
    def __init__(self, depth):
        super().__init__(f"too deep: {depth}")
        self.depth = depth


def squares(limit):
    for number in range(limit):
        yield number * number


def combine(left, right):
    total = left + right
    return total


def dive(depth):
    if depth == 3:
        raise TooDeep(depth)
    dive(depth + 1)


def careful(depth):
    try:
        dive(depth)
    except TooDeep as error:
        return error.depth
    finally:
        print("came up again")


def lookup(table, key):
    try:
        return table[key]
    except KeyError:
        return None


def fill():
    box = Box("box")
    for square in squares(4):
        box.add(square)
    print(box.name, "holds", box.things)
    return box


def main():
    box = fill()
    total = functools.reduce(combine, box.things)
    missing = lookup({"a": 1}, "b")
    box.count += 1; box.count -= 1; box.count += 1
    label = "ü" * 3 + "\t" + "very wide " * 40
    depth = careful(0)
    box = None
    print("total", total, "depth", depth, missing, len(label))
    with open("tour.txt", "w") as file:
        file.write(label)
        raise LookupError(f"nothing left of {total}")


if __name__ == "__main__":
    main()
