"""In which order operands, arguments, keys, targets and subscripts are evaluated."""

log = []


def t(value):
    log.append(value)
    return value


def show(label):
    print(label, log)
    log.clear()


t(1) + t(2) * t(3)
show("binary")
(t(1) < t(2) < t(3), t(5) > t(6) > t(7))
show("comparison")
{t("k1"): t("v1"), t("k2"): t("v2"), **t({"a": 1})}
show("dict")
[t(1), *t([2]), t(3)], {t(1), t(2)}, (t(1),)
show("displays")
(lambda *a, **k: None)(t(1), *t([2]), t(3), x=t(4), **t({"y": 5}), z=t(6))
show("call")
t([0, 1, 2])[t(0):t(2):t(1)]
show("slice")
values, index = {}, {}
t(values)[t("i")] = t("value")
show("subscript target")
values["a"], values["b"] = t(1), t(2)
(t(values))["c"] = (t(values))["d"] = t(9)
show("chained targets")
values["n"] = 1
t(values)[t("n")] += t(5)
show("augmented")
t(1) if t(0) else t(2)
show("conditional")
t(0) or t(1) and t(2)
show("boolean")
t([1]).append(t(2))
show("method")
{t(x): t(-x) for x in (1, 2)}
show("dict comprehension")
[t((x, y)) for x in t([1]) for y in t([2, 3]) if t(True)]
show("list comprehension")


@t
def decorated(a=t("default")) -> t("annotation"):
    pass


log.pop()
show("function")


class C(*t((object,)), metaclass=t(type)):
    t("body")


show("class")
del values[t("n")], values[t("a")]
show("del")
assert t(1), t("never")
show("assert")
for t(values)[t("loop")] in t([1, 2]):
    t("iteration")
show("for target")
with t(__import__("contextlib").nullcontext(5)) as t(values)[t("with")]:
    pass
log.pop(0)
show("with")
x = t(y := t(3)) + t(y)
show("walrus")
f"{t(1)}{t(2):{t(3)}}"
show("f-string")
t(values)[t("p")], *values[t("q")], = t([7, 8])
show("unpack")
