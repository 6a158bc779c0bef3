"""When names are bound in patterns: failing cases, guards, alternatives, wildcards, and nested captures."""


def trace(value):
    name = other = rest = None
    match value:
        case [name, 0]:
            outcome = "zero"
        case [name, other] if isinstance(other, int) and other > 10:
            outcome = "big"
        case [name, [other, *rest]]:
            outcome = "nested"
        case (1 | 2 | 3) as name:
            outcome = "small"
        case {"a": name, "b": {"c": other}}:
            outcome = "mapping"
        case [_, _, *_]:
            outcome = "long"
        case {**rest} if rest:
            outcome = "rest"
        case -1 | -2.5 | 1 + 2j | "x" "y" | b"z" | True:
            outcome = "literal"
        case _:
            outcome = "default"
    return outcome, name, other, rest


for value in ([1, 0], [1, 11], [1, 5], [1, [2, 3, 4]], [1, []], 2, {"a": 1, "b": {"c": 2}}, {"a": 1, "b": {}}, [1, 2, 3], {}, {"z": 1}, -1, -2.5, 1 + 2j, "xy", b"z", True, 1.0, None, (), "ab", b"ab", range(2), iter([1, 0])):
    print(value if not hasattr(value, "__next__") else "iterator", trace(value))


class Color:
    RED = "red"
    GREEN = "green"


def dotted(value):
    match value:
        case Color.RED:
            return "stop"
        case Color.GREEN | "blue":
            return "go"
        case Color.MISSING:
            return "never"


print(dotted("red"), dotted("green"), dotted("blue"))
try:
    dotted("other")
except AttributeError as error:
    print(error)
match = {"match": 1}
case = "case"
match match:
    case {"match": case}:
        print("soft keywords", case, match)
match (1, 2), 3:
    case (a, b), c:
        print(a, b, c)
match 1, *[2, 3]:
    case 1, *others:
        print(others)


class Sequence:
    def __len__(self):
        return 2

    def __getitem__(self, index):
        return [10, 20][index]


import collections.abc

match Sequence():
    case [_, _]:
        print("sequence without registration")
    case _:
        print("not a sequence")
collections.abc.Sequence.register(Sequence)
match Sequence():
    case [first, second]:
        print("registered", first, second)
for source in ("match x:\n case a: pass\n case b: pass", "match x:\n case a | b: pass", "match x:\n case [a, a]: pass", "match x:\n case a | [a, b]: pass", "match x:\n case {'k': v, 'k': w}: pass", "match x:\n case A(b=1, b=2): pass",
               "match x:\n case [*a, *b]: pass", "match x:\n case {**r, 'a': 1}: pass", "match x:\n case _ as y: pass", "match x:\n case a as _: pass", "match x:\n case 1 + 2: pass", "match x:\n case -a: pass", "match x:\n case f'{a}': pass",
               "match x:\n case {a: 1}: pass", "match x:\n case {**_}: pass", "match x:\n case _: pass\n case 1: pass", "match x:\n case (1 as a) as b: pass", "match x:\n case a.b(): pass", "match x:\n case a(): pass\n", "match x:\n case 1 if y: pass",
               "match x:\n pass", "match x:\n case 1:\n", "match x: case 1: pass", "match x:\n case A(1, b=2, 3): pass", "match x:\n case 1 as 2: pass", "match x:\n case a as b.c: pass", "match x:\n case *a: pass", "match x:\n case (*a): pass", "match x:\n case *a,: pass"):
    try:
        compile(source, "<match>", "exec")
        print(repr(source[9:]), "compiles")
    except SyntaxError as error:
        print(repr(source[9:]), "|", error.msg)
