"""match: literals, or-patterns, captures, values, guards."""

import enum


class Color(enum.Enum):
    RED = 1
    GREEN = 2


class Limits:
    low, high = 0, 10


def kind(subject):
    match subject:
        case 0 | 1 | 2: return "small"
        case -1: return "minus one"
        case 1.5: return "float"
        case "a" | "b" as letter: return f"letter {letter}"
        case b"bytes": return "bytes"
        case None: return "None"
        case True | False as flag: return f"bool {flag}"
        case 1 + 2j: return "complex"
        case -3 - 4j: return "negative complex"
        case Color.RED: return "red"
        case Limits.high: return "limit"
        case str(text) if text.isdigit(): return f"digits {text}"
        case "multi" "part": return "joined"
        case (int() | float()) as number if number > 100: return f"big {number}"
        case [1 | 2 as x, ("y" | "z") as w]: return f"{x} {w}"
        case _ if callable(subject): return "callable"
        case other: return f"other {other!r}"


for subject in (0, 1, True, False, 2.0, -1, 1.5, "a", "b", "c", b"bytes", None, 1 + 2j, -3 - 4j, Color.RED, Color.GREEN, 10, "42", "multipart", 500, 1e9, [1, "z"], (2, "y"), [3, "y"], len, 0.0, ""):
    print(repr(subject), kind(subject))


class Eq:
    def __eq__(self, other):
        print("eq", other, end=" ")
        return other == 2


match Eq():
    case 1: print("one")
    case None: print("none")
    case 2: print("two")


def guards(x):
    match x:
        case y if print("first", y): return 1
        case y if (z := y * 2) > 5: return z
        case y: return y


print(guards(1), guards(3))
match 5:
    case (((x))): print(x)
match (match := 3):
    case case if case: print(case, match)
for bad in ("1 | x", "x | 1", "_ | 1", "x | y", "1 as _", "1 as 2", "x as y as z", "1 + 1", "1 + x", "-x", "x.y()", "1j + 2", "+1", "f'x'", "a | (b | 1)", "[x] | [y]", "[x] | {'a': x}", "x if", "not x", "1 < 2", "(x as y) | 1", "-None", "1 2", "1 - 'a'", "x := 1", "x.y.z", "-1j", "0x10 | 0b1", "..."):
    try:
        compile(f"match x:\n case {bad}: pass", "s", "exec")
        print(bad, "fine")
    except SyntaxError as error:
        print(bad, "->", error.msg)
for bad in ("match x:\n case y: pass\n case 1: pass", "match x:\n case _: pass\n case _: pass", "match x:\n pass", "match x:", "match x:\ncase 1: pass", "match x:\n case 1:\n pass", "case 1: pass", "match x:\n case 1: pass\n else: pass"):
    try:
        compile(bad, "s", "exec")
        print(repr(bad), "fine")
    except SyntaxError as error:
        print(repr(bad), "->", error.msg)
