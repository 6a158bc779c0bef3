"""Stars in displays and subscripts, and errors."""

a, b = [1, 2], (3,)
print([*a, *b], (*a, *b), {*a, *b, 1}, [*a, 0, *"xy"], (*a,), {**{"k": 1}, "k": 2, **{"k": 3}}, [*[], *()], {**{}}, [*{"d": 1}], (*{5},))
t = *a, *b
print(t, *a, sep="-")
print({**dict(x=1), **{"y": 2}}, dict(**{"p": 1}, q=2), [*range(3)], [*map(str, a)], max(*a, *b), {*()})
for x in *a, *b:
    print(x, end=" ")
print()


def g():
    got = yield *a, *b
    return *a, got


it = g()
print(next(it))
try:
    it.send("sent")
except StopIteration as stop:
    print(stop.value)
d = {}
d[*a] = 1
d[1, *b] = 2
print(d, d[*a], d[(1, 2)])
for text in ("[*1]", "(*None,)", "{*5}", "{**1}", "{**[1]}", "{**[('a', 1)]}", "dict(**{1: 2})", "[*a, *5]", "{*[[]]}", "print(*1)", "{**None, 'a': 1}", "set([*a, {}])", "{[]: 1}", "{{}: 1}", "{{1}}", "[].__add__(1)", "{'a': 1, **5}"):
    try:
        print(eval(text))
    except TypeError as error:
        print(text, "->", error)
for bad in ("*a", "(*a)", "x = *a", "*a = 1", "*a, *b = c", "del *a", "[**a]", "{*a: 1}", "{'a': **b}", "return *a", "print(**a, *b)", "a[**b]", "for *x in y: pass", "x: int = *a", "lambda *: 1", "{**a, *b}", "yield *a", "*a += 1", "[*a := b]"):
    try:
        compile(bad, "s", "exec")
        print(bad, "fine")
    except SyntaxError as error:
        print(bad, "->", error.msg)
