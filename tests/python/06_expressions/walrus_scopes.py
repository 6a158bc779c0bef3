"""The walrus: where its name lives, and where it is refused."""

print((n := 3) + n, [n := n + 1, n], n)
total = 0
sums = [total := total + v for v in range(4)]
print(sums, total)
print([y for x in range(5) if (y := x * 2) > 3], y)
print({(k := c): k * 2 for c in "ab"}, k)
print(list((last := v) for v in "xyz"), last)


def function():
    inner = [seen := v for v in range(3)]
    return seen, inner


print(function())


def nested():
    seen = None
    def inside():
        nonlocal seen
        return [seen := v for v in "pq"]
    return inside(), seen


print(nested())
while (text := "abc"[total - 6:]) and total < 8:
    total += 1
print(repr(text), total)
if (m := max([1, 5, 3])) > 4 and (h := m // 2): print(m, h)
print(f"{(z := 9)}", z, (lambda: (w := 4) + w)(), len(a := [1, 2]), a)
print((p := 1, 2), p, (q := (1, 2)), x if (x := 5) else None)
for bad in ("a := 1", "[i := 0 for i in range(2)]", "[(i := 0) for i in (1,)]", "class C: [(v := i) for i in (1,)]", "[x for x in (y := [1])]", "(a.b := 1)", "(a[0] := 1)", "((a, b) := (1, 2))", "f(a := 1, b = c := 2)", "(x := 1) = 2", "def f(a=b := 1): pass", "[[(j := i) for i in r] for j in r]", "f(a=b:=1)", "del (x := 1)", "(1 := 2)", "x = y := 1", "f'{x:=5'"):
    try:
        compile(bad, "s", "exec")
        print(bad, "fine")
    except SyntaxError as error:
        print(bad, "->", error.msg)
