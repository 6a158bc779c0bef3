"""str.format: field names, attributes, indexes, nesting, conversions, auto-numbering, and the errors."""


class A:
    x = 1

    def __init__(self):
        self.items = {"k": [10, 20], "0": "zero"}

    def __getitem__(self, key):
        return f"<{key!r}>"


a = A()
print("{} {}".format(1, 2), "{1} {0} {1}".format("a", "b"), "{x} {y}".format(x=1, y=2), "{0.x} {0.items}".format(a), "{0[k]} {0[0]} {0[-1]} {0[a b]}".format(a), "{a.items[k][1]}".format(a=a), "{0[0]}{0[1]}".format("xy"))
print("{!r} {!s} {!a}".format("é", "é", "é"), "{:{}} {:{}}|".format("a", 3, "b", ">4"), "{0:{w}.{p}f}".format(3.14159, w=8, p=2), "{:{fill}{align}{width}}".format("x", fill="*", align="^", width=5), "{{}} {{{}}}".format(1), "{:}".format(5), "{0!r:>5}".format("x"), "{:{}{}}".format(1, "0", 3))
print("{:%Y-%m-%d}".format(__import__("datetime").date(2024, 2, 3)), "{0:}}}".format(1), "{.x}".format(a), "{[0]}".format([7]), "{0.__class__.__name__}".format(a), "{a[b][c]}".format(a={"b": {"c": "deep"}}))
for template, args, kwargs in (("{", (), {}), ("}", (), {}), ("{}", (), {}), ("{0}{}", (1, 2), {}), ("{}{0}", (1, 2), {}), ("{x}", (), {}), ("{5}", (1,), {}), ("{!x}", (1,), {}), ("{!}", (1,), {}), ("{!rr}", (1,), {}), ("{0.}", (1,), {}), ("{0[}", (1,), {}), ("{0[]}", ([1],), {}), ("{0[x}", (1,), {}), ("{0.y}", (1,), {}),
                               ("{0[0]}", (1,), {}), ("{0[a]}", ([1],), {}), ("{0[9]}", ([1],), {}), ("{:{:{}}}", (1, 2, 3), {}), ("{:d}", ("s",), {}), ("{0]}", (1,), {}), ("{0[0]x}", ([1],), {}), ("{ 0}", (1,), {}), ("{a b}", (), {"a b": 3}), ("{0x}", (1,), {}), ("{-1}", (1,), {}), ("{00}", (1,), {}), ("{99999999999999999999}", (1,), {}), ("{:{x}}", (1,), {}), ("a{0!r", (1,), {}), ("{0:{1}", (1, 2), {}), ("{.}", (1,), {}), ("{0..x}", (1,), {}), ("}{", (1,), {}), ("{0!r }", (1,), {})):
    try:
        print(repr(template), repr(template.format(*args, **kwargs)))
    except Exception as error:
        print(repr(template), "->", type(error).__name__, error)
print("{x} {y}".format_map({"x": 1, "y": 2}), "{missing}".format_map(type("D", (dict,), {"__missing__": lambda self, key: f"<{key}>"})()))
for use in (lambda: "{0}".format_map({}), lambda: "{x}".format_map([1]), lambda: "{}".format_map({}), lambda: "{x}".format_map({"y": 1}), lambda: "{}".format_map(1), lambda: "".format_map()):
    try:
        print(use())
    except Exception as error:
        print(type(error).__name__, error)
