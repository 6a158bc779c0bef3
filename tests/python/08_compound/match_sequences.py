"""match: sequence patterns."""

from collections import deque, namedtuple
from array import array


def kind(subject):
    match subject:
        case []:
            return "empty"
        case [x]:
            return f"one {x!r}"
        case [1, 2]:
            return "one two"
        case (a, b):
            return f"pair {a!r} {b!r}"
        case [first, *_, last] if first == last:
            return f"same ends {first!r}"
        case [0, *rest]:
            return f"zero then {rest!r}"
        case [*start, "end"]:
            return f"until end {start!r}"
        case [[a, b], [c, d], *more]:
            return f"nested {a} {b} {c} {d} {more}"
        case [_, *_]:
            return "other sequence"
    return "no match"


P = namedtuple("P", "x y")
for subject in ([], (), [1], ["ab"], [1, 2], (1, 2), (3, 4), [5, 6, 5], [0, 1, 2], ["a", "b", "end"], [[1, 2], (3, 4), 5], [1, 2, 3], "ab", b"ab", bytearray(b"ab"), {1, 2}, {1: 2, 3: 4}, 5, None, range(2), range(3), deque([1, 2]), array("i", [7]), P(1, 2), iter([1, 2]), (x for x in "ab"), memoryview(b"z")):
    print(kind(subject))


class Seq(list):
    pass


class NotSeq:
    def __len__(self): return 2
    def __getitem__(self, i): return i


print(kind(Seq([9, 8])), kind(NotSeq()))


def stars(x):
    match x:
        case [*all]: return all, type(all)


print(stars((1, 2)), stars([]), stars("no"))
match 1, 2, *[3, 4]:
    case a, b, *c:
        print(a, b, c)
match [1, [2, [3, [4]]]]:
    case [a, [b, [c, [d]]]]:
        print(a, b, c, d)
match [[1, 2], [3, 4]]:
    case [[_, x], [y, _]] if x < y:
        print(x, y)
for bad in ("[a, a]", "[*a, *b]", "[a, *a]", "*a", "[*1]", "[a, b", "a, *_, *c", "[*a.b]"):
    try:
        compile(f"match x:\n case {bad}: pass", "s", "exec")
        print(bad, "fine")
    except SyntaxError as error:
        print(bad, "->", error.msg)
