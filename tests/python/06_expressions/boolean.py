"""and, or, not, comparison chains, conditional expressions, is and in."""


def side(value, label):
    print(f"<{label}>", end=" ")
    return value


print(side(0, "a") and side(1, "b"))
print(side(1, "a") and side(2, "b"))
print(side(0, "a") or side("", "b") or side([], "c"))
print(side(3, "a") or side(1, "b"))
print(not side(0, "n"), not [] and "yes", not (1 and 0))
print(side(1, "x") < side(2, "y") < side(3, "z"))
print(side(1, "x") > side(2, "y") > side(3, "z"))
print(1 < 2 == 2 != 3 >= 3 is not None, 1 < 3 > 2, 1 == 1.0 is not True)
print("yes" if side(1, "c") else "no", "a" if 0 else "b" if 0 else "c")
print(side("t", "then") if side(0, "cond") else side("e", "else"))
print(None is None, [] is [], () is (), "in" in "string", 3 in [1, 2], 3 not in [1, 2], "k" in {"k": 1}, "" in "abc")
a = b = []
print(a is b, a is not [], a == [], type(a) is list)
for value in (0, 1, -1, 0.0, 0.1, "", "0", [], [0], (), (0,), {}, {0: 0}, set(), {0}, None, range(0), range(1), b"", print):
    print(bool(value), end=" ")
print()


class Chatty:
    def __bool__(self):
        print("[bool]", end="")
        return False


class Sized:
    def __len__(self):
        print("[len]", end="")
        return 0


if Chatty() or Sized():
    print("true")
else:
    print("false")
print(bool(Chatty()), not Sized(), (Chatty() and 1).__class__.__name__)
while not (lambda: True)():
    pass
else:
    print("while else")
print(any([]), all([]), any(x > 2 for x in (1, 2, 3)), all(side(x, x) for x in (1, 0, 2)))
