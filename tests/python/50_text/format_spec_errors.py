"""Format specifications that do not fit their values, and what each class of value says about them."""


def attempt(value, spec):
    try:
        print(f"{value!r:>12} {spec!r:<12} {format(value, spec)!r}")
    except (ValueError, TypeError, OverflowError) as error:
        print(f"{value!r:>12} {spec!r:<12} {type(error).__name__}: {error}")


values = [5, -2.5, "text", True, None, 1 + 2j, b"x", [1]]
for spec in (
    "d", "s", "x", ".2f", "e", "c", "n", "%", "z", "=8", "<8", "08", "+", " ", ",", "_", ".3", "#x", "q", "8.2d",
    "é^9", "-^+8",
):
    for value in values:
        attempt(value, spec)
for value, spec in (
    (5, ",s"), (5, "_n"), (5, ",_d"), (5, ",x"), (5, "_x"), (5, "#_b"), (1114112, "c"), (-1, "c"), (65, "+c"),
    (65, "#c"), (
        65, "5c",
    ),
    ("a", "+"), ("a", "="), ("a", "0=5"), ("a", "05"), ("a", ",s"), ("a", "#s"), ("a", ".1"), (2.5, ".0"),
    (2.5, "#.0f"), (
        2.5, ".-1f",
    ),
    (1e10, ",.2f"), (1e10, "_"), (float("nan"), "08"), (float("-inf"), "+10,.1f"), (0.5, ".1%"), (3, ".1%"),
    (-0.0, "z.1f"), (
        1j, "=9",
    ),
    (1j, "09"), (1 + 1j, ">12.1f"), (1j, "%"), (True, "d"), (True, "5"), (True, "s"), (5, "1" * 25), (5, ".5d"), (
        2.5, "." + "9" * 20,
    ),
):
    attempt(value, spec)
print(
    f"{5:{3}}|{5:{'>'}{4}}|{'x':*{'^'}{5}}|{2.5:{8}.{3}}|{{}}|{5!r:>3}|{'a' 'b':>4}", "{:{}}".format(5, 4),
    "{0:{1}.{2}}".format(2.5, 8, 3),
)
for template, args in (
    ("{:{}}", (1,)), ("{:{:{}}}", (1, 2, 3)), ("{0}{}", (1, 2)), ("{", ()), ("}", ()), ("{0[}", (1,)), ("{a.}", ()),
    ("{!x}", (1,)),
):
    try:
        print(template.format(*args))
    except (ValueError, IndexError, KeyError, AttributeError) as error:
        print(template, type(error).__name__, error)
