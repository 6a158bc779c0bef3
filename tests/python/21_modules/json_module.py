"""The json module: both ways, options, errors."""

import json

data = {"name": "tea", "price": 4.5, "tags": ["a", "b"], "none": None, "yes": True, "no": False, "nested": {"x": [1, [2, {}], []]}, "n": -12, "big": 10**20}
text = json.dumps(data)
print(text)
print(json.loads(text) == data)
print(json.dumps(data, indent=2))
print(json.dumps(data, sort_keys=True, separators=(",", ":")), json.dumps([1, 2], indent=None), json.dumps([], indent=2), json.dumps({}, indent=2), json.dumps([[], {}], indent=1))
print(json.dumps("é€😀\n\t\"\\\x00/"), json.dumps("é", ensure_ascii=False), json.dumps({1: "a", None: "b", True: "c", 1.5: "d"}), json.dumps((1, 2)), json.dumps("x"), json.dumps(1.0), json.dumps(1e100), json.dumps(float("inf")), json.dumps(float("nan")))
print(json.loads('  [1, 2.5, -3e2, "a\\u00e9\\n\\/", true, false, null, {"k": []}]  '), json.loads('"\\ud83d\\ude00"'), json.loads("1e5"), json.loads("-0"), json.loads("-0.0"), json.loads("[]"), json.loads("NaN"), json.loads(b'{"a": 1}'), json.loads("12345678901234567890123"))
print(json.loads('{"a": 1, "a": 2}'), json.loads('{"b": 1, "a": 2}'))
for bad in ("", "{", "[1,]", '{"a" 1}', "nul", '"abc', "[1 2]", "{1: 2}", '{"a": 1,}', "1 2", "[", "'a'", '"\t"', "01", "[1,\n2,\n x]", '{"a":}', '"\\x"'):
    try:
        print(json.loads(bad))
    except json.JSONDecodeError as error:
        print(error, "|", error.pos, error.lineno, error.colno, error.msg)
for bad in ({1, 2}, object, b"x", {(1, 2): 3}, 1j if False else print):
    try:
        print(json.dumps(bad))
    except TypeError as error:
        print(str(error)[:60])
circular = []
circular.append(circular)
try:
    json.dumps(circular)
except ValueError as error:
    print(error)


class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y


print(json.dumps([Point(1, 2)], default=lambda p: {"x": p.x, "y": p.y}), json.dumps(Point(0, 0), default=vars), json.dumps({1, 2}, default=sorted))
print(json.loads('{"x": 1, "y": {"x": 2}}', object_hook=lambda d: sorted(d)), json.loads("[1.5, 2]", parse_float=str, parse_int=lambda s: -int(s)))
print(issubclass(json.JSONDecodeError, ValueError))
with open("data.json", "w") as out:
    json.dump(data, out, indent=1)
with open("data.json") as source:
    print(json.load(source) == data)
with open("data.json") as source:
    print(sum(1 for _ in source))
