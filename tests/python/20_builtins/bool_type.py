"""bool: constructor, arithmetic, repr."""

print(bool(), bool(0), bool(1), bool(""), bool("0"), bool([]), bool([0]), bool(None), bool(0.0), bool(0j), bool(range(0)), bool(b""), bool(...), bool(NotImplemented is None))
print(True + True, True * 3, True / 2, -True, ~True, True << 3, True & False, True | 2, True ^ True, type(True & True), type(True & 1), True ** False)
print(repr(True), str(False), f"{True}", "%s %d %r" % (True, True, True), int(True), float(True), complex(True), hash(True), True == 1, True is 1 == 1)
print(isinstance(True, int), issubclass(bool, int), bool.__mro__, bool.__base__, True.bit_length(), True.real, True.denominator, True.to_bytes(1, "big"))
print([False, True][True], "ab"[False], sorted([True, False, 2, -1]), {True: "yes", 1: "no"}, max(True, False), sum([True, True, False]))
for action in (lambda: bool(1, 2), lambda: type("B", (bool,), {}), lambda: bool(x=1), lambda: True.x, lambda: True()):
    try:
        print(action())
    except TypeError as error:
        print("TypeError", error)
    except AttributeError as error:
        print("AttributeError", error)


class Empty:
    def __len__(self):
        return 0


class Strange:
    def __bool__(self):
        return 1


class Negative:
    def __len__(self):
        return -1


print(bool(Empty()), bool(Empty), not Empty())
for value in (Strange(), Negative()):
    try:
        print(bool(value))
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
print(not 0, not 1, not not [], 1 and 2, 0 and 2, 0 or "x", 1 or 2, None or 0 or [], 1 and [] and 2)
print(any([0, "", None]), any([0, 1]), all([]), all([1, 0]), all("ab"), any(()))
