"""match: mapping patterns."""

from collections import ChainMap, OrderedDict, defaultdict


def kind(subject):
    match subject:
        case {"type": "circle", "r": r}:
            return f"circle {r}"
        case {"type": "rect", "w": w, "h": h, **rest}:
            return f"rect {w} {h} {rest}"
        case {1: one, 2: two}:
            return f"numbers {one} {two}"
        case {None: n, True: t}:
            return f"special {n} {t}"
        case {"nested": {"a": [x, *_]}}:
            return f"nested {x}"
        case {"v": int() | float() as v}:
            return f"number {v}"
        case {**all} if len(all) == 1:
            return f"single {all}"
        case {}:
            return "a mapping"
    return "no"


for subject in ({"type": "circle", "r": 1, "extra": 2}, {"type": "rect", "w": 1, "h": 2}, {"type": "rect", "w": 1, "h": 2, "c": 3}, {1: "a", 2: "b"}, {1.0: "a", 2: "b"}, {None: 0, 1: 5}, {"nested": {"a": [7, 8]}}, {"nested": {"a": []}}, {"v": 1.5}, {"v": "x"}, {}, [], "text", OrderedDict(type="circle", r=2), defaultdict(int, v=3), ChainMap({"v": 4}), None):
    print(kind(subject))
d = defaultdict(list)
match d:
    case {"missing": x}: print("made", x)
    case {}: print("not made", dict(d))


class Keys:
    A = "key a"


match {"key a": 1}:
    case {Keys.A: value}: print(value)
match {"a": 1, "b": 2}:
    case {"a": 1, **rest}: print(rest, type(rest))
match {-1: "neg", 1 + 2j: "complex", "x" "y": "joined", b"b": "bytes"}:
    case {-1: a, 1 + 2j: b, "xy": c, b"b": e}: print(a, b, c, e)
for bad in ("{'a': 1, 'a': 2}", "{a: 1}", "{**a, 'b': 1}", "{**_}", "{**a, **b}", "{'a'}", "{f(): 1}", "{'a': x, 'b': x}", "{1: x, 1: y}", "{'a': 1 + 1}", "{a.b: 1, a.b: 2}", "{-a: 1}"):
    try:
        compile(f"match x:\n case {bad}: pass", "s", "exec")
        print(bad, "fine")
    except SyntaxError as error:
        print(bad, "->", error.msg)
