"""Assignment: unpacking of any iterable, starred targets, swapping, nested targets, and the errors."""

a, b = b, a = [1], [2]
print(a, b)
(x, y), z = "ab", 3
[p, [q, r]] = (1, {2: 0, 3: 0})
first, *middle, last = range(5)
*start, end = "x"
head, *tail = {"only": 1}
print(x, y, z, p, q, r, first, middle, last, start, end, head, tail)
numbers = [0, 0, 0]
i, numbers[i:] = 1, [9]
print(i, numbers)
c = d = e = []
c.append(1)
print(d, e is c)
*everything, = "abc"
(single,) = [7]
print(everything, single)


def steps():
    for step in (1, 2, 3):
        print("step", step)
        yield step


try:
    one, two = steps()
except ValueError as error:
    print(error)
one, *rest = steps()
print(one, rest)
for source in ("a, b = 1", "a, b = 1,", "a, b = 1, 2, 3", "a, *b, c = 1,", "a, b = None", "[a, b] = 'abc'", "a, b = {}", "*a, b = ()", "(a, b), c = 1, 2", "a, b = {1, 2, 3}", "() = 1", "() = [1]", "[] = ''"):
    try:
        exec(source)
        print(source, "fine")
    except (TypeError, ValueError) as error:
        print(source, "->", type(error).__name__, error)
for source in ("*a = 1", "*a, *b = 1", "1 = a", "a + b = 1", "f() = 1", "a = 1 = b", "(a, 1) = 2", "[a for a in b] = 1", "a.b() = 1", "lambda: 1 = 2", "a if b else c = 1", "{a: b} = 1",
               "{a} = 1", "'a' = 1", "f'{a}' = 1", "a < b = 1", "-a = 1", "a and b = 1", "not a = 1", "await a = 1", "yield = 1", "(yield) = 1", "(a := 1) = 2", "a = yield = 1", "True = 1", "... = 1",
               "(*a) = 1", "a, b += 1", "(a) += 1", "[a] += 1", "a: int: int", "a, b: int", "(a): int = 1", "[a]: int", "a = b := 1", "x: int = y = 1", "del f()", "del 1", "del (a, b), [c]", "del a + b", "del *a",
               "del (a, 1)", "del ()", "for 1 in x: pass", "for a() in x: pass", "with a as 1: pass", "with a as b(): pass", "import a.b as c.d", "[x() for x() in y]", "a = *b", "a = *b, c"):
    try:
        compile(source, "<assign>", "exec")
        print(source, "| compiles")
    except SyntaxError as error:
        print(source, "|", error.msg)
